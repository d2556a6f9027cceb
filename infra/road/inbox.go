package road

import (
	"context"
	"net/http"
	"regexp"
	"strings"
)

// Inbox reads the mail that the local SES took. A deployed stage has none.
type Inbox struct{ Address string }

// Mail is one message of the inbox.
type Mail struct {
	Subject string
	To      []string
	Letter  string // X-Letter-Number
	Text    string
	HTML    string
}

type storedMail struct {
	Subject     string `json:"subject"`
	Destination struct {
		To []string `json:"to"`
	} `json:"destination"`
	Body struct {
		Text string `json:"text"`
		HTML string `json:"html"`
	} `json:"body"`
	Headers []struct{ Name, Value string } `json:"headers"`
	Raw     string                         `json:"raw"`
}

var letterHeader = regexp.MustCompile(`(?mi)^X-Letter-Number:\s*(\S+)`)

// Mails lists all messages, oldest first.
func (i Inbox) Mails(ctx context.Context) ([]Mail, error) {
	type store struct {
		Emails []storedMail `json:"emails"`
	}
	all, err := call[store](ctx, Client{API: strings.TrimSuffix(i.Address, "/")}, http.MethodGet, "/store", nil)
	if err != nil {
		return nil, err
	}
	out := make([]Mail, 0, len(all.Emails))
	for _, m := range all.Emails {
		mail := Mail{Subject: m.Subject, To: m.Destination.To, Text: m.Body.Text, HTML: m.Body.HTML}
		for _, h := range m.Headers {
			if strings.EqualFold(h.Name, "X-Letter-Number") {
				mail.Letter = h.Value
			}
		}
		if found := letterHeader.FindStringSubmatch(m.Raw); mail.Letter == "" && found != nil {
			mail.Letter = found[1]
		}
		out = append(out, mail)
	}
	return out, nil
}
