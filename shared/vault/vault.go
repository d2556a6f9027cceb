// Package vault keeps files in S3: what providers upload, letters as they were sent, and
// what other systems fetch. It exists so that no function builds an object key, a signed
// address or a condition by itself. Browsers send and fetch files straight to and from
// S3, by addresses signed here for minutes.
package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go"

	"credo/shared/cloud"
	"credo/shared/realtime"
	"credo/shared/setting"
)

// Bucket is one bucket.
type Bucket struct {
	s3   *s3.Client
	name string
	now  func() realtime.Instant
}

// Open is the bucket that the variable names: DOCUMENTS_BUCKET, LETTERS_BUCKET or
// OUTBOUND_BUCKET. With S3_PATH_STYLE "true" the bucket's name stands in the path of its
// addresses instead of the host, for stores other than AWS's. What is missing, env.Err says.
func Open(env *setting.Reader, variable string) *Bucket {
	pathStyle := env.OneOf("S3_PATH_STYLE", "false", "true") == "true"
	client := s3.NewFromConfig(cloud.Config(env), func(o *s3.Options) { o.UsePathStyle = pathStyle })
	return New(client, env.Required(variable))
}

// New is the bucket of that name behind a client.
func New(client *s3.Client, name string) *Bucket {
	return &Bucket{s3: client, name: name, now: realtime.Now}
}

// Errors of Get.
var (
	ErrNotFound = errors.New("there is no such object")
	ErrTooLarge = errors.New("the object is larger than expected")
)

// Object is a file as it was read.
type Object struct {
	Body        []byte
	ContentType string
	SHA256      string // hexadecimal
}

// Get reads an object of at most limit bytes; nothing of a larger one is kept. The error
// is ErrNotFound, ErrTooLarge or S3's.
func (b *Bucket) Get(ctx context.Context, key string, limit int64) (Object, error) {
	return b.GetVersion(ctx, key, "", limit)
}

// GetVersion is Get of one version of an object; "" is the latest.
func (b *Bucket) GetVersion(ctx context.Context, key, version string, limit int64) (Object, error) {
	out, err := b.s3.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: &key, VersionId: optional(version)})
	var refused smithy.APIError
	if errors.As(err, &refused) && (refused.ErrorCode() == "NoSuchKey" || refused.ErrorCode() == "NoSuchVersion") {
		return Object{}, ErrNotFound
	}
	if err != nil {
		return Object{}, err
	}
	defer out.Body.Close()
	body, err := io.ReadAll(io.LimitReader(out.Body, limit+1))
	if err != nil {
		return Object{}, fmt.Errorf("reading an object: %w", err)
	}
	if int64(len(body)) > limit {
		return Object{}, ErrTooLarge
	}
	sum := sha256.Sum256(body)
	o := Object{Body: body, SHA256: hex.EncodeToString(sum[:])}
	if out.ContentType != nil {
		o.ContentType = *out.ContentType
	}
	return o, nil
}

// Put writes an object, over what is there: for what is the same each time it is written.
func (b *Bucket) Put(ctx context.Context, key, contentType string, body []byte) error {
	_, err := b.s3.PutObject(ctx, b.object(key, contentType, body))
	return err
}

func (b *Bucket) object(key, contentType string, body []byte) *s3.PutObjectInput {
	return &s3.PutObjectInput{Bucket: &b.name, Key: &key, ContentType: &contentType, Body: bytes.NewReader(body)}
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
