package stream

import (
	"encoding/json"
	"time"

	"credo/infra/local/pattern"
)

// region is the region that everything local seems to lie in.
const region = "us-east-1"

// record is one record in the form a function gets.
type record struct {
	sequence string
	created  time.Time
	body     json.RawMessage
}

// normalize turns DynamoDB Local's record into Lambda's.
func normalize(raw json.RawMessage, streamARN string) (record, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return record{}, err
	}
	var change struct {
		SequenceNumber              string
		ApproximateCreationDateTime float64
	}
	if err := json.Unmarshal(fields["dynamodb"], &change); err != nil {
		return record{}, err
	}
	fields["awsRegion"], _ = json.Marshal(region)
	fields["eventSourceARN"], _ = json.Marshal(streamARN)
	var name string
	_ = json.Unmarshal(fields["eventName"], &name)
	if name != "INSERT" && name != "MODIFY" && name != "REMOVE" { // an item that expired
		fields["eventName"] = json.RawMessage(`"REMOVE"`)
		fields["userIdentity"] = json.RawMessage(`{"type":"Service","principalId":"dynamodb.amazonaws.com"}`)
	}
	body, err := json.Marshal(fields)
	return record{sequence: change.SequenceNumber, created: time.Unix(int64(change.ApproximateCreationDateTime), 0), body: body}, err
}

// event is a batch in the form in which Lambda hands it to a function.
func event(batch []record) []byte {
	bodies := make([]json.RawMessage, len(batch))
	for i, record := range batch {
		bodies[i] = record.body
	}
	encoded, _ := json.Marshal(map[string]any{"Records": bodies}) // valid JSON each
	return encoded
}

// wanted says whether any filter wants the record; without filters all are.
func wanted(filters []*pattern.Pattern, record record) bool {
	for _, filter := range filters {
		if ok, err := filter.Matches(record.body); err == nil && ok {
			return true
		}
	}
	return len(filters) == 0
}
