package bus

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"
)

// Account is the AWS account that everything local seems to lie in.
const Account = "123456789012"

// Region is the region that everything local seems to lie in.
const Region = "us-east-1"

// Event is what a publisher says; the bus adds the rest of the envelope.
type Event struct {
	Bus        string // name; "default" for AWS's own services
	Source     string
	DetailType string
	Detail     json.RawMessage
	Time       time.Time // zero: now
	Resources  []string
}

// envelope is an event in the form in which targets get it.
type envelope struct {
	Version    string          `json:"version"`
	ID         string          `json:"id"`
	DetailType string          `json:"detail-type"`
	Source     string          `json:"source"`
	Account    string          `json:"account"`
	Time       string          `json:"time"`
	Region     string          `json:"region"`
	Resources  []string        `json:"resources"`
	Detail     json.RawMessage `json:"detail"`
}

func wrap(event Event, now time.Time) (envelope, error) {
	if event.Time.IsZero() {
		event.Time = now
	}
	if event.Resources == nil {
		event.Resources = []string{}
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(event.Detail, &object); err != nil {
		return envelope{}, fmt.Errorf("detail is not a JSON object: %w", err)
	}
	return envelope{
		Version: "0", ID: newID(), DetailType: event.DetailType, Source: event.Source, Account: Account,
		Time: event.Time.UTC().Format(time.RFC3339), Region: Region, Resources: event.Resources, Detail: event.Detail,
	}, nil
}

func newID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
