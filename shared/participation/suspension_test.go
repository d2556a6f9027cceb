package participation_test

import (
	"testing"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/participation"
	"credo/shared/problem"
)

// A suspension carries its rights: reasons, appeal and its last day, what ends it, and the day
// by which somebody looks at it again, two weeks where members were in danger
// (NCQA CR 6; 42 CFR 422.202(d)(1)).
func TestASuspensionCarriesItsRights(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		summary bool
		review  calendar.Date
		until   calendar.Date // "" refused
	}{
		"for danger":          {true, "", dayOne.AddDays(14)},
		"for another reason":  {false, "", dayOne.AddDays(30)},
		"looked at earlier":   {false, dayOne.AddDays(8), dayOne.AddDays(8)},
		"looked at too late":  {true, dayOne.AddDays(15), ""},
		"looked at yesterday": {false, dayOne.AddDays(-1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, o := active(t), applicationtest.Order(participation.ActionSuspend)
			o.Summary, o.ReviewOn = c.summary, c.review
			change, err := h.file.Obey(dana, o, at(0))
			if c.until == "" {
				refused(t, err, problem.KindInvalid, "/reviewOn")
				return
			}
			h.take(change, err)
			var says participation.LetterData
			if l := h.last.Letters[0]; l.Says(&says) != nil || says.DueOn != lastDay(dayOne, 30) || says.ReviewOn != c.until || says.EndsWhen == "" || says.Summary != c.summary {
				t.Errorf("the letter says %+v", says)
			}
			if due := dueOf(h, participation.DueReview); due.On != c.until {
				t.Errorf("it is looked at on %s", due.On)
			}
			h.fall(participation.DueReview, waitsForUs).is(participation.StatusSuspended)
			queued(h, participation.QueueDirector, true)
			h.obey(participation.ActionKeep, 20)
			queued(h, participation.QueueDirector, false)
			if next := dueOf(h, participation.DueReview).On; next <= c.until || next <= dayOne.AddDays(20) {
				t.Errorf("kept, it is looked at again on %s", next)
			}
		})
	}
	o := applicationtest.Order(participation.ActionSuspend)
	o.EndsWhen = ""
	_, err := active(t).file.Obey(dana, o, at(0))
	refused(t, err, problem.KindInvalid, "/endsWhen")
}

// An action of more than thirty days is reported to the NPDB and the board (45 CFR 60.12); the
// tasks stay until the proof is kept, also after the end.
func TestALongSuspensionIsReported(t *testing.T) {
	t.Parallel()
	h := active(t).obey("suspend", 0)
	queued(h, participation.QueueReports, false)
	h.fall(participation.DueReports, waitsForUs)
	queued(h, participation.QueueReports, true)
	done := participation.Done{Proof: "Report 5500000012", DoneOn: dayOne.AddDays(42)}
	for id, kind := range map[participation.DutyID]problem.Kind{"tax-report": problem.KindConflict, participation.DutyMembers: problem.KindConflict} {
		_, err := h.file.DoDuty(sam, id, done, at(42))
		refused(t, err, kind, "")
	}
	for field, bad := range map[string]participation.Done{"/proof": {DoneOn: dayOne.AddDays(42)}, "/doneOn": {Proof: "x", DoneOn: dayOne.AddDays(43)}} {
		_, err := h.file.DoDuty(sam, participation.DutyNPDB, bad, at(42))
		refused(t, err, problem.KindInvalid, field)
	}
	h.take(h.file.DoDuty(sam, participation.DutyNPDB, done, at(42))).told(participation.DutyDone)
	queued(h, participation.QueueReports, true)
	h.take(h.file.DoDuty(sam, participation.DutyBoard, done, at(42)))
	queued(h, participation.QueueReports, false)
	if d := h.file.Participation.Duties[0]; d.Proof != done.Proof || d.DoneOn != done.DoneOn || d.By != sam.Name {
		t.Errorf("kept is %+v", d)
	}
}
