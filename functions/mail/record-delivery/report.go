package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"credo/shared/casefile"
	"credo/shared/mail"
)

// report is what an SES event on the bus says of one mail.
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
type report struct {
	EventType string `json:"eventType"`
	Mail      struct {
		MessageID string              `json:"messageId"`
		Tags      map[string][]string `json:"tags"`
		Headers   []struct {
			Name  string `json:"name"`
			Value string `json:"value"`
		} `json:"headers"`
	} `json:"mail"`
	Bounce struct {
		BounceType    string `json:"bounceType"`
		BounceSubType string `json:"bounceSubType"`
	} `json:"bounce"`
}

// read takes the report from a queue message's body.
func read(body string) (report, error) {
	var event struct {
		Detail report `json:"detail"`
	}
	if err := json.Unmarshal([]byte(body), &event); err != nil {
		return report{}, err
	}
	if event.Detail.EventType == "" {
		return report{}, errors.New("the message is no report of SES")
	}
	return event.Detail, nil
}

// letter is the letter the report is about, and its case; false for a mail that is none of
// ours.
func (r report) letter() (caseID, letterNumber string, ok bool) {
	candidates := r.Mail.Tags[mail.NumberTag]
	for _, h := range r.Mail.Headers {
		if h.Name == mail.NumberHeader {
			candidates = append(candidates, h.Value)
		}
	}
	for _, c := range candidates {
		if id, ok := casefile.CaseOf(c); ok {
			return id, c, true
		}
	}
	return "", "", false
}

// reason says for staff why a letter did not arrive; it names no address.
func (r report) reason() string {
	if r.EventType == "Reject" {
		return "The mail service rejected the letter."
	}
	kind := fmt.Sprintf("(%s, %s)", r.Bounce.BounceType, r.Bounce.BounceSubType)
	switch r.Bounce.BounceType {
	case "Permanent":
		return "The address does not take mail " + kind + "."
	case "Transient":
		return "The mailbox could not take the letter for a long time " + kind + "."
	}
	return "The letter could not be delivered " + kind + "."
}
