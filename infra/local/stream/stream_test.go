package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"go.etcd.io/bbolt"

	"credo/infra/local/engine"
	"credo/infra/local/state"
	"credo/infra/local/template"
)

const testStreamARN = "arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/local"

func tables() *dynamodb.Client {
	return dynamodb.New(dynamodb.Options{
		Region: engine.Region, BaseEndpoint: aws.String(engines.DynamoDB),
		Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, ""),
	})
}

func newTable(t *testing.T) template.Table {
	t.Helper()
	name := fmt.Sprintf("stream-%d", rand.Uint64())
	_, err := tables().CreateTable(t.Context(), &dynamodb.CreateTableInput{
		TableName:            &name,
		AttributeDefinitions: []types.AttributeDefinition{{AttributeName: aws.String("pk"), AttributeType: "S"}, {AttributeName: aws.String("sk"), AttributeType: "S"}},
		KeySchema:            []types.KeySchemaElement{{AttributeName: aws.String("pk"), KeyType: "HASH"}, {AttributeName: aws.String("sk"), KeyType: "RANGE"}},
		BillingMode:          types.BillingModePayPerRequest,
		StreamSpecification:  &types.StreamSpecification{StreamEnabled: aws.Bool(true), StreamViewType: types.StreamViewTypeNewAndOldImages},
	})
	if err != nil {
		t.Fatal(err)
	}
	return template.Table{ID: "Table", Name: name, StreamARN: testStreamARN}
}

func put(t *testing.T, table template.Table, sk string, more map[string]types.AttributeValue) {
	t.Helper()
	item := map[string]types.AttributeValue{"pk": &types.AttributeValueMemberS{Value: "APP#1"}, "sk": &types.AttributeValueMemberS{Value: sk}}
	for name, value := range more {
		item[name] = value
	}
	if _, err := tables().PutItem(t.Context(), &dynamodb.PutItemInput{TableName: &table.Name, Item: item}); err != nil {
		t.Fatal(err)
	}
}

// function is a function for tests, that keeps what it got.
type function struct {
	mu      sync.Mutex
	batches [][]string // sort keys
	answer  func(attempt int, event events.DynamoDBEvent) (any, error)
	got     chan []string
	raw     chan []byte
}

func newFunction(answer func(attempt int, event events.DynamoDBEvent) (any, error)) *function {
	return &function{answer: answer, got: make(chan []string, 1000), raw: make(chan []byte, 1000)}
}

func (f *function) Invoke(_ context.Context, _ string, payload []byte) ([]byte, error) {
	var event events.DynamoDBEvent
	if err := json.Unmarshal(payload, &event); err != nil {
		return nil, err
	}
	var keys []string
	for _, record := range event.Records {
		keys = append(keys, record.Change.Keys["sk"].String())
	}
	f.mu.Lock()
	f.batches = append(f.batches, keys)
	attempt := len(f.batches)
	f.mu.Unlock()
	f.got <- keys
	f.raw <- payload
	if f.answer == nil {
		return nil, nil
	}
	answer, err := f.answer(attempt, event)
	if err != nil {
		return nil, err
	}
	return json.Marshal(answer)
}

func newDB(t *testing.T) *bbolt.DB {
	t.Helper()
	db, err := state.Open(filepath.Join(t.TempDir(), "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, table template.Table, source template.StreamSource, options Options) (stop func()) {
	t.Helper()
	source.Function, source.Table, source.StartingPosition = "PublishEvents", table.ID, "TRIM_HORIZON"
	if source.BatchSize == 0 {
		source.BatchSize = 25
	}
	options.Endpoint, options.Hasten = engines.DynamoDB, 1000
	if options.DB == nil {
		options.DB = newDB(t)
	}
	reader, err := NewReader(source, table, options)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- reader.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// take waits until the function got n records, and returns their keys.
func take(t *testing.T, f *function, n int) []string {
	t.Helper()
	var keys []string
	for len(keys) < n {
		select {
		case batch := <-f.got:
			keys = append(keys, batch...)
		case <-time.After(20 * time.Second):
			t.Fatalf("got %v only", keys)
		}
	}
	return keys
}

func eventKey(n int) string { return fmt.Sprintf("EVENT#%06d", n) }

func TestOnlyWhatTheFilterWantsArrivesAndInOrder(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	f := newFunction(nil)
	filter := json.RawMessage(`{"eventName":["INSERT"],"dynamodb":{"Keys":{"sk":{"S":[{"prefix":"EVENT#"}]}}}}`)
	run(t, table, template.StreamSource{BatchSize: 3, Filters: []json.RawMessage{filter}}, Options{Invoker: f})
	var want []string
	for n := range 10 {
		put(t, table, "STATE", map[string]types.AttributeValue{"n": &types.AttributeValueMemberN{Value: strconv.Itoa(n)}})
		put(t, table, eventKey(n), nil)
		want = append(want, eventKey(n))
	}
	if got := take(t, f, 10); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	for _, batch := range f.batches {
		if len(batch) > 3 {
			t.Errorf("a batch of %d", len(batch))
		}
	}
	var event struct{ Records []map[string]any }
	_ = json.Unmarshal(<-f.raw, &event)
	record := event.Records[0]
	if record["eventSourceARN"] != testStreamARN || record["awsRegion"] != "us-east-1" || record["eventSource"] != "aws:dynamodb" {
		t.Errorf("record %v", record)
	}
}

func TestReadingGoesOnAfterARestart(t *testing.T) {
	t.Parallel()
	table, db := newTable(t), newDB(t)
	first := newFunction(nil)
	stop := run(t, table, template.StreamSource{BatchSize: 1}, Options{Invoker: first, DB: db})
	put(t, table, eventKey(1), nil)
	put(t, table, eventKey(2), nil)
	take(t, first, 2)
	stop()
	put(t, table, eventKey(3), nil)
	second := newFunction(nil)
	run(t, table, template.StreamSource{}, Options{Invoker: second, DB: db})
	for {
		got := take(t, second, 1)
		if got[0] == eventKey(1) {
			t.Fatal("the first record, long handled, came again")
		}
		if got[len(got)-1] == eventKey(3) {
			return
		}
	}
}

func TestPartialFailuresAreDeliveredFromTheFirstThatFailed(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	for n := 1; n <= 4; n++ {
		put(t, table, eventKey(n), nil)
	}
	f := newFunction(func(attempt int, event events.DynamoDBEvent) (any, error) {
		var report events.DynamoDBEventResponse
		for _, record := range event.Records {
			if attempt == 1 && record.Change.Keys["sk"].String() >= eventKey(3) {
				report.BatchItemFailures = append(report.BatchItemFailures, events.DynamoDBBatchItemFailure{ItemIdentifier: record.Change.SequenceNumber})
			}
		}
		return report, nil
	})
	run(t, table, template.StreamSource{PartialFailures: true, MaxRetries: 3}, Options{Invoker: f})
	if got := take(t, f, 6); !slices.Equal(got[4:], []string{eventKey(3), eventKey(4)}) {
		t.Errorf("got %v", got)
	}
}

func TestOnePoisonedRecordIsGivenUpAndTheOthersAreHandled(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	for n := 1; n <= 5; n++ {
		put(t, table, eventKey(n), nil)
	}
	handled := make(chan string, 100)
	f := newFunction(func(_ int, event events.DynamoDBEvent) (any, error) {
		for _, record := range event.Records {
			if record.Change.Keys["sk"].String() == eventKey(2) {
				return nil, errors.New("poison")
			}
		}
		for _, record := range event.Records {
			handled <- record.Change.Keys["sk"].String()
		}
		return nil, nil
	})
	discarded := make(chan Discarded, 10)
	failures := 0
	giveUp := func(_ context.Context, destination string, d Discarded) error {
		if failures++; failures == 1 {
			return errors.New("destination out of reach")
		}
		discarded <- d
		return nil
	}
	run(t, table, template.StreamSource{Bisect: true, MaxRetries: 2, OnFailure: "arn:aws:s3:::failures"}, Options{Invoker: f, GiveUp: giveUp})
	d := <-discarded
	if d.Batch.Size != 1 || !strings.Contains(d.Payload, eventKey(2)) || d.RequestContext.ApproximateInvokeCount != 3 || d.RequestContext.Condition != "RetryAttemptsExhausted" {
		t.Errorf("discarded %+v", d)
	}
	var got []string
	for range 4 {
		got = append(got, <-handled)
	}
	if want := []string{eventKey(1), eventKey(3), eventKey(4), eventKey(5)}; !slices.Equal(got, want) {
		t.Errorf("handled %v", got)
	}
}

func TestAnExpiredItemIsRemovedByTheService(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	_, err := tables().UpdateTimeToLive(t.Context(), &dynamodb.UpdateTimeToLiveInput{TableName: &table.Name, TimeToLiveSpecification: &types.TimeToLiveSpecification{AttributeName: aws.String("expiresAt"), Enabled: aws.Bool(true)}})
	if err != nil {
		t.Fatal(err)
	}
	f := newFunction(nil)
	filter := json.RawMessage(`{"eventName":["REMOVE"],"userIdentity":{"type":["Service"],"principalId":["dynamodb.amazonaws.com"]}}`)
	run(t, table, template.StreamSource{Filters: []json.RawMessage{filter}}, Options{Invoker: f})
	put(t, table, "RESULT", map[string]types.AttributeValue{"expiresAt": &types.AttributeValueMemberN{Value: strconv.FormatInt(time.Now().Unix()-5, 10)}})
	if got := take(t, f, 1); got[0] != "RESULT" {
		t.Errorf("got %v", got)
	}
}

func TestTheEngineMayFailForAWhile(t *testing.T) {
	t.Parallel()
	table := newTable(t)
	f := newFunction(nil)
	put(t, table, eventKey(1), nil)
	name := table.Name
	table.Name = "not-yet-" + name
	source := template.StreamSource{Function: "F", Table: "T", BatchSize: 10}
	reader, err := NewReader(source, table, Options{Endpoint: engines.DynamoDB, DB: newDB(t), Invoker: f})
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.read(t.Context()); err == nil {
		t.Fatal("read a table that does not exist")
	}
	reader.table.Name = name
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() { _ = reader.Run(ctx) }()
	take(t, f, 1)
}
