package stream

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// Discarded tells of a batch that was given up, in the form Lambda writes to
// an S3 destination.
type Discarded struct {
	RequestContext struct {
		RequestID              string `json:"requestId"`
		FunctionARN            string `json:"functionArn"`
		Condition              string `json:"condition"` // RetryAttemptsExhausted, RecordAgeExceeded
		ApproximateInvokeCount int    `json:"approximateInvokeCount"`
	} `json:"requestContext"`
	ResponseContext struct {
		StatusCode      int    `json:"statusCode"`
		ExecutedVersion string `json:"executedVersion"`
		FunctionError   string `json:"functionError"`
	} `json:"responseContext"`
	Version   string    `json:"version"`
	Timestamp time.Time `json:"timestamp"`
	Batch     struct {
		ShardID      string    `json:"shardId"`
		Start        string    `json:"startSequenceNumber"`
		End          string    `json:"endSequenceNumber"`
		FirstArrival time.Time `json:"approximateArrivalOfFirstRecord"`
		LastArrival  time.Time `json:"approximateArrivalOfLastRecord"`
		Size         int       `json:"batchSize"`
		StreamARN    string    `json:"streamArn"`
	} `json:"DDBStreamBatchInfo"`
	Payload string `json:"payload"` // the event as the function got it

	Function string `json:"-"` // logical ID
}

func newDiscarded(r *Reader, shard string, batch []record, condition string, attempts int, cause error) Discarded {
	last := batch[len(batch)-1]
	d := Discarded{Version: "1.0", Timestamp: time.Now().UTC(), Payload: string(event(batch)), Function: r.source.Function}
	d.RequestContext.RequestID = rand.Text()
	d.RequestContext.FunctionARN = "arn:aws:lambda:" + region + ":123456789012:function:" + r.source.Function
	d.RequestContext.Condition = condition
	d.RequestContext.ApproximateInvokeCount = attempts
	d.ResponseContext.StatusCode, d.ResponseContext.ExecutedVersion = 200, "$LATEST"
	d.ResponseContext.FunctionError = "Unhandled"
	if cause != nil {
		d.ResponseContext.FunctionError = cause.Error()
	}
	d.Batch.ShardID, d.Batch.StreamARN, d.Batch.Size = shard, r.table.StreamARN, len(batch)
	d.Batch.Start, d.Batch.End = batch[0].sequence, last.sequence
	d.Batch.FirstArrival, d.Batch.LastArrival = batch[0].created.UTC(), last.created.UTC()
	return d
}

// Objects is what ToBuckets needs of an S3 client.
type Objects interface {
	PutObject(ctx context.Context, input *s3.PutObjectInput, options ...func(*s3.Options)) (*s3.PutObjectOutput, error)
}

// ToBuckets writes discarded batches to the bucket that is the mapping's
// failure destination, under a key like Lambda's.
func ToBuckets(client Objects) func(ctx context.Context, destination string, discarded Discarded) error {
	return func(ctx context.Context, destination string, d Discarded) error {
		bucket, ok := strings.CutPrefix(destination, "arn:aws:s3:::")
		if !ok {
			return fmt.Errorf("failure destination %s: only buckets are supported locally", destination)
		}
		body, err := json.Marshal(d)
		if err != nil {
			return err
		}
		at := d.Timestamp
		key := fmt.Sprintf("aws/lambda/%s/%s/%s/%s-%s", d.Function, d.Batch.ShardID, at.Format("2006/01/02"), at.Format("2006-01-02T15.04.05"), d.RequestContext.RequestID)
		var content io.ReadSeeker = strings.NewReader(string(body))
		_, err = client.PutObject(ctx, &s3.PutObjectInput{Bucket: &bucket, Key: &key, Body: content})
		return err
	}
}
