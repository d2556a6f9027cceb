package participation_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

func refusing(h *holder, action participation.Action, day int) {
	h.t.Helper()
	_, err := h.file.Obey(dana, applicationtest.Order(action), at(day))
	refused(h.t, err, problem.KindConflict, "")
}

var (
	waitsForThem = participation.Beside{Owes: true, Owed: []casefile.DocumentView{{Name: "License", State: casefile.DocumentMissing}}}
	waitsForUs   = participation.Beside{}
)

// renewing is a participation whose recredentialing was opened and is not done.
func renewing(t *testing.T) *holder {
	t.Helper()
	return active(t).fall(participation.DueRecredOpen, participation.Beside{Opened: participation.Link{ApplicationID: "CRD-SECOND", Hash: "h", Kind: form.KindRecredentialing}})
}

// The plan's lateness never ends a provider: a recredentialing that waits for the plan is
// brought up on days 1, 10 and 20 after its last day and goes on (NCQA CR 4 wants it done
// within 36 months; it does not want the provider out).
func TestNobodyIsEndedByThePlansLateness(t *testing.T) {
	t.Parallel()
	h := renewing(t)
	for i, want := range []struct {
		on    calendar.Date
		queue casefile.Queue
	}{{over.AddDays(1), casefile.QueueOverdue}, {over.AddDays(10), casefile.QueueOverdue}, {over.AddDays(20), participation.QueueDirector}, {over.AddDays(31), participation.QueueDirector}, {over.AddDays(61), participation.QueueDirector}} {
		due := dueOf(h, participation.DueRecredential)
		if due.On != want.on {
			t.Errorf("%d: brought up on %s, want %s", i, due.On, want.on)
		}
		h.fall(participation.DueRecredential, waitsForUs)
		h.is(participation.StatusActive)
		queued(h, want.queue, true)
		if len(h.last.Letters) > 0 {
			t.Errorf("the provider is written to: %+v", h.last.Letters)
		}
	}
	o := applicationtest.Order(participation.ActionEnd)
	o.OnlyIfLate = true
	_, err := h.file.Obey(dana, o, at(1160))
	refused(t, err, problem.KindInvalid, "/onlyIfLate") // nobody told them
}

func dueOf(h *holder, kind casefile.DueKind) casefile.Due {
	dues := h.file.Participation.Dues
	i := slices.IndexFunc(dues, func(d casefile.Due) bool { return d.Kind == kind })
	if i < 0 {
		h.t.Fatalf("no deadline %s among %v", kind, dues)
	}
	return dues[i]
}

// A late recredentialing ends a participation only where the provider owes something, was told
// so, a person ordered it, and the notice has run out: what comes meanwhile holds it up.
func TestAnEndForLatenessFallsAwayWhenItNoLongerWaitsForTheProvider(t *testing.T) {
	t.Parallel()
	noticed := func(t *testing.T) *holder {
		h := renewing(t).fall(participation.DueRecredential, waitsForThem)
		o := applicationtest.Order(participation.ActionEnd)
		o.OnlyIfLate = true
		return h.take(h.file.Obey(dana, o, at(1100)))
	}
	h := noticed(t).fall(participation.DueEnd, waitsForThem)
	h.is(participation.StatusEnded)

	h = noticed(t).fall(participation.DueEnd, waitsForUs)
	if p := h.is(participation.StatusActive); p.Ending != nil || p.Terms[0].EndedOn != "" {
		t.Errorf("%+v", p)
	}
	queued(h, casefile.QueueOverdue, true)

	h = noticed(t)
	h.take(h.file.Renew(dana, renewal(product("ga-marketplace", "")), at(1110)))
	if p := h.is(participation.StatusActive); p.Ending != nil || p.Terms[0].EndedOn != "" {
		t.Errorf("recredentialed, and still to end: %+v", p)
	}
}

// An end has the notice that its products want, at least sixty days (Medicare Advantage:
// 42 CFR 422.202(d)(4)); it is never on the letter's own day. Members are told in time
// (42 CFR 438.10(f)(1)).
func TestAnEndHasItsNotice(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		on    calendar.Date
		first calendar.Date // without; "" refused
		tell  calendar.Date
	}{
		"no day is named":    {"", dayOne.AddDays(60), dayOne.AddDays(30)},
		"the earliest":       {dayOne.AddDays(60), dayOne.AddDays(60), dayOne.AddDays(30)},
		"a day too early":    {dayOne.AddDays(59), "", ""},
		"today":              {dayOne, "", ""},
		"later":              {dayOne.AddDays(219), dayOne.AddDays(219), dayOne.AddDays(189)},
		"a slip of the year": {dayOne.AddMonths(14).AddDays(-1), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, o := active(t), applicationtest.Order(participation.ActionEnd)
			o.EffectiveOn = c.on
			change, err := h.file.Obey(dana, o, at(0))
			if c.first == "" {
				refused(t, err, problem.KindInvalid, "/effectiveOn")
				return
			}
			h.take(change, err)
			var says participation.LetterData
			if l := h.last.Letters[0]; l.Says(&says) != nil || says.EndsOn != c.first || says.DueOn != lastDay(dayOne, 30) {
				t.Errorf("the letter says %+v", says)
			}
			if p := h.is(participation.StatusActive); p.Duties[0].ID != participation.DutyMembers || p.Duties[0].DueOn != c.tell {
				t.Errorf("members are told by %+v, want %s", p.Duties, c.tell)
			}
			if due := dueOf(h, participation.DueEnd); due.On != c.first {
				t.Errorf("it ends on %s", due.On)
			}
			refusing(h, participation.ActionEnd, 1)
		})
	}
}

// The director takes an end back, before its day or within thirty days after it, and the
// products go on without a gap.
func TestAnEndIsTakenBack(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		of   func(t *testing.T) *holder
		day  int
		want participation.Status // "" refused
	}{
		"before its day":  {func(t *testing.T) *holder { return active(t).obey("end", 1) }, 9, participation.StatusActive},
		"on the last day": {ended, 61 + 30, participation.StatusActive},
		"a day later":     {ended, 61 + 31, ""},
		"of who was suspended": {func(t *testing.T) *holder {
			return active(t).obey("suspend", 1).obey("end", 1).fall(participation.DueEnd, waitsForUs)
		}, 70, participation.StatusSuspended},
		"of who was provisional": {func(t *testing.T) *holder {
			return active(t, provisionally).obey("end", 1).fall(participation.DueEnd, waitsForUs)
		}, 20, participation.StatusProvisional},
		"where there is none to undo": {func(t *testing.T) *holder { return active(t) }, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := c.of(t)
			if c.want == "" {
				refusing(h, participation.ActionUndoEnd, c.day)
				return
			}
			h.obey(participation.ActionUndoEnd, c.day)
			if p := h.is(c.want); p.Ending != nil || p.Terms[0].EndedOn != "" || p.Terms[0].State != c.want || p.Terms[0].EffectiveOn != dayOne {
				t.Errorf("%+v", p)
			}
			if p := h.file.Participation; slices.ContainsFunc(p.Duties, func(d participation.Duty) bool { return d.ID == participation.DutyMembers }) || len(p.Locks) != 1 {
				t.Errorf("members are still to be told, or the lock is free: %+v", p)
			}
		})
	}
}

// Who gives up the last product takes part no longer: no cycle follows.
func TestRemovingTheLastProductEnds(t *testing.T) {
	t.Parallel()
	h := renewing(t)
	a := participation.Amendment{Link: link, Removed: []string{"ga-marketplace"}, HoldsFrom: dayOne.AddDays(921), Why: "change application: products-remove"}
	h.take(h.file.Amend(sam, a, h.inForce, at(921)))
	h.told(participation.ParticipationAmended, participation.ProviderEnded, participation.LoadStarted)
	p := h.is(participation.StatusEnded)
	if p.Ending.Cause != participation.CauseLeft || h.last.Letters[0].Name != participation.LetterParticipationEnded {
		t.Errorf("%+v", p.Ending)
	}
	if len(p.Dues) != 1 || p.Dues[0].Kind != participation.DueOver {
		t.Errorf("still due: %v", p.Dues)
	}
	h.fall(participation.DueOver, waitsForUs)
	if p := h.is(participation.StatusEnded); p.Renewal != nil || len(p.Dues) > 0 {
		t.Errorf("%+v", p)
	}
	_, err := h.file.Renew(dana, renewal(product("ga-marketplace", "")), at(1000))
	refused(t, err, problem.KindConflict, "")
}

// Nobody participates before the first day: until then a product is pending, everywhere.
func TestNobodyParticipatesBeforeTheFirstDay(t *testing.T) {
	t.Parallel()
	later := func(o *participation.Opening) { o.Terms[0].EffectiveOn = dayOne.AddDays(45) }
	h := active(t, later)
	if p := h.file.Participation; p.Begun() || p.FirstDay() != dayOne.AddDays(45) || p.Terms[0].State != participation.StatusPending {
		t.Errorf("45 days early: %+v", p.Terms)
	}
	for _, action := range []participation.Action{"suspend", "reinstate"} {
		h.obey(action, 3)
	}
	if p := h.is(participation.StatusActive); p.Begun() {
		t.Errorf("a suspension brought the first day forward: %+v", p.Terms)
	}
	h.fall(participation.DueBegin, waitsForUs).told(participation.ProductsBegan, participation.LoadStarted)
	if p := h.file.Participation; !p.Begun() || p.Terms[0].State != participation.StatusActive {
		t.Errorf("%+v", p.Terms)
	}
	if slow := opened(t, later).loaded(50).file.Participation; !slow.Begun() || !slow.Load.UnderWay() {
		t.Errorf("loaded after the first day, the directory still says it is to come: %+v", slow.Load)
	}
}

// Rule: no deadline by itself ends a participation in which the provider owes nothing.
func TestNoDeadlineEndsWhoOwesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		h := &holder{t: t, file: active(t).file}
		for range 40 {
			dues := h.file.Participation.Dues
			if len(dues) == 0 {
				return
			}
			due := slices.MinFunc(dues, func(a, b casefile.Due) int { return a.On.DaysUntil(b.On) * -1 })
			beside := participation.Beside{Owes: rapid.Bool().Draw(rt, "owes"), Opened: participation.Link{ApplicationID: "CRD-SECOND", Kind: form.KindRecredentialing}}
			h.take(h.file.FallDue(due, due.On, beside, due.On.Start(time.UTC).Add(15*time.Hour)))
			if h.file.Participation.Ended() {
				rt.Fatalf("%v ended it, and no person ordered that", due)
			}
		}
	})
}
