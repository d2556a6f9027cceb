package objectevents_test

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"credo/infra/local/bus"
	"credo/infra/local/engine"
	"credo/infra/local/objectevents"
	"credo/infra/local/template"
)

type recorder struct{ events []bus.Event }

func (r *recorder) Publish(events ...bus.Event) ([]string, error) {
	r.events = append(r.events, events...)
	return nil, nil
}

func TestObjectsAreToldInS3sForm(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		event  engine.ObjectEvent
		name   string
		detail string
	}{
		"created": {
			engine.ObjectEvent{Created: true, Reason: "POST Object", Bucket: "documents", Key: "documents/a b", Size: 5, ETag: "5d41", VersionID: "v1", Sequencer: "01", At: at},
			"Object Created",
			`{"version":"0","bucket":{"name":"documents"},"object":{"key":"documents/a b","size":5,"etag":"5d41","version-id":"v1","sequencer":"01"},"request-id":"01","requester":"123456789012","source-ip-address":"127.0.0.1","reason":"POST Object"}`,
		},
		"deleted": {
			engine.ObjectEvent{Reason: "DeleteObject", Bucket: "documents", Key: "k", Marker: true, Sequencer: "02", At: at},
			"Object Deleted",
			`{"version":"0","bucket":{"name":"documents"},"object":{"key":"k","sequencer":"02"},"request-id":"02","requester":"123456789012","source-ip-address":"127.0.0.1","reason":"DeleteObject","deletion-type":"Delete Marker Created"}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			to := &recorder{}
			if err := objectevents.New(to, []template.Bucket{{Name: "documents", EventBridge: true}}).Take(test.event); err != nil {
				t.Fatal(err)
			}
			want := bus.Event{Bus: "default", Source: "aws.s3", DetailType: test.name, Detail: json.RawMessage(test.detail), Time: at, Resources: []string{"arn:aws:s3:::documents"}}
			if !reflect.DeepEqual(to.events, []bus.Event{want}) {
				t.Errorf("got %s", to.events)
			}
		})
	}
}

func TestABucketThatDoesNotTellStaysSilent(t *testing.T) {
	t.Parallel()
	to := &recorder{}
	source := objectevents.New(to, []template.Bucket{{Name: "letters"}})
	if err := source.Take(engine.ObjectEvent{Created: true, Bucket: "letters", Key: "k"}); err != nil || len(to.events) != 0 {
		t.Errorf("got %v, %v", to.events, err)
	}
}
