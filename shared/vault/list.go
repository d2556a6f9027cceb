package vault

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// List returns the keys that begin with the prefix, in order: one request a thousand.
// Asking for what may not be there goes by List, not Get: without the right to list, S3
// answers the same for a missing object as for a forbidden one.
func (b *Bucket) List(ctx context.Context, prefix string) ([]string, error) {
	var keys []string
	pages := s3.NewListObjectsV2Paginator(b.s3, &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &prefix})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, err
		}
		for _, o := range page.Contents {
			keys = append(keys, *o.Key)
		}
	}
	return keys, nil
}
