package application_test

import (
	"slices"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
)

var (
	upheld     = application.AppealDecision{Outcome: "upheld", Reasons: because("Nothing new was said.")}
	overturned = application.AppealDecision{Outcome: "overturned", Reasons: because("The board corrected its record.")}
)

func TestAnAppeal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		decision application.AppealDecision
		state    application.State
	}{
		"upheld":     {upheld, application.StateDenied},
		"overturned": {overturned, application.StateReady},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := nurse(t).Unclean().Denied()
			is(t, r, application.StateDenied)
			if a := r.File.Application; a.AppealBy != monday.AddDays(30) {
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
			heard := monday.AddDays(30)
			i := slices.IndexFunc(r.File.Tasks, func(t casefile.Task) bool { return t.Queue == application.QueueReady })
			status, err := r.Story().Status()
			if err != nil || status.NextBy != heard || applicationtest.Says(filed.Letters[0]).DueOn != heard || i < 0 || r.File.Tasks[i].DueOn != heard {
				t.Errorf("it is heard by %s, the letter says %s, tasks %v", status.NextBy, applicationtest.Says(filed.Letters[0]).DueOn, r.File.Tasks)
			}
			told(t, r.Take(r.File.DecideAppeal(max3, c.decision, r.Network(), r.Now)), events{application.AppealDecided}, application.LetterAppealDecided)
			is(t, r, c.state)
			_, err = r.File.FileAppeal("Please!", r.Network(), r.Now)
			refused(t, err, problem.KindConflict, "")
		})
	}
}

func TestWhoMayHearAnAppeal(t *testing.T) {
	t.Parallel()
	denied, appealed := nurse(t).Unclean().Denied().File, nurse(t).Unclean().Denied().Appealed().File
	others := meeting(monday, true, "Dr. Other One", "Dr. Other Two", "Dr. Other Three")
	with := func(d application.AppealDecision, c *application.Committee) application.AppealDecision {
		d.Committee = c
		return d
	}
	for name, c := range map[string]struct {
		file     application.File
		by       casefile.Actor
		decision application.AppealDecision
		kind     problem.Kind // "" when it is taken
		field    string
	}{
		"another committee":                {appealed, max3, with(overturned, others), "", ""},
		"the director":                     {appealed, dana, upheld, "", ""},
		"no appeal waits":                  {denied, max3, upheld, problem.KindConflict, ""},
		"a specialist":                     {appealed, sam, upheld, problem.KindForbidden, ""},
		"who recorded the denial":          {appealed, mel, upheld, problem.KindForbidden, ""},
		"a committee that denied":          {appealed, max3, with(overturned, meeting(monday, true, "Dr. Other One", "Dr. Sample Two", "Dr. Other Three")), problem.KindInvalid, "/committee/present/1"},
		"two are no quorum":                {appealed, max3, with(overturned, meeting(monday, true, "a", "b")), problem.KindInvalid, "/committee/present"},
		"the votes say otherwise":          {appealed, max3, with(upheld, others), problem.KindInvalid, "/committee/votes"},
		"without a reason":                 {appealed, max3, application.AppealDecision{Outcome: "upheld"}, problem.KindInvalid, "/reasons"},
		"the votes do not carry an appeal": {appealed, max3, with(overturned, meeting(monday, false, "a", "b", "c")), problem.KindInvalid, "/committee/votes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := c.file.DecideAppeal(c.by, c.decision, application.Network{}, applicationtest.Monday)
			if c.kind == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			refused(t, err, c.kind, c.field)
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
			r.Appealed().Take(r.File.DecideAppeal(max3, upheld, r.Network(), r.Now))
			r.Until(participation.DueEnd)
		}, participation.StatusEnded},
		"goes on when it is overturned": {func(r *road) {
			r.Appealed().Take(r.File.DecideAppeal(max3, overturned, r.Network(), r.Now))
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
	if _, err := r.File.DecideAppeal(max3, upheld, application.Network{}, r.Now); err == nil {
		t.Error("a participation was to end that was not read")
	}
}
