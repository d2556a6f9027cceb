package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"

	"credo/shared/casefile"
)

// source is the events' source on the bus.
const source = "credo"

// most is how many entries one PutEvents takes.
const most = 10

// bus takes events; an entry it refuses is marked in its answer.
type bus interface {
	PutEvents(context.Context, *eventbridge.PutEventsInput, ...func(*eventbridge.Options)) (*eventbridge.PutEventsOutput, error)
}

type publisher struct {
	bus  bus
	name string
}

// notice is an event as the bus carries it: IDs, never names or reasons.
type notice struct {
	Case    string             `json:"case"` // the kind of case
	ID      string             `json:"id"`   // the case's
	Seq     json.Number        `json:"seq"`
	Event   casefile.EventName `json:"event"`
	Market  string             `json:"market"`
	Letters []string           `json:"letters,omitempty"` // numbers of the letters it owes
}

// handle publishes a batch in order. It reports the first record that did not get onto
// the bus: the stream comes again from there, so that an event may be published twice
// and is never left out.
func (p publisher) handle(ctx context.Context, batch events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	for records := range slices.Chunk(batch.Records, most) {
		published, err := p.publish(ctx, records)
		if err != nil {
			slog.ErrorContext(ctx, "events not published", "count", len(records)-published, "error", err.Error())
			return failedFrom(records[published]), nil
		}
	}
	return events.DynamoDBEventResponse{}, nil
}

func failedFrom(r events.DynamoDBEventRecord) events.DynamoDBEventResponse {
	return events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{
		{ItemIdentifier: r.Change.SequenceNumber}}}
}

// publish puts records on the bus and returns how many of the first ones arrived.
func (p publisher) publish(ctx context.Context, records []events.DynamoDBEventRecord) (int, error) {
	entries := make([]types.PutEventsRequestEntry, 0, len(records))
	for i, r := range records {
		entry, err := p.entry(r)
		if err != nil {
			// Those before it go out now; the stream comes again from this one.
			if n, sent := p.put(ctx, entries); sent != nil {
				return n, sent
			}
			return i, err
		}
		entries = append(entries, entry)
	}
	return p.put(ctx, entries)
}

func (p publisher) put(ctx context.Context, entries []types.PutEventsRequestEntry) (int, error) {
	if len(entries) == 0 {
		return 0, nil
	}
	out, err := p.bus.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: entries})
	if err != nil {
		return 0, err
	}
	for i, e := range out.Entries {
		if e.ErrorCode != nil {
			return i, fmt.Errorf("the bus refused an event: %s", *e.ErrorCode)
		}
	}
	return len(entries), nil
}

// entry is the bus's form of a stream record.
func (p publisher) entry(r events.DynamoDBEventRecord) (types.PutEventsRequestEntry, error) {
	n, err := read(r.Change.NewImage)
	if err != nil {
		return types.PutEventsRequestEntry{}, err
	}
	detail, err := json.Marshal(n)
	if err != nil {
		return types.PutEventsRequestEntry{}, err
	}
	return types.PutEventsRequestEntry{
		EventBusName: &p.name,
		Source:       aws.String(source),
		DetailType:   aws.String(string(n.Event)),
		Detail:       aws.String(string(detail)),
		Time:         aws.Time(r.Change.ApproximateCreationDateTime.Time),
	}, nil
}

// read takes from a stored event what the bus may know.
func read(image map[string]events.DynamoDBAttributeValue) (notice, error) {
	text := func(name string) string {
		if v := image[name]; v.DataType() == events.DataTypeString {
			return v.String()
		}
		return ""
	}
	n := notice{Case: text("case"), ID: text("id"), Event: casefile.EventName(text("event")), Market: text("market")}
	if v := image["seq"]; v.DataType() == events.DataTypeNumber {
		n.Seq = json.Number(v.Number())
	}
	if v := image["letters"]; v.DataType() == events.DataTypeList {
		for _, l := range v.List() {
			n.Letters = append(n.Letters, l.String())
		}
	}
	if n.Case == "" || n.ID == "" || n.Event == "" || n.Seq == "" {
		return notice{}, fmt.Errorf("the record is no event of a case")
	}
	return n, nil
}
