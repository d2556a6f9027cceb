package mail

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
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
			if strings.Contains(err.Error(), "@") {
				t.Errorf("%q tells the address", err)
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
