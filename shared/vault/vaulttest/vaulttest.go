// Package vaulttest gives each test a bucket of its own, on the real engine.
package vaulttest

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"

	"credo/shared/cloud"
	"credo/shared/setting"
	"credo/shared/vault"
)

// New makes a bucket that is gone when the test ends.
func New(t testing.TB) *vault.Bucket {
	t.Helper()
	return vault.New(Make(t))
}

// Make is New for a test that needs the client itself. The bucket keeps every version of
// its objects, as the template's buckets do.
func Make(t testing.TB) (*s3.Client, string) {
	t.Helper()
	if os.Getenv("AWS_ENDPOINT_URL_S3") == "" {
		t.Fatal("this test needs an S3 engine: run make test")
	}
	env := setting.Environment()
	client := s3.NewFromConfig(cloud.Config(env), func(o *s3.Options) { o.UsePathStyle = true })
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	name := "test-" + strings.ToLower(rand.Text())
	if _, err := client.CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &name}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { remove(t, client, name) })
	_, err := client.PutBucketVersioning(t.Context(), &s3.PutBucketVersioningInput{
		Bucket: &name, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled}})
	if err != nil {
		t.Fatal(err)
	}
	return client, name
}

func remove(t testing.TB, client *s3.Client, name string) {
	ctx := context.Background()
	pages := s3.NewListObjectVersionsPaginator(client, &s3.ListObjectVersionsInput{Bucket: &name})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			t.Error(err)
			return
		}
		for _, o := range page.Versions {
			if _, err := client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &name, Key: o.Key, VersionId: o.VersionId}); err != nil {
				t.Error(err)
			}
		}
	}
	if _, err := client.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: &name}); err != nil {
		t.Error(err)
	}
}
