package participation_test

import (
	"slices"
	"testing"

	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
)

// What a source says against a provider who takes part is a task of the medical director on
// the same day, until it is judged or taken back (NCQA CR 5, ongoing monitoring).
func TestAnAdverseResultOnAnEnrolledProviderIsTheDirectorsTheSameDay(t *testing.T) {
	t.Parallel()
	adverse := credential.Verification{Result: credential.ResultAdverse, Source: "OIG", VerifiedOn: calendartest.Day.AddDays(43), Note: "Listed.", Why: "The monthly list."}
	met := credential.Verification{Result: credential.ResultMet, Source: "OIG", VerifiedOn: calendartest.Day.AddDays(44), Why: "It was another person."}
	found := func(t *testing.T) *holder {
		h := active(t)
		h.take(h.file.RecordVerification(sam, "sanctions", adverse, at(50)))
		return h
	}
	for name, c := range map[string]struct {
		then  func(*holder)
		waits bool
	}{
		"as it is found":            {func(*holder) {}, true},
		"another result of another": {func(h *holder) { h.take(h.file.RecordVerification(sam, "npdb", met, at(51))) }, true},
		"taken back":                {func(h *holder) { h.take(h.file.RecordVerification(sam, "sanctions", met, at(51))) }, false},
		"kept":                      {func(h *holder) { h.obey("keep", 50) }, false},
		"suspended":                 {func(h *holder) { h.obey("suspend", 50) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := found(t)
			if task := tasked(h, participation.QueueDirector); task.DueOn != calendartest.Day.AddDays(50) {
				t.Errorf("due on %q", task.DueOn)
			}
			c.then(h)
			queued(h, participation.QueueDirector, c.waits)
		})
	}
	h := active(t)
	_, err := h.file.Obey(dana, participation.Order{Action: "keep", Reasons: []participation.Reason{{Text: "Fine."}}}, at(1))
	refused(t, err, problem.KindConflict, "") // nothing waits to be judged
	_, err = opened(t).file.RecordVerification(sam, "license:GA", met, at(60))
	refused(t, err, problem.KindConflict, "")
}

func tasked(h *holder, q casefile.Queue) casefile.Task {
	for _, task := range h.file.Tasks {
		if task.Queue == q {
			return task
		}
	}
	return casefile.Task{}
}

// A document that has a last day is accepted with it only, so that it is watched.
func TestADocumentWithALastDayIsAcceptedWithItOnly(t *testing.T) {
	t.Parallel()
	h := active(t)
	for kind, wants := range map[string]bool{"license": true, "dea-certificate": true, "malpractice-face-sheet": true, "w9": false, "other": false} {
		d := casefile.Document{ID: "held-" + kind, Type: kind, State: casefile.DocumentInReview}
		file := h.file
		file.Documents = append(slices.Clone(file.Documents), d)
		_, err := file.ReviewDocument(sam, d.ID, casefile.Review{Verdict: casefile.DocumentGood}, at(1))
		if wants {
			refused(t, err, problem.KindInvalid, "/expiresOn")
		} else if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
	}
}
