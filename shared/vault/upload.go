package vault

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// uploadTime is how long an upload form may be used.
const uploadTime = 15 * time.Minute

// Form is what a browser posts to S3, as multipart form data: the fields, then the file
// under the name "file".
type Form struct {
	URL       string            `json:"url"`
	Fields    map[string]string `json:"fields"`
	ExpiresAt time.Time         `json:"expiresAt"` // UTC, whole seconds
}

// Upload signs a form for one file: this key, exactly this content type, between one and
// limit bytes, within fifteen minutes. S3 itself refuses every other. It calls nobody.
func (b *Bucket) Upload(ctx context.Context, key, contentType string, limit int64) (Form, error) {
	fields := map[string]string{"Content-Type": contentType, "success_action_status": "201"}
	conditions := []any{[]any{"content-length-range", 1, limit}}
	for name, value := range fields {
		conditions = append(conditions, map[string]string{name: value})
	}
	expires := b.now().Add(uploadTime)
	signed, err := s3.NewPresignClient(b.s3).PresignPostObject(ctx, &s3.PutObjectInput{Bucket: &b.name, Key: &key},
		func(o *s3.PresignPostOptions) { o.Expires, o.Conditions = uploadTime, conditions })
	if err != nil {
		return Form{}, err
	}
	for name, value := range signed.Values {
		fields[name] = value
	}
	return Form{URL: signed.URL, Fields: fields, ExpiresAt: expires.Time().Truncate(time.Second)}, nil
}
