// Package mailtest lets a test send to the SES inbox and look into it.
package mailtest

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"credo/shared/cloud"
	"credo/shared/mail"
	"credo/shared/setting"
)

// Sender is the address that mail comes from.
const Sender = "letters@plan.example"

// New is a client of the inbox.
func New(t testing.TB) *mail.Client {
	t.Helper()
	address(t)
	env := setting.Environment()
	ses := sesv2.NewFromConfig(cloud.Config(env), func(o *sesv2.Options) { o.Retryer = aws.NopRetryer{} })
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	return mail.New(ses, Sender, "credo")
}

func address(t testing.TB) string {
	t.Helper()
	address := os.Getenv("AWS_ENDPOINT_URL_SESV2")
	if address == "" {
		t.Fatal("this test needs the SES inbox: run make test")
	}
	return address
}

// Mail is one mail as the inbox keeps it.
type Mail struct {
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
	Attachments []Attachment `json:"attachments"`
	Headers     []Header     `json:"headers"`
}

// Attachment is one file of a mail.
type Attachment struct {
	Filename string `json:"filename"`
	Content  []byte `json:"content"`
}

// Header is one header that the sender added.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Header is the value of one of the mail's added headers.
func (m Mail) Header(name string) string {
	for _, h := range m.Headers {
		if h.Name == name {
			return h.Value
		}
	}
	return ""
}

// Inbox returns the mails with a letter's number, as they came.
func Inbox(t testing.TB, letterNumber string) []Mail {
	t.Helper()
	response, err := http.Get(address(t) + "/store")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var all struct{ Emails []Mail }
	if err := json.NewDecoder(response.Body).Decode(&all); err != nil {
		t.Fatal(err)
	}
	var out []Mail
	for _, m := range all.Emails {
		if m.Header(mail.NumberHeader) == letterNumber {
			out = append(out, m)
		}
	}
	return out
}
