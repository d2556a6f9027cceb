package mailevents_test

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"credo/infra/local/engine"
)

func client() *sesv2.Client {
	return sesv2.New(sesv2.Options{
		Region: engine.Region, BaseEndpoint: aws.String(engines.SES), Retryer: aws.NopRetryer{},
		Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, ""),
	})
}

func send(t *testing.T, to, letter, set string) error {
	t.Helper()
	input := &sesv2.SendEmailInput{
		FromEmailAddress: aws.String(`"Sample Plan" <letters@plan.example>`),
		Destination:      &types.Destination{ToAddresses: []string{to}},
		EmailTags:        []types.MessageTag{{Name: aws.String("letterNumber"), Value: &letter}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: &types.Content{Data: aws.String("Welcome")},
			Headers: []types.MessageHeader{{Name: aws.String("X-Letter-Number"), Value: &letter}},
			Body:    &types.Body{Text: &types.Content{Data: aws.String("Hello")}},
		}},
	}
	if set != "" {
		input.ConfigurationSetName = &set
	}
	_, err := client().SendEmail(t.Context(), input)
	return err
}

// detail is what the tests read of a report.
type detail struct {
	EventType string
	Mail      struct {
		MessageId   string
		Destination []string
		Tags        map[string][]string
		Headers     []struct{ Name, Value string }
	}
	Bounce struct {
		BounceType        string
		BouncedRecipients []struct{ EmailAddress string }
	}
	Delivery  struct{ Recipients []string }
	Complaint struct{ ComplaintFeedbackType string }
}

// reports are the details of what was reported of a letter, and the types.
func reports(t *testing.T, letter string) (details []detail, detailTypes []string) {
	t.Helper()
	reported.mu.Lock()
	defer reported.mu.Unlock()
	for _, event := range reported.events {
		var d detail
		if err := json.Unmarshal(event.Detail, &d); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(d.Mail.Tags["letterNumber"], letter) {
			if event.Bus != "default" || event.Source != "aws.ses" {
				t.Errorf("event %+v", event)
			}
			details, detailTypes = append(details, d), append(detailTypes, event.DetailType)
		}
	}
	return details, detailTypes
}

func TestWhatBecomesOfAMailIsReported(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"dana.sample@example.com":                 {"Email Sent", "Email Delivered"},
		"bounce@simulator.amazonses.com":          {"Email Sent", "Email Bounced"},
		"Bounce+7@simulator.amazonses.com":        {"Email Sent", "Email Bounced"},
		"suppressionlist@simulator.amazonses.com": {"Email Sent", "Email Bounced"},
		"complaint@simulator.amazonses.com":       {"Email Sent", "Email Delivered", "Email Complaint Received"},
		"success@simulator.amazonses.com":         {"Email Sent", "Email Delivered"},
		"bounce@example.com":                      {"Email Sent", "Email Delivered"},
	}
	for to, want := range tests {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			letter := "L-" + to
			if err := send(t, to, strings.NewReplacer("@", "_", "+", "-", ".", "-").Replace(letter), "credo"); err != nil {
				t.Fatal(err)
			}
			details, got := reports(t, strings.NewReplacer("@", "_", "+", "-", ".", "-").Replace(letter))
			if !slices.Equal(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
			for _, d := range details {
				if d.Mail.MessageId == "" || !slices.Equal(d.Mail.Destination, []string{to}) || d.Mail.Tags["ses:configuration-set"][0] != "credo" {
					t.Errorf("mail %+v", d.Mail)
				}
			}
			last := details[len(details)-1]
			if last.EventType == "Bounce" && (last.Bounce.BounceType != "Permanent" || last.Bounce.BouncedRecipients[0].EmailAddress != to) {
				t.Errorf("bounce %+v", last.Bounce)
			}
		})
	}
}

func TestTheLettersNumberIsInTheHeaders(t *testing.T) {
	t.Parallel()
	if err := send(t, "a@example.com", "H-1", "credo"); err != nil {
		t.Fatal(err)
	}
	details, _ := reports(t, "H-1")
	for _, header := range details[0].Mail.Headers {
		if header.Name == "X-Letter-Number" && header.Value == "H-1" {
			return
		}
	}
	t.Errorf("headers %+v", details[0].Mail.Headers)
}

func TestWithoutAConfigurationSetNothingIsReported(t *testing.T) {
	t.Parallel()
	if err := send(t, "a@example.com", "N-1", ""); err != nil {
		t.Fatal(err)
	}
	if details, _ := reports(t, "N-1"); len(details) != 0 {
		t.Errorf("reported %+v", details)
	}
}

func TestALostAnswerIsReportedAndARefusalIsNot(t *testing.T) {
	defer engines.Faults.Clear()
	_ = engines.Faults.Set(engine.SES, engine.Fault{Kind: engine.LoseAnswer, Share: 1})
	if err := send(t, "a@example.com", "F-1", "credo"); err == nil {
		t.Error("the answer was not lost")
	}
	_ = engines.Faults.Set(engine.SES, engine.Fault{Kind: engine.Error, Share: 1})
	if err := send(t, "a@example.com", "F-2", "credo"); err == nil {
		t.Error("not refused")
	}
	if _, got := reports(t, "F-1"); len(got) != 2 {
		t.Errorf("of the mail whose answer was lost: %v", got)
	}
	if _, got := reports(t, "F-2"); len(got) != 0 {
		t.Errorf("of the mail that was refused: %v", got)
	}
}

func TestMailIsKeptForTheNextInbox(t *testing.T) {
	if err := send(t, "kept@example.com", "K-1", "credo"); err != nil {
		t.Fatal(err)
	}
	if _, err := http.Post(engines.SES+"/clear-store", "", nil); err != nil {
		t.Fatal(err)
	}
	before := len(reported.events)
	if err := reporter.Refill(t.Context(), engines.SES); err != nil {
		t.Fatal(err)
	}
	if store := get(t, "/store"); !strings.Contains(store, "kept@example.com") {
		t.Errorf("not in the inbox again: %s", store)
	}
	if len(reported.events) != before {
		t.Error("reported again")
	}
	if sent := get(t, "/sent"); !strings.Contains(sent, `"X-Letter-Number":"K-1"`) {
		t.Errorf("sent: %s", sent)
	}
}

func get(t *testing.T, path string) string {
	t.Helper()
	response, err := http.Get(engines.SES + path)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	return string(body)
}
