package participation_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// over is the last day of the first credentialing cycle.
var over = dayOne.AddMonths(36)

// fall has a deadline of that kind fall due on its day.
func (h *holder) fall(kind casefile.DueKind, beside participation.Beside) *holder {
	h.t.Helper()
	dues := h.file.Participation.Dues
	i := slices.IndexFunc(dues, func(d casefile.Due) bool { return d.Kind == kind })
	if i < 0 {
		h.t.Fatalf("no deadline %s among %v", kind, dues)
	}
	due := dues[i]
	return h.take(h.file.FallDue(due, due.On, beside, due.On.Start(time.UTC).Add(15*time.Hour)))
}

func (h *holder) awaits(r participation.Renewal, day int) *holder {
	h.t.Helper()
	r.ApplicationID = "CRD-SECOND"
	return h.take(h.file.Await(sam, participation.Link{ApplicationID: "CRD-SECOND", Hash: "h"}, r, at(day)))
}

func TestWhichDeadlinesAParticipationHas(t *testing.T) {
	t.Parallel()
	documents := map[casefile.DueKind]calendar.Date{participation.DueExpired: dayOne.AddMonths(12).AddDays(1), participation.DueExpiring: dayOne.AddMonths(12).AddDays(-30)}
	suspended := map[casefile.DueKind]calendar.Date{participation.DueRecredOpen: over.AddDays(-180), participation.DueReview: dayOne.AddDays(31), participation.DueReports: dayOne.AddDays(32)}
	for name, c := range map[string]struct {
		of   *holder
		want map[casefile.DueKind]calendar.Date // beside the documents'; of a kind the last one
	}{
		"active":         {active(t), map[casefile.DueKind]calendar.Date{participation.DueRecredOpen: over.AddDays(-180)}},
		"suspended":      {active(t).obey("suspend", 1), suspended},
		"to end":         {active(t).obey("end", 0), map[casefile.DueKind]calendar.Date{participation.DueEnd: dayOne.AddDays(60)}},
		"provisional":    {active(t, provisionally), map[casefile.DueKind]calendar.Date{participation.DueProvisionalWarn: dayOne.AddDays(55), participation.DueProvisional: dayOne.AddDays(60)}},
		"being renewed":  {active(t).awaits(participation.Renewal{Stage: participation.StageOpen}, 9), map[casefile.DueKind]calendar.Date{participation.DueRecredRemind: over.AddDays(-30), participation.DueRecredential: over.AddDays(1)}},
		"denied":         {active(t).awaits(participation.Renewal{Stage: participation.StageDenied, AppealBy: dayOne.AddDays(48)}, 9), map[casefile.DueKind]calendar.Date{participation.DueDenialFinal: dayOne.AddDays(49)}},
		"under appeal":   {active(t).awaits(participation.Renewal{Stage: participation.StageAppealed}, 9), nil},
		"not to be kept": {active(t).awaits(participation.Renewal{Stage: participation.StageWithdrawn}, 9), map[casefile.DueKind]calendar.Date{participation.DueRecredential: over.AddDays(1)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := map[casefile.DueKind]calendar.Date{}
			for _, d := range c.of.file.Participation.Dues {
				got[d.Kind] = max(got[d.Kind], d.On)
			}
			for kind, on := range documents {
				if got[kind] != on {
					t.Errorf("%s on %s, want %s", kind, got[kind], on)
				}
				delete(got, kind)
			}
			if len(got) != len(c.want) || len(c.want) > 0 && cmp.Diff(c.want, got) != "" {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
	if dues := append(opened(t).file.Participation.Dues, ended(t).file.Participation.Dues...); len(dues) > 0 {
		t.Errorf("before it begins and after it ends: %v", dues)
	}
}

func TestTheCycleFallsDue(t *testing.T) {
	t.Parallel()
	h := active(t)
	second := participation.Link{ApplicationID: "CRD-SECOND", Hash: "opened", Kind: form.KindRecredentialing}
	h.fall(participation.DueRecredOpen, participation.Beside{Opened: second}).told(participation.RenewalMoved)
	if p := h.is(participation.StatusActive); p.ApplicationID != "CRD-SECOND" || *p.Renewal != (participation.Renewal{ApplicationID: "CRD-SECOND", Stage: participation.StageOpen}) || h.last.Events[0].Data["applicationHash"] != "opened" {
		t.Errorf("%+v", p)
	}
	beside := participation.Beside{Owes: true, Owed: []casefile.DocumentView{{Name: "License", State: casefile.DocumentMissing}}}
	h.fall(participation.DueRecredRemind, beside).told(casefile.DeadlineReached)
	var says participation.LetterData
	if l := h.last.Letters[0]; l.Name != participation.LetterRecredentialingReminder || l.Says(&says) != nil || len(says.Documents) != 1 || says.DueOn != over {
		t.Errorf("%s says %+v", l.Name, says)
	}
	h.fall(participation.DueRecredential, beside)
	queued(h, casefile.QueueOverdue, true)
	if l := h.last.Letters[0]; l.Name != participation.LetterOverdue || h.file.Participation.Renewal.Told != over.AddDays(1) {
		t.Errorf("%s, %+v", l.Name, h.file.Participation.Renewal)
	}
	h.take(h.file.Renew(dana, renewal(product("ga-marketplace", "")), at(1100))) // it comes late, and they stay
	queued(h, casefile.QueueOverdue, false)
	if p := h.is(participation.StatusActive); len(p.Missed) > 0 {
		t.Errorf("missed %v", p.Missed)
	}
}

func TestADeadlineThatIsNoLongerTheirsIsOnlyTakenAway(t *testing.T) {
	t.Parallel()
	h := active(t)
	gone := casefile.Due{On: dayOne.AddDays(60), Kind: participation.DueProvisional}
	version := h.file.Participation.Version
	h.take(h.file.FallDue(gone, gone.On, participation.Beside{}, at(60)))
	if len(h.last.Events) > 0 || !slices.Contains(h.last.Unfiled, gone) || h.file.Participation.Version != version {
		t.Errorf("%+v", h.last)
	}
	h.is(participation.StatusActive)
}

// NCQA CR 3: sixty provisional days at most. Staff are warned on days 40, 50 and 55; on day 60
// the director is asked, and nothing ends by itself.
func TestAProvisionalParticipationIsNeverEndedByItsDays(t *testing.T) {
	t.Parallel()
	h := active(t, provisionally)
	for range 3 {
		h.fall(participation.DueProvisionalWarn, participation.Beside{}).told(casefile.DeadlineReached)
		if missed := h.is(participation.StatusProvisional).Missed; len(missed) != 1 {
			t.Errorf("the warnings pile up: %v", missed)
		}
		queued(h, casefile.QueueOverdue, true)
	}
	h.fall(participation.DueProvisional, participation.Beside{}).told(casefile.DeadlineReached)
	h.is(participation.StatusProvisional)
	h.take(h.file.Confirm(dana, outcome(), at(61)))
	if missed := h.is(participation.StatusActive).Missed; len(missed) > 0 {
		t.Errorf("still said after the full decision: %v", missed)
	}
	queued(h, casefile.QueueOverdue, false)
}
