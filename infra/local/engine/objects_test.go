package engine

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
)

func objects() *s3.Client {
	return s3.NewFromConfig(sdk(), func(o *s3.Options) {
		o.BaseEndpoint = aws.String(engines.S3)
		o.UsePathStyle = true
	})
}

func bucket(t *testing.T) string {
	t.Helper()
	name := fmt.Sprintf("test-%d", rand.Uint64())
	if _, err := objects().CreateBucket(t.Context(), &s3.CreateBucketInput{Bucket: &name}); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestObjectsKeepVersions(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	_, err := objects().PutBucketVersioning(t.Context(), &s3.PutBucketVersioningInput{
		Bucket: &name, VersioningConfiguration: &types.VersioningConfiguration{Status: types.BucketVersioningStatusEnabled},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{"one", "two"} {
		if _, err := objects().PutObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: aws.String("a/b"), Body: strings.NewReader(body), ContentType: aws.String("text/plain")}); err != nil {
			t.Fatal(err)
		}
	}
	versions, err := objects().ListObjectVersions(t.Context(), &s3.ListObjectVersionsInput{Bucket: &name})
	if err != nil || len(versions.Versions) != 2 {
		t.Fatalf("versions %d, want 2 (%v)", len(versions.Versions), err)
	}
	for i, event := range told.of(name) {
		if want := aws.ToString(versions.Versions[1-i].VersionId); event.VersionID != want { // newest first
			t.Errorf("event tells of version %q, want %q", event.VersionID, want)
		}
	}
}

func TestObjectsAreWrittenOnceWhenAsked(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	put := func(body string) error {
		_, err := objects().PutObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: aws.String("letter.pdf"), Body: strings.NewReader(body), IfNoneMatch: aws.String("*")})
		return err
	}
	if err := put("first"); err != nil {
		t.Fatal(err)
	}
	var failure smithy.APIError
	if err := put("second"); !errors.As(err, &failure) || failure.ErrorCode() != "PreconditionFailed" {
		t.Fatalf("second write: %v, want PreconditionFailed", err)
	}
	answer, err := objects().GetObject(t.Context(), &s3.GetObjectInput{Bucket: &name, Key: aws.String("letter.pdf")})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := io.ReadAll(answer.Body); string(got) != "first" {
		t.Errorf("body %q, want first", got)
	}
}

func TestPresignedLinksWork(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	presign := s3.NewPresignClient(objects())
	put, err := presign.PresignPutObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: aws.String("k")})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := do(t, put.Method, put.URL, "", strings.NewReader("hello")); status != http.StatusOK {
		t.Fatalf("presigned PUT: %d %s", status, body)
	}
	get, err := presign.PresignGetObject(t.Context(), &s3.GetObjectInput{Bucket: &name, Key: aws.String("k"), ResponseContentDisposition: aws.String(`inline; filename="a.pdf"`)})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := do(t, get.Method, get.URL, "", nil); status != http.StatusOK || body != "hello" {
		t.Errorf("presigned GET: %d %q", status, body)
	}
	forged := strings.Replace(get.URL, "X-Amz-Signature=", "X-Amz-Signature=0", 1)
	if status, _ := do(t, get.Method, forged, "", nil); status != http.StatusForbidden {
		t.Errorf("forged GET: %d, want 403", status)
	}
}

func TestPostPolicyHoldsUploadsToWhatWasSigned(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	tests := map[string]struct {
		contentType string
		size        int
		want        int
	}{
		"as signed":          {"application/pdf", 100, http.StatusNoContent},
		"another type":       {"text/html", 100, http.StatusForbidden},
		"larger than signed": {"application/pdf", 2000, http.StatusBadRequest},
	}
	for title, test := range tests {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			post, err := s3.NewPresignClient(objects()).PresignPostObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: aws.String("documents/x")}, func(o *s3.PresignPostOptions) {
				o.Expires = 15 * time.Minute
				o.Conditions = []any{
					[]any{"content-length-range", 1, 1000},
					[]any{"eq", "$Content-Type", "application/pdf"},
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			form, contentType := postForm(post.Values, test.contentType, bytes.Repeat([]byte("x"), test.size))
			status, body := do(t, http.MethodPost, post.URL, contentType, form)
			if status != test.want {
				t.Errorf("%d, want %d: %s", status, test.want, body)
			}
		})
	}
}

func TestObjectEventsAreToldBeforeTheAnswer(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	key := "documents/a b+ü.pdf"
	if _, err := objects().PutObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: &key, Body: strings.NewReader("hello")}); err != nil {
		t.Fatal(err)
	}
	want := ObjectEvent{Created: true, Reason: "PutObject", Bucket: name, Key: key, Size: 5, ETag: "5d41402abc4b2a76b9719d911017c592", Scan: Clean}
	check(t, name, 1, want)
	post, err := s3.NewPresignClient(objects()).PresignPostObject(t.Context(), &s3.PutObjectInput{Bucket: &name, Key: aws.String("documents/x")})
	if err != nil {
		t.Fatal(err)
	}
	form, contentType := postForm(post.Values, "", []byte("hello"))
	if status, body := do(t, http.MethodPost, post.URL, contentType, form); status != http.StatusNoContent {
		t.Fatalf("%d %s", status, body)
	}
	want.Reason, want.Key = "POST Object", "documents/x"
	check(t, name, 2, want)
	if _, err := objects().CopyObject(t.Context(), &s3.CopyObjectInput{Bucket: &name, Key: aws.String("copy"), CopySource: aws.String(name + "/documents/x")}); err != nil {
		t.Fatal(err)
	}
	want.Reason, want.Key, want.Scan = "CopyObject", "copy", ""
	check(t, name, 3, want)
	if _, err := objects().DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: &name, Key: aws.String("copy")}); err != nil {
		t.Fatal(err)
	}
	check(t, name, 4, ObjectEvent{Reason: "DeleteObject", Bucket: name, Key: "copy"})
}

func check(t *testing.T, bucket string, count int, want ObjectEvent) {
	t.Helper()
	events := told.of(bucket)
	if len(events) != count {
		t.Fatalf("%d events, want %d: %+v", len(events), count, events)
	}
	got := events[count-1]
	if got.Sequencer == "" || got.At.IsZero() {
		t.Errorf("event without order or time: %+v", got)
	}
	got.Sequencer, got.At = "", time.Time{}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func postForm(fields map[string]string, contentType string, content []byte) (io.Reader, string) {
	var form bytes.Buffer
	writer := multipart.NewWriter(&form)
	for field, value := range fields {
		_ = writer.WriteField(field, value)
	}
	if contentType != "" {
		_ = writer.WriteField("Content-Type", contentType)
	}
	file, _ := writer.CreateFormFile("file", "x.pdf")
	_, _ = file.Write(content)
	writer.Close()
	return &form, writer.FormDataContentType()
}

func TestBucketsAnswerTheBrowsersPreflight(t *testing.T) {
	t.Parallel()
	name := bucket(t)
	_, err := objects().PutBucketCors(t.Context(), &s3.PutBucketCorsInput{Bucket: &name, CORSConfiguration: &types.CORSConfiguration{CORSRules: []types.CORSRule{{
		AllowedOrigins: []string{"http://site.test"}, AllowedMethods: []string{"POST", "GET"}, AllowedHeaders: []string{"*"},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	request, _ := http.NewRequestWithContext(t.Context(), http.MethodOptions, engines.S3+"/"+name, nil)
	request.Header.Set("Origin", "http://site.test")
	request.Header.Set("Access-Control-Request-Method", "POST")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if got := response.Header.Get("Access-Control-Allow-Origin"); got != "http://site.test" {
		t.Errorf("allowed origin %q (status %d)", got, response.StatusCode)
	}
}

func do(t *testing.T, method, address, contentType string, body io.Reader) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, body)
	if err != nil {
		t.Fatal(err)
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(answer)
}
