package mailevents

import (
	"crypto/rand"
	"encoding/json"
	"net/mail"
	"strings"
	"time"

	"credo/infra/local/bus"
	"credo/infra/local/template"
)

const simulator = "@simulator.amazonses.com"

// outcome is what becomes of a mail after SES took it.
type outcome struct {
	detailType, eventType, key string
	body                       func(now time.Time, recipients []string) any
}

var (
	sent       = outcome{"Email Sent", "Send", "send", func(time.Time, []string) any { return struct{}{} }}
	delivered  = outcome{"Email Delivered", "Delivery", "delivery", delivery}
	bounced    = outcome{"Email Bounced", "Bounce", "bounce", bounce("General", "5.1.1", "smtp; 550 5.1.1 user unknown")}
	suppressed = outcome{"Email Bounced", "Bounce", "bounce", bounce("Suppressed", "5.1.1", "Amazon SES has suppressed sending to this address")}
	complained = outcome{"Email Complaint Received", "Complaint", "complaint", complaint}
)

// outcomes are what SES's mailbox simulator stands for; every other address
// takes its mail. A label (bounce+anything@…) makes no difference.
func outcomes(recipient string) []outcome {
	if parsed, err := mail.ParseAddress(recipient); err == nil {
		recipient = parsed.Address
	}
	name, ok := strings.CutSuffix(strings.ToLower(recipient), simulator)
	if !ok {
		return []outcome{delivered}
	}
	name, _, _ = strings.Cut(name, "+")
	switch name {
	case "bounce":
		return []outcome{bounced}
	case "suppressionlist":
		return []outcome{suppressed}
	case "complaint":
		return []outcome{delivered, complained}
	}
	return []outcome{delivered} // success, ooto
}

// events are all that SES would report of the mail, in order.
func events(r *request, messageID string, now time.Time) ([]bus.Event, error) {
	described := describe(r, messageID, now)
	list := []bus.Event{}
	add := func(o outcome, recipients []string) error {
		detail, err := json.Marshal(map[string]any{"eventType": o.eventType, "mail": described, o.key: o.body(now, recipients)})
		list = append(list, bus.Event{Bus: template.DefaultBus, Source: "aws.ses", DetailType: o.detailType, Detail: detail, Time: now,
			Resources: []string{"arn:aws:ses:" + bus.Region + ":" + bus.Account + ":configuration-set/" + r.configurationSet()}})
		return err
	}
	if err := add(sent, r.destinations()); err != nil {
		return nil, err
	}
	for _, recipient := range r.destinations() {
		for _, outcome := range outcomes(recipient) {
			if err := add(outcome, []string{recipient}); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

func describe(r *request, messageID string, now time.Time) map[string]any {
	headers := r.headers()
	return map[string]any{
		"timestamp": stamp(now), "messageId": messageID, "source": r.FromEmailAddress, "sendingAccountId": bus.Account,
		"destination": r.destinations(), "headersTruncated": false, "headers": headers,
		"commonHeaders": map[string]any{"from": []string{r.FromEmailAddress}, "to": r.destinations(), "messageId": messageID, "subject": find(headers, "Subject")},
		"tags":          r.tags(),
	}
}

func delivery(now time.Time, recipients []string) any {
	return map[string]any{"timestamp": stamp(now), "processingTimeMillis": 100, "recipients": recipients, "smtpResponse": "250 2.6.0 Message received", "reportingMTA": "mta.example.com"}
}

func bounce(subType, status, diagnostic string) func(time.Time, []string) any {
	return func(now time.Time, recipients []string) any {
		var list []map[string]string
		for _, recipient := range recipients {
			list = append(list, map[string]string{"emailAddress": recipient, "action": "failed", "status": status, "diagnosticCode": diagnostic})
		}
		return map[string]any{"bounceType": "Permanent", "bounceSubType": subType, "bouncedRecipients": list, "timestamp": stamp(now), "feedbackId": rand.Text(), "reportingMTA": "dsn; mta.example.com"}
	}
}

func complaint(now time.Time, recipients []string) any {
	var list []map[string]string
	for _, recipient := range recipients {
		list = append(list, map[string]string{"emailAddress": recipient})
	}
	return map[string]any{"complainedRecipients": list, "timestamp": stamp(now), "feedbackId": rand.Text(), "userAgent": "Amazon SES Mailbox Simulator", "complaintFeedbackType": "abuse", "arrivalDate": stamp(now)}
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
