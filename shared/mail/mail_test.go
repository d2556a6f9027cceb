package mail

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"credo/shared/setting"
)

var letter = Message{
	LetterNumber: "CRD-0000-0000-00000-L01", Sender: "Sample Plan Provider Services, Ärzte", To: "olive@example.org",
	Subject: "Welcome – ¡hola!", Text: "Plain text ✓\n", HTML: "<p>HTML ✓</p>", PDF: []byte("%PDF-1.3 sample"),
}

func against(t *testing.T, address string) *Client {
	t.Helper()
	ses := sesv2.New(sesv2.Options{Region: "us-east-1", BaseEndpoint: &address, Retryer: aws.NopRetryer{},
		Credentials: credentials.NewStaticCredentialsProvider("key", "secret", "")})
	return New(ses, "letters@plan.example", "credo")
}

func TestSendReachesTheInboxWhole(t *testing.T) {
	t.Parallel()
	address := os.Getenv("AWS_ENDPOINT_URL_SESV2")
	if address == "" {
		t.Fatal("this test needs the SES inbox: run make test")
	}
	number := fmt.Sprintf("CRD-TEST-%d-L01", os.Getpid())
	m := letter
	m.LetterNumber = number
	id, err := against(t, address).Send(t.Context(), m)
	if err != nil || id == "" {
		t.Fatal(id, err)
	}
	got := find(t, address, id)
	if got.Subject != m.Subject || got.Body.Text != m.Text || got.Body.HTML != m.HTML || len(got.Destination.To) != 1 || got.Destination.To[0] != m.To {
		t.Errorf("got %+v", got)
	}
	if len(got.Attachments) != 1 || got.Attachments[0].Content != base64.StdEncoding.EncodeToString(m.PDF) || got.Attachments[0].Filename != number+".pdf" {
		t.Errorf("attachments %+v", got.Attachments)
	}
	header := map[string]string{}
	for _, h := range got.Headers {
		header[h.Name] = h.Value
	}
	if header[NumberHeader] != number || header["Auto-Submitted"] != "auto-generated" {
		t.Errorf("headers %v", header)
	}
	from, err := mail.ParseAddress(got.From)
	if err != nil || from.Name != m.Sender || from.Address != "letters@plan.example" {
		t.Errorf("from %q: %v", got.From, err)
	}
}

type stored struct {
	MessageID   string `json:"messageId"`
	From        string `json:"from"`
	Subject     string `json:"subject"`
	Destination struct {
		To []string `json:"to"`
	} `json:"destination"`
	Body struct {
		Text string `json:"text"`
		HTML string `json:"html"`
	} `json:"body"`
	Attachments []struct{ Filename, Content string } `json:"attachments"`
	Headers     []struct{ Name, Value string }       `json:"headers"`
}

func find(t *testing.T, address, id string) stored {
	t.Helper()
	response, err := http.Get(address + "/store")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var all struct{ Emails []stored }
	if err := json.NewDecoder(response.Body).Decode(&all); err != nil {
		t.Fatal(err)
	}
	for _, e := range all.Emails {
		if e.MessageID == id {
			return e
		}
	}
	t.Fatalf("no mail %s in the inbox", id)
	return stored{}
}

func TestSendTellsSESWhatItReportsBy(t *testing.T) {
	t.Parallel()
	in := New(nil, "letters@plan.example", "credo").input(letter, letter.To)
	if *in.ConfigurationSetName != "credo" || *in.EmailTags[0].Name != NumberTag || *in.EmailTags[0].Value != letter.LetterNumber {
		t.Errorf("%+v", in)
	}
}

func TestWhatIsKnownOfAFailedAttempt(t *testing.T) {
	t.Parallel()
	answer := func(status int, kind, message string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Amzn-Errortype", kind)
			w.WriteHeader(status)
			fmt.Fprintf(w, `{"message": %q}`, message)
		}
	}
	for name, c := range map[string]struct {
		ses  http.HandlerFunc
		want Outcome
	}{
		"an address SES cannot read":  {answer(400, "BadRequestException", "Missing final '@domain'"), Refused},
		"content SES rejects":         {answer(400, "MessageRejected", "Virus found"), Refused},
		"a recipient in the sandbox":  {answer(400, "MessageRejected", "Email address is not verified: olive@example.org"), Refused},
		"our own identity unverified": {answer(400, "MessageRejected", "Email address is not verified: letters@plan.example"), NotSent},
		"sending paused":              {answer(400, "SendingPausedException", "paused"), NotSent},
		"account suspended":           {answer(400, "AccountSuspendedException", "suspended"), NotSent},
		"daily quota":                 {answer(400, "LimitExceededException", "Daily message quota exceeded"), NotSent},
		"too fast":                    {answer(429, "TooManyRequestsException", "slow down"), NotSent},
		"no configuration set":        {answer(404, "NotFoundException", "no such set"), NotSent},
		"no right":                    {answer(403, "AccessDeniedException", "no"), NotSent},
		"a refusal of another kind":   {answer(400, "", "Bad Request Exception"), NotSent},
		"SES is not there":            {answer(503, "ServiceUnavailable", "later"), NotSent},
		"SES breaks down":             {answer(500, "InternalFailure", "oops"), Unknown},
		"the gateway waited in vain":  {answer(504, "", "timeout"), Unknown},
		"the connection breaks":       {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			attempts := 0
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { attempts++; c.ses(w, r) }))
			defer server.Close()
			_, err := against(t, server.URL).Send(t.Context(), letter)
			if got := OutcomeOf(err); got != c.want {
				t.Errorf("%q, want %q: %v", got, c.want, err)
			}
			if attempts != 1 {
				t.Errorf("%d attempts", attempts)
			}
		})
	}
}

func TestNobodyThereIsNotSent(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + l.Addr().String()
	l.Close()
	if _, err := against(t, address).Send(t.Context(), letter); OutcomeOf(err) != NotSent {
		t.Errorf("%v", err)
	}
}

func TestAnAddressThatIsNoneIsRefusedWithoutAsking(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"", "olive", "olive@", "a@b@c", "olive@example.org\r\nBcc: eve@example.org"} {
		m := letter
		m.To = to
		if _, err := New(nil, "letters@plan.example", "credo").Send(t.Context(), m); OutcomeOf(err) != Refused {
			t.Errorf("%q: %v", to, err)
		}
	}
}

func TestOutcomeOfAnotherErrorIsUnknown(t *testing.T) {
	t.Parallel()
	if OutcomeOf(errors.New("other")) != Unknown || OutcomeOf(context.Canceled) != Unknown {
		t.Error("an error of another kind was taken for certain")
	}
}

func TestOpenNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	env := setting.From(func(name string) (string, bool) {
		if strings.HasPrefix(name, "AWS_") {
			return "x", true
		}
		return "", false
	})
	Open(env)
	if err := env.Err(); err == nil || !strings.Contains(err.Error(), "SENDER_ADDRESS") || !strings.Contains(err.Error(), "CONFIGURATION_SET") {
		t.Errorf("%v", err)
	}
}
