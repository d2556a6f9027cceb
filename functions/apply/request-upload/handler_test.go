package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/endpoint/endpointtest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/realtime"
	"credo/shared/start/starttest"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

// upload is an upload to the file at the end of a road.
func upload(t *testing.T, road *applicationtest.Road, documents Documents) endpointtest.Write {
	t.Helper()
	store, calls := tabletest.Counted(t)
	tabletest.Commit(t, store, road.Changes...)
	calls.Reset()
	body := func(fileName string) map[string]any {
		return map[string]any{"npi": road.File.Application.NPI, "type": "malpractice-face-sheet", "fileName": fileName, "contentType": "application/pdf", "size": 9}
	}
	return endpointtest.Write{
		Route: "POST /applications/{applicationId}/documents", Store: store, Calls: calls, ID: road.File.Application.ID,
		Handler: requestUpload(store, documents, func() time.Time { return road.Now }),
		Body:    body("face-sheet.pdf"), Other: body("other.pdf"),
	}
}

// post sends a file by the form of a slot, as a browser does.
func post(t *testing.T, s slot, content []byte) (status int, answer string) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range s.Fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	file, err := w.CreateFormFile("file", "face-sheet.pdf")
	if err != nil {
		t.Fatal(err)
	}
	file.Write(content)
	w.Close()
	response, err := http.Post(s.URL, w.FormDataContentType(), &body)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

func TestADocumentGoesStraightToItsPlace(t *testing.T) {
	t.Parallel()
	documents := vaulttest.New(t)
	w := upload(t, applicationtest.Nurse(t, 1), documents)
	response := w.Sends(t)
	if diff := cmp.Diff(endpointtest.Costs, w.Calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	if response.StatusCode != http.StatusCreated {
		t.Fatalf("%d %s", response.StatusCode, response.Body)
	}
	s := httpapitest.Decode[slot](t, response)
	if left := realtime.From(s.ExpiresAt).Sub(realtime.Now()); left < 13*time.Minute || left > 15*time.Minute {
		t.Errorf("it expires in %s", left)
	}
	if status, answer := post(t, s, []byte("%PDF-1.7\n")); status != http.StatusCreated {
		t.Fatalf("S3 answers %d %s", status, answer)
	}
	stored, err := documents.Get(t.Context(), vault.DocumentKey(w.ID, s.DocumentID), 100)
	if err != nil || string(stored.Body) != "%PDF-1.7\n" || stored.ContentType != "application/pdf" {
		t.Errorf("stored %+v, %v", stored, err)
	}
	f := tabletest.File(t, w.Store, w.ID)
	if d, ok := f.Document(s.DocumentID); !ok || d.State != casefile.DocumentMissing || d.FileName != "face-sheet.pdf" || d.DiscardAt == 0 {
		t.Errorf("announced %+v", d)
	}
	if f.Application.Version != 1 {
		t.Errorf("an announcement moved the version to %d", f.Application.Version)
	}
}

func TestUploadsAsAllWrites(t *testing.T) {
	t.Parallel()
	w := upload(t, applicationtest.Nurse(t, 2), vaulttest.New(t))
	w.Refuses(t)
	w.IsDoneOnce(t)
}

func TestWhatIsTooLargeGoesNowhere(t *testing.T) {
	t.Parallel()
	documents := vaulttest.New(t)
	w := upload(t, applicationtest.Nurse(t, 3), documents)
	before := tabletest.File(t, w.Store, w.ID)
	const tooLarge = 25 << 20
	w.Body["size"] = tooLarge
	honest := w.Sends(t)
	if honest.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(honest.Body, "at most 20 MB") {
		t.Errorf("announced: %d %s", honest.StatusCode, honest.Body)
	}
	if diff := cmp.Diff(before, tabletest.File(t, w.Store, w.ID)); diff != "" {
		t.Errorf("the refusal changed the file: %s", diff)
	}
	w.Body["size"] = casefile.MaxDocumentSize
	s := httpapitest.Decode[slot](t, w.Sends(t))
	if status, answer := post(t, s, make([]byte, tooLarge)); status != http.StatusBadRequest || !strings.Contains(answer, "<Code>EntityTooLarge</Code>") {
		t.Errorf("sent all the same: %d %s", status, answer)
	}
	if _, err := documents.Get(t.Context(), vault.DocumentKey(w.ID, s.DocumentID), tooLarge); !errors.Is(err, vault.ErrNotFound) {
		t.Errorf("it is stored: %v", err)
	}
}

func TestUploadsThatAreRefused(t *testing.T) {
	t.Parallel()
	withdrawn := applicationtest.Nurse(t, 4)
	withdrawn.Take(withdrawn.File.Withdraw("", withdrawn.Network(), withdrawn.Now))
	for name, c := range map[string]struct {
		road   *applicationtest.Road
		field  string
		value  any
		status int
	}{
		"a word document":         {applicationtest.Nurse(t, 5), "contentType", "application/msword", http.StatusUnprocessableEntity},
		"an unknown kind":         {applicationtest.Nurse(t, 6), "type", "passport", http.StatusUnprocessableEntity},
		"an empty file":           {applicationtest.Nurse(t, 7), "size", 0, http.StatusUnprocessableEntity},
		"an expired document":     {applicationtest.Nurse(t, 8), "expiresOn", calendartest.Day.AddDays(-1), http.StatusUnprocessableEntity},
		"to an ended application": {withdrawn, "type", "w9", http.StatusConflict},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := upload(t, c.road, vaulttest.New(t))
			w.Body[c.field] = c.value
			response := w.Sends(t)
			if response.StatusCode != c.status || c.status == http.StatusUnprocessableEntity && !strings.Contains(response.Body, `"/`+c.field+`"`) {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if diff := cmp.Diff(c.road.File.Application, tabletest.File(t, w.Store, w.ID).Application); diff != "" {
				t.Errorf("the refusal changed the file: %s", diff)
			}
		})
	}
}

func TestAKeyIsNeeded(t *testing.T) {
	t.Parallel()
	w := upload(t, applicationtest.Nurse(t, 9), vaulttest.New(t))
	if response := w.Sends(t, httpapitest.Key("")); response.StatusCode != http.StatusBadRequest {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
}

func TestARepeatedRequestIsAnsweredAfterTheApplicationEnded(t *testing.T) {
	t.Parallel()
	road := applicationtest.Nurse(t, 10)
	w := upload(t, road, vaulttest.New(t))
	key := httpapitest.Key(rand.Text())
	first := w.Sends(t, key)
	_, err := w.Store.UpdateFile(t.Context(), w.ID, func(f application.File) (casefile.Change, error) {
		return f.Withdraw("", application.Network{}, road.Now)
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, w.Sends(t, key)); diff != "" {
		t.Error(diff)
	}
}

type broken struct{}

func (broken) Upload(context.Context, string, string, int64) (vault.Form, error) {
	return vault.Form{}, errors.New("no signature today")
}

func TestWithoutASignatureNothingIsAnnounced(t *testing.T) {
	t.Parallel()
	road := applicationtest.Nurse(t, 11)
	w := upload(t, road, broken{})
	if response := w.Sends(t); response.StatusCode != http.StatusInternalServerError || strings.Contains(response.Body, "signature") {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	if f := tabletest.File(t, w.Store, w.ID); len(f.Documents) != 0 {
		t.Errorf("announced %+v", f.Documents)
	}
}

func TestTheSampleEventIsAGoodRequest(t *testing.T) {
	t.Parallel()
	w := upload(t, applicationtest.Nurse(t, 12), vaulttest.New(t))
	response, err := w.Handler(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusNotFound {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
