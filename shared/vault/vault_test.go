package vault_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"sync"
	"testing"

	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

func TestUploadTakesOnlyWhatTheFormAllows(t *testing.T) {
	t.Parallel()
	b := vaulttest.New(t)
	const limit = 1000
	for name, c := range map[string]struct {
		change func(fields map[string]string)
		size   int
		want   int
	}{
		"the file that was announced": {func(map[string]string) {}, limit, http.StatusCreated},
		"one byte too many":           {func(map[string]string) {}, limit + 1, http.StatusBadRequest},
		"nothing":                     {func(map[string]string) {}, 0, http.StatusBadRequest},
		"another type":                {func(f map[string]string) { f["Content-Type"] = "text/html" }, 10, http.StatusForbidden},
		"another place":               {func(f map[string]string) { f["key"] = "documents/CRD-1/other" }, 10, http.StatusForbidden},
		"a forged signature":          {func(f map[string]string) { f["X-Amz-Signature"] = strings.Repeat("0", 64) }, 10, http.StatusForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			key := vault.DocumentKey("CRD-1", strings.ReplaceAll(name, " ", "-"))
			form, err := b.Upload(t.Context(), key, "application/pdf", limit)
			if err != nil {
				t.Fatal(err)
			}
			c.change(form.Fields)
			if got := post(t, form, c.size); got != c.want {
				t.Fatalf("answered %d, want %d", got, c.want)
			}
			_, err = b.Get(t.Context(), key, limit)
			if stored := err == nil; stored != (c.want == http.StatusCreated) {
				t.Errorf("stored: %v, %v", stored, err)
			}
		})
	}
}

func post(t *testing.T, form vault.Form, size int) int {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range form.Fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	file, err := w.CreateFormFile("file", "w9.pdf")
	if err != nil {
		t.Fatal(err)
	}
	file.Write(bytes.Repeat([]byte("x"), size))
	w.Close()
	res, err := http.Post(form.URL, w.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return res.StatusCode
}

func TestALinkShowsTheFileUnderItsName(t *testing.T) {
	t.Parallel()
	b := vaulttest.New(t)
	if err := b.Put(t.Context(), "k", "application/octet-stream", []byte("hello")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		show vault.Show
		want string
	}{
		{vault.Show{ContentType: "application/pdf", FileName: "my w9.pdf", InPage: true}, `inline; filename="my w9.pdf"`},
		{vault.Show{ContentType: "image/tiff", FileName: "año.tiff"}, "attachment; filename*=utf-8''a%C3%B1o.tiff"},
	} {
		link, err := b.Link(t.Context(), "k", c.show)
		if err != nil {
			t.Fatal(err)
		}
		res, err := http.Get(link.URL)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != http.StatusOK || string(body) != "hello" {
			t.Fatalf("%d %q", res.StatusCode, body)
		}
		if got := res.Header.Get("Content-Disposition"); got != c.want {
			t.Errorf("disposition %q, want %q", got, c.want)
		}
		if got := res.Header.Get("Content-Type"); got != c.show.ContentType {
			t.Errorf("type %q, want %q", got, c.show.ContentType)
		}
	}
}

func TestWritersAtOnceStoreOneLetter(t *testing.T) {
	t.Parallel()
	b := vaulttest.New(t)
	const writers = 8
	got := make([]string, writers)
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			stored, err := b.PutOnce(t.Context(), "letter", "application/pdf", []byte(fmt.Sprint("by ", i)))
			if err != nil {
				t.Error(err)
			}
			got[i] = string(stored)
		})
	}
	all.Wait()
	final, err := b.Get(t.Context(), "letter", 100)
	if err != nil {
		t.Fatal(err)
	}
	for i := range writers {
		if got[i] != string(final.Body) {
			t.Errorf("writer %d holds %q, stored is %q", i, got[i], final.Body)
		}
	}
}

func TestGet(t *testing.T) {
	t.Parallel()
	b := vaulttest.New(t)
	if err := b.Put(t.Context(), "k", "text/plain", []byte("12345")); err != nil {
		t.Fatal(err)
	}
	o, err := b.Get(t.Context(), "k", 5)
	if err != nil || string(o.Body) != "12345" || o.ContentType != "text/plain" ||
		o.SHA256 != "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5" {
		t.Errorf("%+v, %v", o, err)
	}
	if _, err := b.Get(t.Context(), "k", 4); !errors.Is(err, vault.ErrTooLarge) {
		t.Errorf("a file over the limit: %v", err)
	}
	if _, err := b.Get(t.Context(), "none", 5); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("no file: %v", err)
	}
}

func TestDocumentKeysReadBack(t *testing.T) {
	t.Parallel()
	if a, d, ok := vault.ParseDocumentKey(vault.DocumentKey("CRD-1", "doc-001")); !ok || a != "CRD-1" || d != "doc-001" {
		t.Error(a, d, ok)
	}
	for _, other := range []string{"", "documents/", "documents/CRD-1", "documents//d", "documents/a/", "letters/a/b", "documents/a/b/c"} {
		if _, _, ok := vault.ParseDocumentKey(other); ok {
			t.Errorf("%q was read as a document's key", other)
		}
	}
}
