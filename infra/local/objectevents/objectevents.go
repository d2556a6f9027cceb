// Package objectevents puts what happens to objects on the default bus, in the
// form in which S3 tells EventBridge, for the buckets whose events the template
// sends there.
package objectevents

import (
	"encoding/json"
	"fmt"

	"credo/infra/local/bus"
	"credo/infra/local/engine"
	"credo/infra/local/template"
)

// Bus takes events.
type Bus interface {
	Publish(events ...bus.Event) (ids []string, err error)
}

// Source turns object events into events on the bus.
type Source struct {
	bus     Bus
	buckets map[string]bool // names of those with EventBridge on
}

// New serves the given buckets.
func New(bus Bus, buckets []template.Bucket) *Source {
	s := &Source{bus: bus, buckets: map[string]bool{}}
	for _, bucket := range buckets {
		s.buckets[bucket.Name] = bucket.EventBridge
	}
	return s
}

// detail is the detail of S3's events.
type detail struct {
	Version         string  `json:"version"`
	Bucket          bucket  `json:"bucket"`
	Object          object  `json:"object"`
	RequestID       string  `json:"request-id"`
	Requester       string  `json:"requester"`
	SourceIPAddress string  `json:"source-ip-address"`
	Reason          string  `json:"reason"`
	DeletionType    *string `json:"deletion-type,omitempty"`
}

type bucket struct {
	Name string `json:"name"`
}

type object struct {
	Key       string `json:"key"`
	Size      *int64 `json:"size,omitempty"`
	ETag      string `json:"etag,omitempty"`
	VersionID string `json:"version-id,omitempty"`
	Sequencer string `json:"sequencer"`
}

// Take publishes one event. It returns once the bus has it safely.
func (s *Source) Take(event engine.ObjectEvent) error {
	if !s.buckets[event.Bucket] {
		return nil
	}
	what := detail{
		Version: "0", Bucket: bucket{event.Bucket}, Reason: event.Reason,
		Object:    object{Key: event.Key, ETag: event.ETag, VersionID: event.VersionID, Sequencer: event.Sequencer},
		RequestID: event.Sequencer, Requester: bus.Account, SourceIPAddress: "127.0.0.1",
	}
	name := "Object Created"
	if event.Created {
		what.Object.Size = &event.Size
	} else {
		name = "Object Deleted"
		kind := "Permanently Deleted"
		if event.Marker {
			kind = "Delete Marker Created"
		}
		what.DeletionType = &kind
	}
	encoded, err := json.Marshal(what)
	if err != nil {
		return err
	}
	_, err = s.bus.Publish(bus.Event{
		Bus: template.DefaultBus, Source: "aws.s3", DetailType: name, Detail: encoded, Time: event.At,
		Resources: []string{fmt.Sprintf("arn:aws:s3:::%s", event.Bucket)},
	})
	return err
}
