package participation_test

import (
	"testing"

	"pgregory.net/rapid"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
)

func TestOrders(t *testing.T) {
	t.Parallel()
	h := active(t)
	h.obey("suspend", 1).told(participation.ProviderSuspended, participation.LoadStarted)
	if p := h.is(participation.StatusSuspended); p.Roster != "" || p.Terms[0].State != participation.StatusSuspended || len(p.Locks) != 1 {
		t.Errorf("%+v", p)
	}
	h.obey("reinstate", 2).told(participation.ProviderReinstated, participation.LoadStarted)
	h.is(participation.StatusActive)
	h.obey("end", 3).told(participation.EndNoticed, participation.LoadStarted)
	if p := h.is(participation.StatusActive); p.Terms[0].EndedOn != calendartest.Day.AddDays(63) || p.Roster == "" {
		t.Errorf("%+v", p)
	}
	h.fall(participation.DueEnd, participation.Beside{}).told(participation.ProviderEnded, participation.LoadStarted)
	if p := h.is(participation.StatusEnded); p.Terms[0].State != participation.StatusEnded || p.Terms[0].EndedOn != calendartest.Day.AddDays(63) || len(p.Dues) > 0 || len(p.Locks) > 0 || p.Roster != "" {
		t.Errorf("%+v", p)
	}
}

func TestWhatCannotBeOrdered(t *testing.T) {
	t.Parallel()
	because := applicationtest.Because("The license lapsed.")
	for name, c := range map[string]struct {
		of    *holder
		by    casefile.Actor
		order participation.Order
		kind  problem.Kind
		field string
	}{
		"by a specialist":         {active(t), sam, applicationtest.Order("suspend"), problem.KindForbidden, ""},
		"without a reason":        {active(t), dana, participation.Order{Action: "suspend"}, problem.KindInvalid, "/reasons"},
		"suspend a suspended one": {active(t).obey("suspend", 1), dana, applicationtest.Order("suspend"), problem.KindConflict, ""},
		"reinstate an active one": {active(t), dana, participation.Order{Action: "reinstate", Reasons: because}, problem.KindConflict, ""},
		"reinstate an ended one":  {ended(t), dana, participation.Order{Action: "reinstate", Reasons: because}, problem.KindConflict, ""},
		"end an ended one":        {ended(t), dana, participation.Order{Action: "end", Reasons: because}, problem.KindConflict, ""},
		"end one not yet begun":   {opened(t), dana, participation.Order{Action: "end", Reasons: because}, problem.KindConflict, ""},
		"what has no word":        {active(t), dana, participation.Order{Action: "promote", Reasons: because}, problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.of.file.Obey(c.by, c.order, at(5))
			refused(t, err, c.kind, c.field)
		})
	}
}

// On any day, at any stage of a recredentialing: a suspension holds, and is undone, and the
// recredentialing goes on as it was.
func TestOrdersAreTakenOnAnyDay(t *testing.T) {
	t.Parallel()
	running := active(t).file
	rapid.Check(t, func(rt *rapid.T) {
		h := &holder{t: t, file: running}
		day := rapid.IntRange(0, 1100).Draw(rt, "day")
		stage := rapid.SampledFrom([]participation.Stage{"", participation.StageOpen, participation.StageDenied, participation.StageAppealed, participation.StageWithdrawn}).Draw(rt, "stage")
		if stage != "" {
			h.take(h.file.Await(sam, participation.Link{ApplicationID: "CRD-SECOND"},
				participation.Renewal{ApplicationID: "CRD-SECOND", Stage: stage, AppealBy: dayOne.AddDays(day + 30)}, at(day)))
		}
		before := h.file.Participation
		h.obey("suspend", day)
		if p := h.is(participation.StatusSuspended); stage != "" && *p.Renewal != *before.Renewal {
			rt.Errorf("the recredentialing was %+v, is %+v", before.Renewal, p.Renewal)
		}
		h.obey("reinstate", day).is(participation.StatusActive)
		h.obey("end", day).is(participation.StatusActive)
		if p := h.fall(participation.DueEnd, participation.Beside{}).is(participation.StatusEnded); p.Renewal != nil || len(p.Dues) > 0 {
			rt.Errorf("ended, it waits for %+v; due are %v", p.Renewal, p.Dues)
		}
		if t.Failed() {
			rt.FailNow()
		}
	})
}

func TestAnEndThatWasDecidedNamesItsApplication(t *testing.T) {
	t.Parallel()
	h := active(t, provisionally).obey("suspend", 1)
	h.take(h.file.End(dana, "The full decision was a denial.", dayOne.AddDays(40), link, at(10)))
	h.told(participation.EndNoticed, participation.LoadStarted)
	if e := h.last.Events[0]; e.Data["applicationId"] != first || e.Data["applicationHash"] != link.Hash {
		t.Errorf("it says %v", e.Data)
	}
	h.fall(participation.DueEnd, participation.Beside{})
	if p := h.is(participation.StatusEnded); p.Renewal != nil || p.Provisional || p.Ending.On != dayOne.AddDays(11) {
		t.Errorf("%+v", p)
	}
	refusing(h, participation.ActionUndoEnd, 12) // only an appeal takes it back
}
