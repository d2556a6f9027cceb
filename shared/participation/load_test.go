package participation_test

import (
	"slices"
	"testing"

	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
)

func half(h *holder, which participation.Half) *holder {
	h.t.Helper()
	return h.take(h.file.LoadHalf(casefile.System, participation.Told{Half: which, Reference: "ref-1"}, at(1)))
}

func TestAParticipationBeginsOnceBothHalvesKnow(t *testing.T) {
	t.Parallel()
	for want, edit := range map[participation.Status]func(*participation.Opening){
		participation.StatusActive:      func(*participation.Opening) {},
		participation.StatusProvisional: provisionally,
	} {
		h := half(opened(t, edit), participation.HalfDirectory)
		h.told(participation.DirectoryLoaded)
		h.is(participation.StatusPending)
		again, err := h.file.LoadHalf(casefile.System, participation.Told{Half: participation.HalfDirectory, Reference: "ref-2"}, at(1))
		if err != nil || !again.Empty() {
			t.Errorf("loading twice: %v, %v", again.Events, err)
		}
		half(h, participation.HalfClaims).told(participation.ClaimsLoaded, participation.ParticipationBegan)
		p := h.is(want)
		if p.EnrolledOn != monday.AddDays(1) || p.Terms[0].State != want || p.Load.For != "" || p.Load.ClaimsRef != "ref-1" || p.Roster != participation.Roster {
			t.Errorf("%+v", p)
		}
	}
}

func TestALoadThatFails(t *testing.T) {
	t.Parallel()
	h := opened(t)
	h.take(h.file.FailLoad(participation.HalfClaims, "no answer", at(0)))
	h.told(participation.LoadFailed)
	again, err := h.file.FailLoad(participation.HalfClaims, "no answer", at(0))
	if err != nil || !again.Empty() {
		t.Errorf("failing twice: %v, %v", again.Events, err)
	}
	queued(h, participation.QueueLoads, true)
	h.take(h.file.LoadHandedOver(at(1)))
	if l := h.file.Participation.Load; l.Claims != participation.HalfWaiting || l.Failure != "no answer" {
		t.Errorf("%+v", l)
	}
	queued(h, participation.QueueLoads, true)
	handed, err := h.file.LoadHandedOver(at(1))
	if err != nil || !handed.Empty() {
		t.Errorf("handed over twice: %v, %v", handed.Events, err)
	}
	h.loaded(1).is(participation.StatusActive)
	queued(h, participation.QueueLoads, false)
	if l := h.file.Participation.Load; l.Failure != "" {
		t.Errorf("%+v", l)
	}
}

// Each time something else holds, both systems are told anew.
func TestEachRunTellsWhatHoldsNow(t *testing.T) {
	t.Parallel()
	h := half(opened(t), participation.HalfClaims)
	run := h.file.Participation.Load.Run
	h.take(h.file.Confirm(dana, outcome(), at(1)))
	l := h.file.Participation.Load
	if l.Run != run+1 || l.Claims != participation.HalfPending || l.Directory != participation.HalfPending || l.For != first {
		t.Errorf("run %d: %+v", run, l)
	}
	h.loaded(2)
	done, err := h.file.LoadHalf(casefile.System, participation.Told{Half: participation.HalfClaims, Reference: "late"}, at(2))
	if err != nil || !done.Empty() {
		t.Errorf("what is loaded: %v, %v", done.Events, err)
	}
	h.obey("suspend", 3)
	if l := h.file.Participation.Load; !l.UnderWay() || l.Done() || l.Run != run+2 || l.For != "" {
		t.Errorf("suspended: %+v", l)
	}
	_, err = h.file.LoadHalf(casefile.System, participation.Told{Half: participation.HalfClaims, Reference: "ref-3", Run: run + 1}, at(3))
	refused(t, err, problem.KindConflict, "")
	h.take(h.file.LoadHalf(casefile.System, participation.Told{Half: participation.HalfClaims, Reference: "ref-3", Run: run + 2}, at(3)))
	_, err = (participation.File{}).LoadHalf(casefile.System, participation.Told{Half: participation.HalfClaims, Reference: ""}, at(2))
	refused(t, err, problem.KindConflict, "")
}

// Applications whose outcomes are told together are each waited for in turn.
func TestEveryApplicationThatWaitsIsLoaded(t *testing.T) {
	t.Parallel()
	h := active(t)
	for _, id := range []string{"CRD-A", "CRD-B", "CRD-C"} {
		a := participation.Amendment{Link: participation.Link{ApplicationID: id}, TaxRef: "ref-" + id, HoldsFrom: monday}
		h.take(h.file.Amend(dana, a, h.inForce, at(1)))
	}
	h.obey("suspend", 1) // waits for nothing and forgets nobody
	var order []string
	for h.file.Participation.Load.UnderWay() {
		order = append(order, h.file.Participation.Load.For)
		h.loaded(2)
	}
	if !slices.Equal(order, []string{"CRD-A", "CRD-B", "CRD-C"}) || len(h.file.Participation.Waiting) > 0 {
		t.Errorf("loaded for %v; still waiting: %v", order, h.file.Participation.Waiting)
	}
	h.is(participation.StatusSuspended)
}

func queued(h *holder, q casefile.Queue, want bool) {
	h.t.Helper()
	if got := slices.ContainsFunc(h.file.Tasks, func(t casefile.Task) bool { return t.Queue == q }); got != want {
		h.t.Errorf("in queue %s: %t; tasks %v", q, got, h.file.Tasks)
	}
	if open := h.file.Participation.Open; open != (len(h.file.Tasks) > 0) {
		h.t.Errorf("work goes on: %t; tasks %v", open, h.file.Tasks)
	}
}
