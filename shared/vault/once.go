package vault

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/smithy-go"
)

// storedLimit is the largest object PutOnce reads back, in bytes.
const storedLimit = 32 << 20

// writeTries is how often PutOnce writes while a writer it lost against comes to nothing.
const writeTries = 3

// PutOnce writes an object unless there is one, and returns what is stored now: the body,
// or what was stored before. Of several writers at once, one is first and all return its body.
func (b *Bucket) PutOnce(ctx context.Context, key, contentType string, body []byte) ([]byte, error) {
	for try := 1; ; try++ {
		object := b.object(key, contentType, body)
		object.IfNoneMatch = aws.String("*")
		_, err := b.s3.PutObject(ctx, object)
		if err == nil {
			return body, nil
		}
		if !refusedByCondition(err) {
			return nil, err
		}
		stored, err := b.Get(ctx, key, storedLimit)
		if !errors.Is(err, ErrNotFound) || try == writeTries {
			return stored.Body, err
		}
	}
}

// refusedByCondition reports whether S3 did not write because there is an object, or one
// is being written at the same time.
func refusedByCondition(err error) bool {
	var refused smithy.APIError
	return errors.As(err, &refused) &&
		(refused.ErrorCode() == "PreconditionFailed" || refused.ErrorCode() == "ConditionalRequestConflict")
}
