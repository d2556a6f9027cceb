package main

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

const (
	documentRoute = "GET /staff/applications/{applicationId}/documents/{documentId}"
	letterRoute   = "GET /staff/applications/{applicationId}/letters/{letterNumber}"
)

var eve = httpapitest.Staff("eve", "auditor")

// fetch asks for a link and follows it.
func fetch(t *testing.T, h httpapi.Handler, route string, options ...httpapitest.Option) (status int, said, body string) {
	t.Helper()
	response, err := h(t.Context(), httpapitest.Event(route, options...))
	if err != nil {
		t.Fatal(err)
	}
	httpapitest.Check(t, route, response)
	if response.StatusCode != http.StatusOK {
		return response.StatusCode, httpapitest.Decode[httpapitest.Problem](t, response).Detail, ""
	}
	got, err := http.Get(httpapitest.Decode[vault.Link](t, response).URL)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	raw, err := io.ReadAll(got.Body)
	if err != nil || got.StatusCode != http.StatusOK {
		t.Fatal(got.Status, string(raw), err)
	}
	return response.StatusCode, got.Header.Get("Content-Type") + " " + got.Header.Get("Content-Disposition"), string(raw)
}

func document(f application.File, id string) []httpapitest.Option {
	return []httpapitest.Option{eve, httpapitest.Path("applicationId", f.Application.ID), httpapitest.Path("documentId", id)}
}

func TestADocumentIsFetchedByALink(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 1).Sent()
	tabletest.Hold(t, store, road.File)
	key := vault.DocumentKey(road.File.Application.ID, "doc-001")
	if err := bucket.Put(t.Context(), key, "application/octet-stream", []byte("%PDF sample")); err != nil {
		t.Fatal(err)
	}
	status, said, body := fetch(t, openDocument(store, bucket, false), documentRoute, document(road.File, "doc-001")...)
	if status != 200 || body != "%PDF sample" || !strings.HasPrefix(said, "application/pdf inline") {
		t.Errorf("%d %s %s", status, said, body)
	}
}

// A document that a recredentialing took over lies where it was uploaded to.
func TestADocumentOfAFormerFile(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 1).Sent()
	d := road.File.Documents[0]
	d.Origin, d.OriginID = road.NewID(), "doc-007"
	road.File.Documents[0] = d
	tabletest.Hold(t, store, road.File)
	if err := bucket.Put(t.Context(), vault.DocumentKey(d.Origin, d.OriginID), "application/pdf", []byte("%PDF of old")); err != nil {
		t.Fatal(err)
	}
	status, said, body := fetch(t, openDocument(store, bucket, false), documentRoute, document(road.File, d.ID)...)
	if status != 200 || body != "%PDF of old" {
		t.Errorf("%d %s %s", status, said, body)
	}
}

func TestWhichDocumentsMayBeOpened(t *testing.T) {
	t.Parallel()
	bucket := vaulttest.New(t)
	for name, c := range map[string]struct {
		edit    func(*casefile.Document)
		scanned bool // a scan is required
		status  int
	}{
		"no scan is required":          {func(*casefile.Document) {}, false, 200},
		"the scan found nothing":       {func(d *casefile.Document) { d.Scan = casefile.ScanClean }, true, 200},
		"the scan is not done":         {func(d *casefile.Document) { d.State = casefile.DocumentChecking }, true, 409},
		"there never was a scan":       {func(*casefile.Document) {}, true, 409},
		"the scan found a threat":      {func(d *casefile.Document) { d.Scan, d.State = casefile.ScanThreat, casefile.DocumentBad }, true, 409},
		"a threat, whatever is set":    {func(d *casefile.Document) { d.Scan, d.State = casefile.ScanThreat, casefile.DocumentBad }, false, 409},
		"it never arrived":             {func(d *casefile.Document) { d.State = casefile.DocumentMissing }, false, 404},
		"a rejected one, to look at":   {func(d *casefile.Document) { d.State, d.ContentType = casefile.DocumentBad, "text/html" }, false, 200},
		"one of another name":          {func(d *casefile.Document) { d.ID = "doc-099" }, false, 404},
		"a name that cannot be an ID":  {func(d *casefile.Document) { d.ID = "doc-001-" + strings.Repeat("x", 80) }, false, 404},
		"one accepted before the scan": {func(d *casefile.Document) { d.State = casefile.DocumentGood }, true, 409},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store := tabletest.New(t)
			road := applicationtest.Nurse(t, 1).Sent()
			c.edit(&road.File.Documents[0])
			tabletest.Hold(t, store, road.File)
			if err := bucket.Put(t.Context(), vault.DocumentKey(road.File.Application.ID, "doc-001"), "application/pdf", []byte("sample")); err != nil {
				t.Fatal(err)
			}
			status, said, body := fetch(t, openDocument(store, bucket, c.scanned), documentRoute, document(road.File, "doc-001")...)
			if status != c.status || (status == 200) != (body == "sample") {
				t.Errorf("%d %s %s", status, said, body)
			}
			if strings.Contains(said, "text/html") && !strings.Contains(said, "attachment") {
				t.Errorf("a browser would run it: %s", said)
			}
		})
	}
}

func TestALetterIsFetchedByALink(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 1).Ready().Approved()
	id, first := road.File.Application.ID, road.File.Letters[0].Number
	road.Take(casefile.LetterWasSent(road.File, first, "m-1", road.Now))
	tabletest.Hold(t, store, road.File)
	if err := bucket.Put(t.Context(), vault.LetterKey(id, first, "pdf"), "application/pdf", []byte("%PDF letter")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		number string
		status int
		body   string
	}{
		"sent":                    {first, 200, "%PDF letter"},
		"sent, in another script": {strings.ToLower(first), 200, "%PDF letter"},
		"owed":                    {road.File.Letters[1].Number, 404, ""},
		"unknown":                 {id + "-L09", 404, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			status, said, body := fetch(t, openLetter(store, bucket), letterRoute, eve,
				httpapitest.Path("applicationId", id), httpapitest.Path("letterNumber", c.number))
			if status != c.status || body != c.body {
				t.Errorf("%d %s %s", status, said, body)
			}
		})
	}
}

func TestWhoMayOpenNothing(t *testing.T) {
	t.Parallel()
	files, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 1).Sent()
	tabletest.Hold(t, files, road.File)
	for route, serve := range map[string]func(*store.Store, *vault.Bucket) httpapi.Handler{
		documentRoute: func(s *store.Store, b *vault.Bucket) httpapi.Handler { return openDocument(s, b, false) },
		letterRoute:   openLetter,
	} {
		known := []httpapitest.Option{httpapitest.Path("applicationId", road.File.Application.ID),
			httpapitest.Path("documentId", "doc-001"), httpapitest.Path("letterNumber", road.File.Letters[0].Number)}
		if status, said, _ := fetch(t, serve(files, bucket), route, append(known, httpapitest.Staff("eve"))...); status != 403 {
			t.Errorf("%s without a role: %d %s", route, status, said)
		}
		unknown := append(known, eve, func(e *events.APIGatewayV2HTTPRequest) { e.PathParameters["applicationId"] = road.NewID() })
		if status, said, _ := fetch(t, serve(files, bucket), route, unknown...); status != 404 {
			t.Errorf("%s of an unknown file: %d %s", route, status, said)
		}
	}
}

func TestTheSampleEvent(t *testing.T) {
	t.Parallel()
	response, err := openDocument(tabletest.New(t), vaulttest.New(t), false)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 404 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}

// Staff open what they themselves turned down; a file that is not what it says, nobody.
func TestAFileOfAnotherKindIsNotOpened(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	road := applicationtest.Nurse(t, 1)
	c := road.Take(road.File.RequestUpload(casefile.Upload{Type: "dea-certificate", FileName: "dea.pdf", ContentType: "application/pdf", Size: 9}, road.Now, road.Real))
	id := c.Documents[0].ID
	road.Take(casefile.ReceiveDocument(road.File, id, casefile.Arrival{Reason: "This is a program.", Fix: "Send a PDF."}, road.Now))
	tabletest.Hold(t, store, road.File)
	status, said, _ := fetch(t, openDocument(store, bucket, false), documentRoute, document(road.File, id)...)
	if status != http.StatusConflict || !strings.Contains(said, "not what it says it is") {
		t.Errorf("%d %s", status, said)
	}
}
