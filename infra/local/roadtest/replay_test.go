package roadtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
)

// TestAReplayHasNoSecondEffect gives both readers of the stream every event of an enrolled
// provider once more, as `make replay` does.
func TestAReplayHasNoSecondEffect(t *testing.T) {
	t.Parallel()
	s := start(t, supervisor.Options{Hasten: 600})
	travellers, err := s.walk(t.Context(), applicationtest.Practitioner(1, "ga", "NP", road.Day(s.Now())))
	if err != nil {
		t.Fatal(err)
	}
	s.holdsLetters(t, travellers, 1)
	before := s.items(t, travellers[0].ID)
	var events []json.RawMessage
	for sk, item := range before {
		if strings.HasPrefix(sk, "EVENT#") {
			events = append(events, inserted(t, item))
		}
	}
	if len(events) < 20 {
		t.Fatalf("only %d events", len(events))
	}
	for batch := range slices.Chunk(events, 25) { // in any order: the map's
		payload, err := json.Marshal(map[string]any{"Records": batch})
		if err != nil {
			t.Fatal(err)
		}
		for _, reader := range []string{"PublishEvents", "LoadEnrollment"} {
			answer, err := s.Pool().Invoke(t.Context(), reader, payload)
			if err != nil || !bytes.Contains(answer, []byte(`"batchItemFailures":null`)) {
				t.Fatalf("%s answered %s, %v", reader, answer, err)
			}
		}
	}
	if err := s.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.holdsLetters(t, travellers, 1)
	s.holdsNoDeadLetters(t)
	after := s.items(t, travellers[0].ID)
	for sk, item := range after {
		if string(before[sk]) != string(item) {
			t.Errorf("%s was %s and is %s", sk, before[sk], item)
		}
	}
	if status, err := travellers[0].Status(context.WithoutCancel(t.Context())); err != nil || status.State != application.StateEnrolled || len(after) != len(before) {
		t.Errorf("%v, %d items of %d, %v", status.State, len(after), len(before), err)
	}
}

// inserted is a stored item as the stream gave it when it was written.
func inserted(t *testing.T, item json.RawMessage) json.RawMessage {
	t.Helper()
	var image map[string]any
	if err := json.Unmarshal(item, &image); err != nil {
		t.Fatal(err)
	}
	record, err := json.Marshal(map[string]any{"eventName": "INSERT", "eventSource": "aws:dynamodb", "dynamodb": map[string]any{
		"ApproximateCreationDateTime": 1795446000, "SequenceNumber": "1", "StreamViewType": "NEW_AND_OLD_IMAGES",
		"Keys": map[string]any{"pk": image["pk"], "sk": image["sk"]}, "NewImage": image}})
	if err != nil {
		t.Fatal(err)
	}
	return record
}

// items are all items of an application in DynamoDB's JSON, by sort key.
func (s system) items(t *testing.T, id string) map[string]json.RawMessage {
	t.Helper()
	var endpoint string
	for _, setting := range s.Environment() {
		if value, ok := strings.CutPrefix(setting, "AWS_ENDPOINT_URL_DYNAMODB="); ok {
			endpoint = value
		}
	}
	query, err := json.Marshal(map[string]any{"TableName": s.Model().Tables[0].Name, "ConsistentRead": true, "KeyConditionExpression": "pk = :pk",
		"ExpressionAttributeValues": map[string]any{":pk": map[string]string{"S": "APP#" + id}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, endpoint, bytes.NewReader(query))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	r.Header.Set("X-Amz-Target", "DynamoDB_20120810.Query")
	// DynamoDB Local wants a credential and does not check the signature.
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=credolocal/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct{ Items []json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil || len(answer.Items) == 0 {
		t.Fatalf("%s: %d, %d items, %v", id, response.StatusCode, len(answer.Items), err)
	}
	items := map[string]json.RawMessage{}
	for _, item := range answer.Items {
		var key struct{ SK struct{ S string } }
		if err := json.Unmarshal(item, &key); err != nil {
			t.Fatal(err)
		}
		items[key.SK.S] = canonical(t, item)
	}
	return items
}

// canonical puts an item's attributes in one order.
func canonical(t *testing.T, item json.RawMessage) json.RawMessage {
	t.Helper()
	var v any
	err := json.Unmarshal(item, &v)
	if err == nil {
		item, err = json.Marshal(v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return item
}
