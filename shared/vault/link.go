package vault

import (
	"context"
	"mime"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// linkTime is how long a link to a file may be used.
const linkTime = 5 * time.Minute

// Link is a signed address of one object.
type Link struct {
	URL       string    `json:"url"`
	ExpiresAt time.Time `json:"expiresAt"` // UTC, whole seconds
}

// Show is how a browser should take a file: its type, its name, and whether it opens in
// the page or is saved.
type Show struct {
	ContentType string
	FileName    string
	InPage      bool
	Version     string // of the object; "" is the latest
}

// Link signs an address from which a browser fetches the object within five minutes. It
// calls nobody, and does not know whether the object exists.
func (b *Bucket) Link(ctx context.Context, key string, show Show) (Link, error) {
	kind := "attachment"
	if show.InPage {
		kind = "inline"
	}
	disposition := mime.FormatMediaType(kind, map[string]string{"filename": show.FileName})
	expires := b.now().Add(linkTime)
	signed, err := s3.NewPresignClient(b.s3).PresignGetObject(ctx, &s3.GetObjectInput{
		Bucket: &b.name, Key: &key, VersionId: optional(show.Version), ResponseContentType: &show.ContentType, ResponseContentDisposition: &disposition,
	}, s3.WithPresignExpires(linkTime))
	if err != nil {
		return Link{}, err
	}
	return Link{URL: signed.URL, ExpiresAt: expires.Time().Truncate(time.Second)}, nil
}
