package bus_test

import (
	"encoding/json"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"go.etcd.io/bbolt"

	"credo/infra/local/bus"
	"credo/infra/local/queue"
	"credo/infra/local/template"
)

var (
	testBuses = []template.Bus{{ID: "Bus", Name: "credo-dev"}}
	testRules = []template.Rule{
		{ID: "LettersOwed", Bus: "credo-dev", Pattern: json.RawMessage(`{"source":["credo"],"detail":{"letters":[{"exists":true}]}}`), Targets: []template.Target{{Queue: "Letters"}}},
		{ID: "Everything", Bus: "credo-dev", Pattern: json.RawMessage(`{"source":["credo"]}`), Targets: []template.Target{{Queue: "All", InputPath: "$.detail.id"}}},
		{ID: "Uploads", Bus: "default", Pattern: json.RawMessage(`{"source":["aws.s3"]}`), Targets: []template.Target{{Queue: "Letters"}}},
	}
)

func start(t *testing.T) (*bus.Bus, *queue.Store, *eventbridge.Client) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "state.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	queues, err := queue.Open(db, []template.Queue{{ID: "Letters"}, {ID: "All"}}, queue.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := bus.New(db, queues, testBuses, testRules)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(b)
	t.Cleanup(server.Close)
	return b, queues, eventbridge.New(eventbridge.Options{
		Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("a", "b", ""),
	})
}

func bodies(t *testing.T, queues *queue.Store, id string) []string {
	t.Helper()
	messages, err := queues.Peek(id, 100)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, message := range messages {
		list = append(list, message.Body)
	}
	return list
}

func TestPutEventsReachesTheQueuesOfTheRulesThatMatch(t *testing.T) {
	t.Parallel()
	_, queues, client := start(t)
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	entry := func(busName, detail string) types.PutEventsRequestEntry {
		return types.PutEventsRequestEntry{EventBusName: &busName, Source: aws.String("credo"), DetailType: aws.String("ApplicationSubmitted"), Detail: &detail, Time: &at}
	}
	result, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{
		entry("credo-dev", `{"id":"A","letters":["A-L01"]}`),
		entry("arn:aws:events:us-east-1:123456789012:event-bus/credo-dev", `{"id":"B"}`),
		entry("elsewhere", `{"id":"C"}`),
		entry("credo-dev", `{`),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if result.FailedEntryCount != 2 || aws.ToString(result.Entries[2].ErrorCode) != "ResourceNotFoundException" || aws.ToString(result.Entries[3].ErrorCode) != "MalformedDetail" {
		t.Errorf("result %+v", result)
	}
	letters := bodies(t, queues, "Letters")
	if len(letters) != 1 {
		t.Fatalf("letters: %v", letters)
	}
	var event map[string]any
	_ = json.Unmarshal([]byte(letters[0]), &event)
	if event["id"] != aws.ToString(result.Entries[0].EventId) || event["detail-type"] != "ApplicationSubmitted" || event["time"] != "2026-11-22T09:00:00Z" || event["account"] != "123456789012" {
		t.Errorf("event %v", event)
	}
	if all := strings.Join(bodies(t, queues, "All"), " "); all != `"A" "B"` {
		t.Errorf("input paths gave %s", all)
	}
}

func TestServicesPublishOnTheDefaultBus(t *testing.T) {
	t.Parallel()
	b, queues, client := start(t)
	if _, err := b.Publish(bus.Event{Bus: "default", Source: "aws.s3", DetailType: "Object Created", Detail: json.RawMessage(`{}`)}); err != nil {
		t.Fatal(err)
	}
	if got := bodies(t, queues, "Letters"); len(got) != 1 {
		t.Errorf("queued %v", got)
	}
	if seen := b.Recent(); len(seen) != 1 || seen[0].Rules[0] != "Uploads" {
		t.Errorf("seen %+v", seen)
	}
	forged, err := client.PutEvents(t.Context(), &eventbridge.PutEventsInput{Entries: []types.PutEventsRequestEntry{{Source: aws.String("aws.s3"), DetailType: aws.String("Object Created"), Detail: aws.String(`{}`)}}})
	if err != nil || forged.FailedEntryCount != 1 {
		t.Errorf("a function published as a service: %+v %v", forged, err)
	}
}

func TestOtherOperationsAreRefusedByName(t *testing.T) {
	t.Parallel()
	_, _, client := start(t)
	_, err := client.ListRules(t.Context(), &eventbridge.ListRulesInput{})
	if err == nil || !strings.Contains(err.Error(), "ListRules") {
		t.Errorf("error %v", err)
	}
}

func TestRulesThatAskForMoreAreRefusedByName(t *testing.T) {
	t.Parallel()
	tests := map[string]template.Rule{
		"bus":        {ID: "R", Bus: "other", Pattern: json.RawMessage(`{}`)},
		"cidr":       {ID: "R", Bus: "default", Pattern: json.RawMessage(`{"a":[{"cidr":"x"}]}`)},
		"Fn":         {ID: "R", Bus: "default", Pattern: json.RawMessage(`{}`), Targets: []template.Target{{Function: "Fn"}}},
		"input path": {ID: "R", Bus: "default", Pattern: json.RawMessage(`{}`), Targets: []template.Target{{Queue: "Q", InputPath: "$.a[0]"}}},
	}
	for want, rule := range tests {
		_, err := bus.New(nil, nil, nil, []template.Rule{rule})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "rule R") {
			t.Errorf("%s: error %v", want, err)
		}
	}
}
