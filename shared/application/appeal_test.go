package application_test

import (
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/participation"
	"credo/shared/problem"
)

func TestAnAppeal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		outcome string
		vote    committee.Choice
		state   application.State
	}{
		"upheld":     {"upheld", committee.Uphold, application.StateDenied},
		"overturned": {"overturned", committee.Overturn, application.StateReady},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Unclean().Denied()
			is(t, r, application.StateDenied)
			if a := r.File.Application; a.AppealBy != dayOne.AddDays(30) {
				t.Errorf("appeal by %s", a.AppealBy)
			}
			filed := r.Take(r.File.FileAppeal("Please.", r.Network(), r.Now))
			told(t, filed, events{application.AppealFiled}, application.LetterAppealReceived)
			again, err := r.File.FileAppeal("Please.", r.Network(), r.Now)
			if err != nil || !again.Empty() {
				t.Errorf("a second appeal: %v %v", again.Events, err)
			}
			_, err = r.File.FileAppeal("And another thing.", r.Network(), r.Now)
			refused(t, err, problem.KindConflict, "")
			is(t, r, application.StateAppealed)
			heard := dayOne.AddDays(60)
			i := slices.IndexFunc(r.File.Tasks, func(t casefile.Task) bool { return t.Queue == application.QueueReady })
			status, err := r.Story().Status(r.Now)
			if err != nil || status.NextBy != heard || applicationtest.Says(filed.Letters[0]).DueOn != heard || i < 0 || r.File.Tasks[i].DueOn != heard {
				t.Errorf("it is heard by %s, the letter says %s, tasks %v", status.NextBy, applicationtest.Says(filed.Letters[0]).DueOn, r.File.Tasks)
			}
			d := application.AppealDecision{Outcome: c.outcome, Reasons: because("So the panel found."), Meeting: r.Heard(c.vote)}
			told(t, r.Take(r.File.DecideAppeal(max3, d, r.Network(), r.Now)), events{application.AppealDecided}, application.LetterAppealDecided)
			is(t, r, c.state)
			_, err = r.File.FileAppeal("Please!", r.Network(), r.Now)
			refused(t, err, problem.KindConflict, "")
		})
	}
}

func TestAnAppealComesInTime(t *testing.T) {
	t.Parallel()
	r := nurse(t).Unclean().Denied().Pass(30)
	if _, err := r.File.FileAppeal("Please.", r.Network(), r.Now); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	r.Pass(1)
	_, err := r.File.FileAppeal("Please.", r.Network(), r.Now)
	refused(t, err, problem.KindConflict, "")
}

// A denied recredentialing keeps the participation through notice and the panel's outcome.
func TestADeniedRecredentialing(t *testing.T) {
	t.Parallel()
	denied := func(t *testing.T) *road { return applicationtest.Nurse(t, 1).Recredentialing().Unclean().Denied() }
	for name, c := range map[string]struct {
		go_    func(*road)
		status participation.Status
	}{
		"participates through the notice": {func(*road) {}, participation.StatusActive},
		"ends when it is not appealed":    {func(r *road) { r.Until(participation.DueDenialFinal).Until(participation.DueEnd) }, participation.StatusEnded},
		"participates while it is heard":  {func(r *road) { r.Appealed() }, participation.StatusActive},
		"ends when it is upheld": {func(r *road) {
			r.Appealed().Upheld().Until(participation.DueEnd)
		}, participation.StatusEnded},
		"goes on when it is overturned": {func(r *road) {
			r.Appealed().Overturned()
		}, participation.StatusActive},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := denied(t)
			c.go_(r)
			if r.Standing().Status != c.status {
				t.Errorf("the provider is %s; want %s", r.Standing().Status, c.status)
			}
		})
	}
	r := denied(t).Appealed()
	d := application.AppealDecision{Outcome: "upheld", Reasons: because("No."), Meeting: r.Heard(committee.Uphold)}
	if _, err := r.File.DecideAppeal(max3, d, application.Network{Meeting: r.Meeting}, r.Now); err == nil {
		t.Error("a participation was to end that was not read")
	}
}
