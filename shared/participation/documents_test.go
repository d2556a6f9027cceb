package participation_test

import (
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/realtime"
	"testing"
)

func TestADocumentRunsOut(t *testing.T) {
	t.Parallel()
	h := active(t).fall(participation.DueExpiring, participation.Beside{})
	h.told(casefile.DeadlineReached)
	var says participation.LetterData
	if l := h.last.Letters[0]; l.Name != participation.LetterDocumentExpiring || l.Says(&says) != nil || says.DueOn != calendartest.Day.AddMonths(12) || !says.Freezes {
		t.Errorf("%s says %+v", l.Name, says)
	}
	queued(h, participation.QueueDocuments, false)
	h.fall(participation.DueExpired, participation.Beside{}).told(participation.DocumentExpired, participation.ProviderSuspended, participation.LoadStarted)
	if l := h.last.Letters[0]; l.Name != participation.LetterDocumentsNeeded || h.file.Documents[0].State != casefile.DocumentPast || len(h.file.Owed()) != 1 {
		t.Errorf("%s; %+v", l.Name, h.file.Documents)
	}
	queued(h, participation.QueueDocuments, true)
	h.is(participation.StatusSuspended) // nobody goes on without a license; a person reinstates

	// The current one comes, is turned down, and comes again.
	for _, verdict := range []casefile.Review{{Verdict: casefile.DocumentBad, Reason: "Page two is missing."}, {Verdict: casefile.DocumentGood, ExpiresOn: dayOne.AddMonths(25)}} {
		h.take(h.file.RequestUpload(casefile.Upload{Type: "license", FileName: "a.pdf"}, at(370), realtime.Now()))
		d := h.last.Documents[0]
		h.take(casefile.ReceiveDocument(h.file, d.ID, casefile.Arrival{SHA256: d.ID}, at(370)))
		h.take(h.file.ReviewDocument(sam, d.ID, verdict, at(370)))
		if asked := len(h.last.Letters) > 0; asked != (verdict.Verdict == casefile.DocumentBad) {
			t.Errorf("%s: letters %v", verdict.Verdict, h.last.Letters)
		}
	}
	queued(h, participation.QueueDocuments, false)
	if d := h.file.Checklist()[0]; d.State != casefile.DocumentGood || d.ExpiresOn != dayOne.AddMonths(25) || len(h.file.Owed()) > 0 {
		t.Errorf("%+v", d)
	}
}

func TestDocumentsOfWhoDoesNotParticipate(t *testing.T) {
	t.Parallel()
	for name, h := range map[string]*holder{"pending": opened(t), "ended": ended(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := h.file.RequestUpload(casefile.Upload{Type: "license"}, at(2), realtime.Now())
			refused(t, err, problem.KindConflict, "")
		})
	}
}

func TestANoteOfStaff(t *testing.T) {
	t.Parallel()
	h := ended(t)
	h.take(h.file.AddNote(sam, "Called.", at(2)))
	if n := h.file.Notes; len(n) != 1 || n[0].Actor != sam.Name || n[0].Text != "Called." {
		t.Errorf("%+v", n)
	}
}
