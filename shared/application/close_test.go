package application_test

import (
	"testing"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

func TestADiscontinuedFileIsReopened(t *testing.T) {
	t.Parallel()
	r := nurse(t).Until(application.DueWait)
	is(t, r, application.StateDiscontinued)
	r.Pass(90)
	told(t, r.Take(r.File.Reopen(sam, "They came the day after.", r.Network(), r.Now)), events{application.ApplicationReopened}, application.LetterReopened)
	is(t, r, application.StateGathering)
	if due := r.Due(application.DueWait); due.On != lastDay(r.Today(), 30).AddDays(1) {
		t.Errorf("discontinued again on %s", due.On)
	}
	r.Ready()
	is(t, r, application.StateReady)

	late := nurse(t).Until(application.DueWait).Pass(91)
	_, err := late.File.Reopen(sam, "Please.", late.Network(), late.Now)
	refused(t, err, problem.KindConflict, "")
	_, err = r.File.Reopen(sam, "Please.", r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
}

func TestWithdrawing(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	told(t, r.Take(r.File.Withdraw("Moved away.", r.Network(), r.Now)), events{application.ApplicationWithdrawn}, application.LetterWithdrawn)
	is(t, r, application.StateWithdrawn)
	if len(r.File.Tasks) > 0 || len(r.File.Application.Dues) > 0 {
		t.Errorf("still to do: %v, due: %v", r.File.Tasks, r.File.Application.Dues)
	}
	again, err := r.File.Withdraw("Moved away.", r.Network(), r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("withdrawing twice: %v %v", again.Events, err)
	}
	enrolling, enrolled := nurse(t).Contracted().Ready().Approved(), nurse(t).Enrolled()
	for _, r := range []*road{enrolling, enrolled} {
		_, err := r.File.Withdraw("", r.Network(), r.Now)
		refused(t, err, problem.KindConflict, "")
	}
}

func TestASecondAttemptIsSettledByANote(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	r.Take(r.File.NoteSecondAttempt(r.Now))
	inQueue(t, r, casefile.QueueOverdue, true)
	again, err := r.File.NoteSecondAttempt(r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("a third attempt: %v %v", again.Notes, err)
	}
	r.Take(r.File.AddNote(sam, "Called: the first contact is right.", r.Now))
	inQueue(t, r, casefile.QueueOverdue, false)
}

func TestALateWelcomeStaysOverdueUntilItIsSent(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled().Until(application.DueWelcome)
	inQueue(t, r, casefile.QueueOverdue, true)
	for _, l := range r.File.Letters {
		if l.Name == application.LetterWelcome {
			r.Take(casefile.LetterWasSent(r.File, l.Number, "m-1", r.Now))
		}
	}
	inQueue(t, r, casefile.QueueOverdue, false)
}

func TestADecisionIsToldInTime(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*road{
		"approved":    nurse(t).Ready().Approved(),
		"provisional": nurse(t).Provisional(),
		"denied":      nurse(t).Unclean().Denied(),
	} {
		if due := r.Due(application.DueNotice); due.On != dayOne.AddDays(market.RulesOn(dayOne).DecisionNoticeDays+1) {
			t.Errorf("%s: late on %s", name, due.On)
		}
		r.Until(application.DueNotice)
		inQueue(t, r, casefile.QueueOverdue, true)
		for _, l := range r.File.Letters {
			r.Take(casefile.LetterWasSent(r.File, l.Number, "m-1", r.Now))
		}
		inQueue(t, r, casefile.QueueOverdue, false)
		if by := r.File.Application.NoticeBy; by != "" {
			t.Errorf("%s: still to be told by %s", name, by)
		}
	}
}

func TestAssigning(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	inQueue(t, r, application.QueueUnassigned, true)
	told(t, r.Take(r.File.Assign(sam, "sam", r.Now)), events{application.ApplicationAssigned})
	inQueue(t, r, application.QueueUnassigned, false)
	again, err := r.File.Assign(sam, "sam", r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("assigning twice: %v %v", again.Events, err)
	}
}

func TestALetterIsSentAgain(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	first := r.File.Letters[0].Number
	_, err := casefile.ResendLetter(r.File, sam, first, r.Now)
	refused(t, err, problem.KindConflict, "") // it is on its way
	_, err = casefile.ResendLetter(r.File, sam, "CRD-1-L09", r.Now)
	refused(t, err, problem.KindNotFound, "")
	r.Take(casefile.LetterWasSent(r.File, first, "m-1", r.Now))
	r.Take(casefile.LetterDidBounce(r.File, first, "unknown user", r.Now))
	inQueue(t, r, casefile.QueueBounced, true)
	told(t, r.Take(casefile.ResendLetter(r.File, sam, first, r.Now)), events{casefile.LetterResent}, application.LetterConfirmation)
	inQueue(t, r, casefile.QueueBounced, false)
}

func TestALoad(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	_, err := r.Story().Acknowledge(sam, participation.Told{Half: participation.HalfClaims, Reference: "CLM-1"}, nil, r.Now)
	refused(t, err, problem.KindConflict, "")
	r.Contracted().Ready().Approved()
	told(t, r.Take(r.Participation.FailLoad(participation.HalfClaims, "no answer", r.Now)), events{participation.LoadFailed})
	inQueue(t, r, participation.QueueLoads, true)
	r.Take(r.Participation.LoadHandedOver(r.Now))
	inQueue(t, r, participation.QueueLoads, true)
	told(t, r.Take(application.LoadHalf(*r.Participation, &r.File, sam, participation.Told{Half: participation.HalfClaims, Reference: "CLM-1"}, r.Now)), events{participation.ClaimsLoaded})
	is(t, r, application.StateEnrolling)
	again, err := application.LoadHalf(*r.Participation, &r.File, sam, participation.Told{Half: participation.HalfClaims, Reference: "CLM-2"}, r.Now)
	if err != nil || !again.Empty() {
		t.Errorf("loading twice: %v %v", again.Events, err)
	}
	c := r.Take(application.LoadHalf(*r.Participation, &r.File, casefile.System, participation.Told{Half: participation.HalfDirectory, Reference: "d-1"}, r.Now))
	told(t, c, events{participation.DirectoryLoaded, participation.ParticipationBegan, application.ProviderEnrolled}, application.LetterWelcome)
	inQueue(t, r, participation.QueueLoads, false)
	is(t, r, application.StateEnrolled)
}

// A withdrawal that was a slip, or somebody else's, is taken back within the market's days; an
// approval is not taken up with it, nor is a denial undone.
func TestAWithdrawalCanBeTakenBack(t *testing.T) {
	t.Parallel()
	withdrawn := func(r *road) *road {
		r.Take(r.File.Withdraw("", r.Network(), r.Now))
		return r
	}
	last := dayOne.DaysUntil(dayOne.AddDays(90).OrNextBusinessDay())
	for name, c := range map[string]struct {
		road *road
		days int
		good bool
	}{
		"at once":              {withdrawn(nurse(t)), 0, true},
		"on the last day":      {withdrawn(nurse(t)), last, true},
		"a day late":           {withdrawn(nurse(t)), last + 1, false},
		"after an approval":    {withdrawn(nurse(t).Ready().Approved()), 1, true},
		"out of an appeal":     {withdrawn(nurse(t).Unclean().Denied().Appealed()), 1, false},
		"of a recredentialing": {withdrawn(nurse(t).Recredentialing()), 1, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := c.road.Pass(c.days)
			change, err := r.File.Reopen(sam, "It was not them.", r.Network(), r.Now)
			if !c.good {
				refused(t, err, problem.KindConflict, "")
				return
			}
			r.Take(change, err)
			if a := r.File.Application; !a.State.Open() || a.State == application.StateApproved || a.Decision != nil {
				t.Errorf("it is %s with the decision %+v", a.State, a.Decision)
			}
			if waits := r.Standing().Renewal; waits != nil && waits.Stage != participation.StageOpen {
				t.Errorf("the participation takes it for %s", waits.Stage)
			}
		})
	}
}
