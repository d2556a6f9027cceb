package queue

import (
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/infra/local/template"
)

// event is a batch in the form in which Lambda hands it to a function.
func event(queue template.Queue, batch []Message) []byte {
	var payload events.SQSEvent
	for _, message := range batch {
		sum := md5.Sum([]byte(message.Body))
		payload.Records = append(payload.Records, events.SQSMessage{
			MessageId:         message.ID,
			ReceiptHandle:     hex.EncodeToString(message.receipt),
			Body:              message.Body,
			Md5OfBody:         hex.EncodeToString(sum[:]),
			MessageAttributes: map[string]events.SQSMessageAttribute{},
			EventSource:       "aws:sqs",
			EventSourceARN:    queue.ARN,
			AWSRegion:         "us-east-1",
			Attributes: map[string]string{
				"ApproximateReceiveCount":          strconv.Itoa(message.Receives),
				"SentTimestamp":                    milliseconds(message.SentAt),
				"ApproximateFirstReceiveTimestamp": milliseconds(message.FirstReceived),
				"SenderId":                         "AIDALOCAL",
			},
		})
	}
	encoded, _ := json.Marshal(payload) // strings and maps of strings only
	return encoded
}

func milliseconds(t time.Time) string { return strconv.FormatInt(t.UnixMilli(), 10) }

// split tells what a function that reports partial failures handled from what
// it did not. As with Lambda, an answer that cannot be read, or that names
// nothing or something else than a message of the batch, fails the whole batch.
func split(batch []Message, answer []byte) (done, failed []Message) {
	var report events.SQSEventResponse
	if len(answer) == 0 || string(answer) == "null" {
		return batch, nil
	}
	if err := json.Unmarshal(answer, &report); err != nil {
		return nil, batch
	}
	named := map[string]bool{}
	for _, failure := range report.BatchItemFailures {
		named[failure.ItemIdentifier] = true
	}
	for _, message := range batch {
		if named[message.ID] {
			failed = append(failed, message)
		} else {
			done = append(done, message)
		}
	}
	if len(failed) != len(named) {
		return nil, batch
	}
	return done, failed
}
