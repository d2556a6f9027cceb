package engine

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/valyala/fasthttp"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/s3response"
)

// ObjectEvent tells that an object was created or deleted.
type ObjectEvent struct {
	Created   bool      `json:"created"`
	Reason    string    `json:"reason"` // PutObject, POST Object, CopyObject, CompleteMultipartUpload, DeleteObject
	Bucket    string    `json:"bucket"`
	Key       string    `json:"key"` // as it is, not URL-encoded
	Size      int64     `json:"size"`
	ETag      string    `json:"etag"` // without quotes
	VersionID string    `json:"versionId"`
	Marker    bool      `json:"marker"` // of a deletion: only a marker was written
	Scan      Scan      `json:"scan"`   // of a creation whose bytes passed
	Sequencer string    `json:"sequencer"`
	At        time.Time `json:"at"`
}

// notifying is the gateway's storage, telling of each change before the client
// is answered. versitygw's own webhook tells later, once and without the key
// of an object that a form posted.
type notifying struct {
	*posix.Posix
	webhook  string
	sequence atomic.Int64
}

func (n *notifying) PutObject(ctx context.Context, input s3response.PutObjectInput) (s3response.PutObjectOutput, error) {
	content := &scanner{Reader: input.Body}
	if input.Body != nil {
		input.Body = content
	}
	output, err := n.Posix.PutObject(ctx, input)
	if err == nil {
		reason := "PutObject"
		if request, ok := ctx.(*fasthttp.RequestCtx); ok && request.IsPost() {
			reason = "POST Object"
		}
		n.created(ctx, reason, *input.Bucket, *input.Key, output.ETag, output.VersionID, content.result())
	}
	return output, err
}

func (n *notifying) CopyObject(ctx context.Context, input s3response.CopyObjectInput) (s3response.CopyObjectOutput, error) {
	output, err := n.Posix.CopyObject(ctx, input)
	if err == nil {
		etag := ""
		if output.CopyObjectResult != nil {
			etag = aws.ToString(output.CopyObjectResult.ETag)
		}
		n.created(ctx, "CopyObject", *input.Bucket, *input.Key, etag, aws.ToString(output.VersionId), "")
	}
	return output, err
}

func (n *notifying) CompleteMultipartUpload(ctx context.Context, input *s3.CompleteMultipartUploadInput) (s3response.CompleteMultipartUploadResult, string, error) {
	output, version, err := n.Posix.CompleteMultipartUpload(ctx, input)
	if err == nil {
		n.created(ctx, "CompleteMultipartUpload", *input.Bucket, *input.Key, aws.ToString(output.ETag), version, "")
	}
	return output, version, err
}

func (n *notifying) DeleteObject(ctx context.Context, input *s3.DeleteObjectInput) (*s3.DeleteObjectOutput, error) {
	output, err := n.Posix.DeleteObject(ctx, input)
	if err == nil {
		n.tell(ObjectEvent{Reason: "DeleteObject", Bucket: *input.Bucket, Key: *input.Key, VersionID: aws.ToString(output.VersionId), Marker: aws.ToBool(output.DeleteMarker)})
	}
	return output, err
}

func (n *notifying) DeleteObjects(ctx context.Context, input *s3.DeleteObjectsInput) (s3response.DeleteResult, error) {
	result, err := n.Posix.DeleteObjects(ctx, input)
	for _, deleted := range result.Deleted {
		n.tell(ObjectEvent{Reason: "DeleteObject", Bucket: *input.Bucket, Key: aws.ToString(deleted.Key), VersionID: aws.ToString(deleted.VersionId), Marker: aws.ToBool(deleted.DeleteMarker)})
	}
	return result, err
}

func (n *notifying) created(ctx context.Context, reason, bucket, key, etag, version string, scan Scan) {
	event := ObjectEvent{Created: true, Reason: reason, Bucket: bucket, Key: key, ETag: strings.Trim(etag, `"`), VersionID: version, Scan: scan}
	if head, err := n.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &bucket, Key: &key}); err == nil {
		event.Size = aws.ToInt64(head.ContentLength)
	}
	n.tell(event)
}

// tell hands the event over, and tries again while nobody takes it.
func (n *notifying) tell(event ObjectEvent) {
	event.At = time.Now().UTC()
	event.Sequencer = fmt.Sprintf("%016X%04X", event.At.UnixNano(), n.sequence.Add(1)&0xffff)
	body, err := json.Marshal(event)
	if err != nil {
		return
	}
	for attempt := range 5 {
		response, err := http.Post(n.webhook, "application/json", bytes.NewReader(body))
		if err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusNoContent {
				return
			}
		}
		time.Sleep(time.Duration(attempt+1) * 50 * time.Millisecond)
	}
	fmt.Fprintf(os.Stderr, "nobody took the event of object %s in %s\n", event.Key, event.Bucket)
}

// objectEvents is the other end of tell.
func objectEvents(take func(ObjectEvent) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var event ObjectEvent
		err := json.NewDecoder(r.Body).Decode(&event)
		if err == nil {
			err = take(event)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
}
