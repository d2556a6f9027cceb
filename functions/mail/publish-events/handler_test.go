package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/google/go-cmp/cmp"

	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/schematest"
)

//go:embed event.json
var sample []byte

// bench is a bus that refuses some events by their sequence number, or every call.
type bench struct {
	refuse map[string]bool
	down   error
	took   []types.PutEventsRequestEntry
}

func (b *bench) PutEvents(_ context.Context, in *eventbridge.PutEventsInput, _ ...func(*eventbridge.Options)) (*eventbridge.PutEventsOutput, error) {
	if b.down != nil {
		return nil, b.down
	}
	if len(in.Entries) == 0 || len(in.Entries) > most {
		return nil, fmt.Errorf("%d entries", len(in.Entries))
	}
	out := &eventbridge.PutEventsOutput{}
	for _, e := range in.Entries {
		var n notice
		if err := json.Unmarshal([]byte(*e.Detail), &n); err != nil {
			return nil, err
		}
		if b.refuse[string(n.Seq)] {
			out.Entries = append(out.Entries, types.PutEventsResultEntry{ErrorCode: aws.String("ThrottlingException")})
			continue
		}
		b.took = append(b.took, e)
		out.Entries = append(out.Entries, types.PutEventsResultEntry{EventId: aws.String("id")})
	}
	return out, nil
}

// batch repeats the sample record with the sequence numbers 1 to n.
func batch(t *testing.T, n int) events.DynamoDBEvent {
	t.Helper()
	var all events.DynamoDBEvent
	for i := range n {
		var one events.DynamoDBEvent
		if err := json.Unmarshal(sample, &one); err != nil {
			t.Fatal(err)
		}
		r := one.Records[0]
		r.Change.SequenceNumber = fmt.Sprint(i + 1)
		r.Change.NewImage["seq"] = events.NewNumberAttribute(fmt.Sprint(i + 1))
		all.Records = append(all.Records, r)
	}
	return all
}

func TestAnEventGoesOutThin(t *testing.T) {
	t.Parallel()
	b := &bench{}
	out, err := publisher{bus: b, name: "plan"}.handle(t.Context(), batch(t, 1))
	if err != nil || len(out.BatchItemFailures) != 0 || len(b.took) != 1 {
		t.Fatalf("%v, %v, %d events", out, err, len(b.took))
	}
	e := b.took[0]
	if *e.EventBusName != "plan" || *e.Source != "credo" || *e.DetailType != "ApplicationSubmitted" || e.Time.Unix() != 1795446000 {
		t.Errorf("%+v", e)
	}
	want := `{"case":"application","id":"CRD-0000-0000-00000","seq":1,"event":"ApplicationSubmitted","market":"ga","letters":["CRD-0000-0000-00000-L01"]}`
	if diff := cmp.Diff(want, *e.Detail); diff != "" {
		t.Error(diff)
	}
	schematest.Check(t, "bus-event", json.RawMessage(*e.Detail))
}

// A stored event of any kind of case goes out as it is stored: nothing here lists kinds.
func TestEveryKindOfCaseGoesOut(t *testing.T) {
	t.Parallel()
	for _, e := range []casefile.Event{
		{Case: "participation", ID: "1234567890", Seq: 7, Event: participation.ProviderSuspended, Market: "ga", Letters: []string{"1234567890-L01"}},
		{Case: "house-call", ID: "HOUSE-1", Seq: 1, Event: "CallPlanned", Market: "oh", Actor: "provider", Reason: "stays here", Data: map[string]any{"stays": "here"}},
	} {
		all := batch(t, 1)
		all.Records[0].Change.NewImage = image(t, e)
		b := &bench{}
		out, err := publisher{bus: b, name: "plan"}.handle(t.Context(), all)
		if err != nil || len(out.BatchItemFailures) != 0 || len(b.took) != 1 {
			t.Fatalf("%s: %v, %v, %d events", e.Case, out, err, len(b.took))
		}
		var got casefile.Event
		if err := json.Unmarshal([]byte(*b.took[0].Detail), &got); err != nil {
			t.Fatal(err)
		}
		e.Actor, e.Reason, e.Data = "", "", nil
		if diff := cmp.Diff(e, got); diff != "" || *b.took[0].DetailType != string(e.Event) {
			t.Errorf("%s as %s: %s", e.Case, *b.took[0].DetailType, diff)
		}
	}
}

// image is a stored event as the stream brings it.
func image(t *testing.T, e casefile.Event) map[string]events.DynamoDBAttributeValue {
	t.Helper()
	out := map[string]events.DynamoDBAttributeValue{}
	for name, value := range casefile.Facts(e) {
		switch v := value.(type) {
		case string:
			out[name] = events.NewStringAttribute(v)
		case float64:
			out[name] = events.NewNumberAttribute(fmt.Sprint(v))
		case []any:
			var list []events.DynamoDBAttributeValue
			for _, each := range v {
				list = append(list, events.NewStringAttribute(each.(string)))
			}
			out[name] = events.NewListAttribute(list)
		}
	}
	return out
}

func TestTheStreamComesAgainFromTheFirstThatFailed(t *testing.T) {
	t.Parallel()
	notOurs := batch(t, 14)
	delete(notOurs.Records[12].Change.NewImage, "event")
	for name, c := range map[string]struct {
		batch  events.DynamoDBEvent
		bus    bench
		failed string // sequence number; "" for none
		took   int
	}{
		"all arrive":                       {batch(t, 25), bench{}, "", 25},
		"the bus refuses one":              {batch(t, 25), bench{refuse: map[string]bool{"13": true, "15": true}}, "13", 18},
		"the bus does not answer":          {batch(t, 25), bench{down: errors.New("down")}, "1", 0},
		"a record is none of ours":         {notOurs, bench{}, "13", 12},
		"a refusal before a broken record": {notOurs, bench{refuse: map[string]bool{"12": true}}, "12", 11},
		"nothing came":                     {batch(t, 0), bench{}, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, err := publisher{bus: &c.bus, name: "plan"}.handle(t.Context(), c.batch)
			if err != nil {
				t.Fatal(err)
			}
			var failed string
			if len(out.BatchItemFailures) > 0 {
				failed = out.BatchItemFailures[0].ItemIdentifier
			}
			if len(out.BatchItemFailures) > 1 || failed != c.failed || len(c.bus.took) != c.took {
				t.Errorf("failures %v, want %q; %d arrived, want %d", out.BatchItemFailures, c.failed, len(c.bus.took), c.took)
			}
		})
	}
}
