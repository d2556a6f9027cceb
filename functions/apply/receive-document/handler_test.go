package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/realtime"
	"credo/shared/start/starttest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

func TestMain(m *testing.M) { starttest.Main(m) }

// desk is a nurse's file and a bucket, where documents arrive.
type desk struct {
	t      *testing.T
	in     intake
	store  *store.Store
	calls  *tabletest.Calls
	s3     *s3.Client
	bucket string
	id     string
	now    time.Time
	real   realtime.Instant // when uploads are announced
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, now: calendartest.Start, real: realtime.Now()}
	d.store, d.calls = tabletest.Counted(t)
	d.s3, d.bucket = vaulttest.Make(t)
	d.in = intake{files: d.store, documents: vault.New(d.s3, d.bucket), clock: func() time.Time { return d.now }}
	road := applicationtest.Nurse(t, 1)
	tabletest.Hold(t, d.store, road.File)
	d.id = road.File.Application.ID
	return d
}

// announced is the key of an upload that was asked for.
func (d *desk) announced(kind string) (key, documentID string) {
	d.t.Helper()
	var c casefile.Change
	_, err := d.store.UpdateFile(d.t.Context(), d.id, func(f application.File) (_ casefile.Change, err error) {
		c, err = f.RequestUpload(casefile.Upload{Type: kind, FileName: kind + ".pdf", ContentType: "application/pdf", Size: 9}, d.now, d.real)
		return c, err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	documentID = c.Documents[0].ID
	return vault.DocumentKey(d.id, documentID), documentID
}

// sent puts the bytes under the key, and returns their version.
func (d *desk) sent(key string, body []byte) string {
	d.t.Helper()
	out, err := d.s3.PutObject(d.t.Context(), &s3.PutObjectInput{Bucket: &d.bucket, Key: &key, Body: bytes.NewReader(body)})
	if err != nil {
		d.t.Fatal(err)
	}
	if out.VersionId == nil {
		d.t.Fatal("the bucket keeps no versions")
	}
	return *out.VersionId
}

func arrival(key, version string) string {
	return body(map[string]any{"source": "aws.s3", "detail-type": "Object Created",
		"detail": map[string]any{"object": map[string]any{"key": key, "version-id": version}}})
}

func scanned(key, version, status string) string {
	return body(map[string]any{"source": "aws.guardduty", "detail-type": "GuardDuty Malware Protection Object Scan Result",
		"detail": map[string]any{"s3ObjectDetails": map[string]any{"objectKey": key, "versionId": version},
			"scanResultDetails": map[string]any{"scanResultStatus": status}}})
}

func body(v any) string {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err) // a test's own value
	}
	return string(raw)
}

// takes hands over one batch and returns the positions of those that failed.
func (d *desk) takes(bodies ...string) (failed []int) {
	d.t.Helper()
	var batch events.SQSEvent
	for i, b := range bodies {
		batch.Records = append(batch.Records, events.SQSMessage{MessageId: string(rune('0' + i)), Body: b})
	}
	out, err := receiveDocuments(d.in)(d.t.Context(), batch)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range out.BatchItemFailures {
		failed = append(failed, int(f.ItemIdentifier[0]-'0'))
	}
	return failed
}

func (d *desk) file() application.File { d.t.Helper(); return tabletest.File(d.t, d.store, d.id) }

func (d *desk) document(id string) casefile.Document {
	d.t.Helper()
	found, ok := d.file().Document(id)
	if !ok {
		d.t.Fatalf("no document %s", id)
	}
	return found
}

func TestADocumentIsFiledByWhatItIs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bytes []byte
		state casefile.DocumentState
		fault fault
		event casefile.EventName
	}{
		"a PDF":                {samplePDF(1), casefile.DocumentInReview, fault{}, casefile.DocumentReceived},
		"a picture named .pdf": {sampleJPEG(), casefile.DocumentInReview, fault{}, casefile.DocumentReceived},
		"a program named .pdf": {sampleProgram(), casefile.DocumentBad, wrongType, casefile.DocumentRejected},
		"a PDF cut off":        {samplePDF(1)[:50], casefile.DocumentBad, cutOff, casefile.DocumentRejected},
		"a locked PDF":         {lockedPDF(), casefile.DocumentBad, locked, casefile.DocumentRejected},
		"25 MB":                {make([]byte, 25<<20), casefile.DocumentBad, tooLarge, casefile.DocumentRejected},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			key, id := d.announced("malpractice-face-sheet")
			version := d.sent(key, c.bytes)
			d.calls.Reset()
			if failed := d.takes(arrival(key, version)); len(failed) > 0 {
				t.Fatal("it failed")
			}
			if diff := cmp.Diff(map[string]int{"Query": 1, "TransactWriteItems": 1}, d.calls.Reset()); diff != "" {
				t.Errorf("calls: %s", diff)
			}
			got := d.document(id)
			if got.State != c.state || got.Reason != c.fault.reason || got.Fix != c.fault.fix || got.Version != version || got.DiscardAt != 0 {
				t.Errorf("%+v", got)
			}
			f := d.file()
			if last := f.Events[len(f.Events)-1]; last.Event != c.event {
				t.Errorf("the history ends with %s", last.Event)
			}
			view := f.Checklist()[slices.IndexFunc(f.Checklist(), func(v casefile.DocumentView) bool { return v.Type == got.Type })]
			if view.State != c.state || view.Reason != c.fault.reason || view.Fix != c.fault.fix {
				t.Errorf("the provider reads %+v", view)
			}
		})
	}
}

func TestTheSameFileTwiceIsOneDocument(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	first, firstID := d.announced("w9")
	same, sameID := d.announced("w9")
	other, otherID := d.announced("license")
	for _, key := range []string{first, same, other} {
		d.takes(arrival(key, d.sent(key, samplePDF(7))))
	}
	if got := d.document(firstID).State; got != casefile.DocumentInReview {
		t.Errorf("the first is %s", got)
	}
	if got := d.document(sameID); got.State != casefile.DocumentDuplicate || got.Fix == "" {
		t.Errorf("the same again is %+v", got)
	}
	if got := d.document(otherID); got.State != casefile.DocumentDuplicate || got.Fix == d.document(sameID).Fix {
		t.Errorf("the same for another paper is %+v", got)
	}
}

func TestWhatIsNotAnnouncedIsLeftAlone(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	stranger := vault.DocumentKey("CRD-0000-0000-00000", "doc-001")
	unannounced := vault.DocumentKey(d.id, "doc-999")
	gone, _ := d.announced("w9")
	version := d.sent(gone, samplePDF(1))
	if _, err := d.s3.DeleteObject(t.Context(), &s3.DeleteObjectInput{Bucket: &d.bucket, Key: &gone, VersionId: &version}); err != nil {
		t.Fatal(err)
	}
	before := d.file()
	failed := d.takes(
		arrival(stranger, d.sent(stranger, samplePDF(2))), arrival(unannounced, d.sent(unannounced, samplePDF(3))),
		arrival(gone, version), arrival("mail/L01.pdf", ""), arrival("documents/loose", ""),
	)
	if len(failed) > 0 {
		t.Errorf("%v are tried again for nothing", failed)
	}
	if diff := cmp.Diff(before, d.file()); diff != "" {
		t.Errorf("the file changed: %s", diff)
	}
}

func TestAnUploadThatComesTooLateIsLeftAlone(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.real = realtime.Now().Add(-49 * time.Hour)
	key, _ := d.announced("w9")
	version := d.sent(key, samplePDF(1))
	before := d.file()
	if failed := d.takes(arrival(key, version)); len(failed) > 0 || len(before.Documents) > 0 {
		t.Errorf("failed %v, documents %+v", failed, before.Documents)
	}
	if diff := cmp.Diff(before, d.file()); diff != "" {
		t.Errorf("the file changed: %s", diff)
	}
}

func TestABatchFailsInItsPartsOnly(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key, id := d.announced("w9")
	version := d.sent(key, samplePDF(1))
	failed := d.takes("not JSON", arrival(key, version), `{"source": "aws.ec2"}`)
	if diff := cmp.Diff([]int{0, 2}, failed); diff != "" {
		t.Errorf("failed: %s", diff)
	}
	if got := d.document(id).State; got != casefile.DocumentInReview {
		t.Errorf("the good one is %s", got)
	}
}

// down is S3 on a bad day.
type down struct{}

func (down) GetVersion(context.Context, string, string, int64) (vault.Object, error) {
	return vault.Object{}, errors.New(http.StatusText(http.StatusServiceUnavailable))
}

func TestWhatFailsForNowIsTriedAgain(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key, id := d.announced("w9")
	notice, up := arrival(key, d.sent(key, samplePDF(1))), d.in.documents
	d.in.documents = down{}
	if failed := d.takes(notice); len(failed) != 1 || d.document(id).State != casefile.DocumentMissing {
		t.Errorf("failed %v, it is %s", failed, d.document(id).State)
	}
	d.in.documents = up
	if failed := d.takes(notice); len(failed) > 0 || d.document(id).State != casefile.DocumentInReview {
		t.Errorf("failed %v, it is %s", failed, d.document(id).State)
	}
}

func TestTheSampleEventIsRead(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	raw, err := os.ReadFile("event.json")
	if err != nil {
		t.Fatal(err)
	}
	var batch events.SQSEvent
	if err := json.Unmarshal(raw, &batch); err != nil || len(batch.Records) == 0 {
		t.Fatal(batch, err)
	}
	d.in.scanned = true
	if out, err := receiveDocuments(d.in)(t.Context(), batch); err != nil || len(out.BatchItemFailures) > 0 {
		t.Errorf("%+v, %v", out, err)
	}
}

// The two clocks never mix: on whatever day the business clock stands, an upload has its two
// days of real time to arrive.
func TestAnUploadArrivesWhateverDayTheBusinessClockShows(t *testing.T) {
	t.Parallel()
	for name, days := range map[string]int{"400 days back": -400, "three years ahead": 3 * 365, "a leap day": 0} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.now = d.now.AddDate(0, 0, days)
			if days == 0 {
				d.now = time.Date(2028, 2, 29, 15, 0, 0, 0, time.UTC)
			}
			key, id := d.announced("w9")
			if failed := d.takes(arrival(key, d.sent(key, samplePDF(1)))); len(failed) > 0 {
				t.Fatalf("failed %v", failed)
			}
			if got, ok := d.file().Document(id); !ok || got.State != casefile.DocumentInReview {
				t.Errorf("%+v", got)
			}
		})
	}
}
