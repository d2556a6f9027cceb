package enrollment

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/participation"
	"credo/shared/problem"
)

var now = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// one is a store of one file, as much of the table as the loader needs.
type one struct {
	file     application.File
	who      application.Applicant
	provider participation.Participation
}

func (o *one) File(context.Context, string) (application.File, error) { return o.file, nil }
func (o *one) Applicant(context.Context, string) (application.Applicant, error) {
	return o.who, nil
}
func (o *one) Provider(context.Context, string) (participation.Participation, error) {
	return o.provider, nil
}
func (o *one) Update(_ context.Context, _ string, apply func(application.File) (casefile.Change, error)) (application.File, error) {
	c, err := apply(o.file)
	if err != nil {
		return o.file, err
	}
	o.file = o.file.Apply(c)
	if c.Provider != nil {
		o.provider = *c.Provider
	}
	return o.file, nil
}

// system is a claims system and directory that can be out of order.
type system struct {
	broken map[string]bool
	got    []Record
}

func (s *system) Deliver(_ context.Context, r Record) (string, error) { return s.take("claims", r) }
func (s *system) Publish(_ context.Context, r Record) (string, error) { return s.take("directory", r) }
func (s *system) take(what string, r Record) (string, error) {
	if s.broken[what] {
		return "", errors.New("no answer")
	}
	s.got = append(s.got, r)
	return what + "-1", nil
}

// enrolling is a file that is approved and contracted.
func enrolling(t *testing.T) *one {
	t.Helper()
	form := applicationtest.Organization(7, "in", "2026-11-23")
	o := &one{who: application.Applicant{Submission: form}}
	step := func(c casefile.Change, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		o.file = o.file.Apply(c)
		if c.Provider != nil {
			o.provider = *c.Provider
		}
	}
	sam, dana := casefile.Staff("sam", casefile.RoleSpecialist), casefile.Staff("dana", casefile.RoleMedicalDirector)
	step(application.Submit(form, "CRD-TEST", "ref", nil, now))
	for i, d := range o.file.Owed() {
		step(o.file.RequestUpload(casefile.Upload{Type: d.Type, ContentType: "application/pdf", Size: 9}, now))
		id := o.file.Documents[len(o.file.Documents)-1].ID
		step(o.file.ReceiveDocument(id, casefile.Arrival{ContentType: "application/pdf", Size: 9, SHA256: string(rune('a' + i))}, now))
		step(o.file.ReviewDocument(sam, id, application.Review{Verdict: casefile.DocumentGood}, now))
	}
	for _, e := range o.file.Application.Elements {
		step(o.file.RecordVerification(sam, e, application.Verification{Result: "met", Source: "board", VerifiedOn: "2026-11-23"}, now))
	}
	step(o.file.HandleContract(sam, application.ContractSend, "", now))
	step(o.file.SignContract(application.Signature{Name: "Robin", Title: "Owner", Accepted: true}, now))
	step(o.file.HandleContract(sam, application.ContractCountersign, "", now))
	step(o.file.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, "1234567897", nil, now))
	if o.file.Application.State != application.StateEnrolling {
		t.Fatal(o.file.Application.State)
	}
	return o
}

func loader(o *one, s *system) Loader {
	return Loader{Files: o, Claims: s, Directory: s, Clock: func() time.Time { return now }}
}

func TestBothHalvesEnrollAndOweTheWelcomeLetter(t *testing.T) {
	t.Parallel()
	o, s := enrolling(t), &system{}
	for range 3 { // events arrive more than once
		if err := loader(o, s).Load(t.Context(), "CRD-TEST"); err != nil {
			t.Fatal(err)
		}
	}
	a := o.file.Application
	if a.State != application.StateEnrolled || o.provider.Status != participation.StatusActive || a.WelcomeBy != "2026-12-01" {
		t.Errorf("state %s, provider %s, welcome by %s", a.State, o.provider.Status, a.WelcomeBy)
	}
	if last := o.file.Letters[len(o.file.Letters)-1]; last.Name != application.LetterWelcome || last.Data.Provider != "1234567897" {
		t.Errorf("last letter %+v", last)
	}
	if len(s.got) != 2 || s.got[0].TaxID == "" || s.got[0].Status != participation.StatusActive || len(s.got[0].Products) != 1 {
		t.Errorf("delivered %+v", s.got)
	}
}

func TestAFailingHalfIsRecordedOnceAndLoadedLater(t *testing.T) {
	t.Parallel()
	for _, half := range []string{"claims", "directory"} {
		t.Run(half, func(t *testing.T) {
			t.Parallel()
			o, s := enrolling(t), &system{broken: map[string]bool{half: true}}
			for range 2 {
				if err := loader(o, s).Load(t.Context(), "CRD-TEST"); !errors.Is(err, ErrDelivery) {
					t.Fatalf("error %v", err)
				}
			}
			failures := 0
			for _, e := range o.file.Events {
				if e.Event == participation.LoadFailed {
					failures++
				}
			}
			shown := slices.ContainsFunc(o.file.Tasks, func(task casefile.Task) bool { return task.Queue == participation.QueueLoads })
			if failures != 1 || !shown || o.file.Application.State != application.StateEnrolling {
				t.Fatalf("%d failures, shown to staff %v, state %s", failures, shown, o.file.Application.State)
			}
			s.broken = nil
			if err := loader(o, s).Load(t.Context(), "CRD-TEST"); err != nil {
				t.Fatal(err)
			}
			if o.file.Application.State != application.StateEnrolled || len(o.file.Tasks) != 0 {
				t.Errorf("state %s, tasks %v", o.file.Application.State, o.file.Tasks)
			}
		})
	}
}

func TestAClaimsSystemThatAcknowledgesIsWaitedFor(t *testing.T) {
	t.Parallel()
	o, s := enrolling(t), &system{}
	l := loader(o, s)
	l.Wait = true
	for range 2 {
		if err := l.Load(t.Context(), "CRD-TEST"); err != nil {
			t.Fatal(err)
		}
	}
	if a := o.file.Application; a.State != application.StateEnrolling || a.Load.Claims != participation.HalfWaiting || a.Load.Directory != participation.HalfLoaded {
		t.Fatalf("state %s, load %+v", a.State, a.Load)
	}
	sam := casefile.Staff("sam", casefile.RoleSpecialist)
	if err := Complete(t.Context(), o, "CRD-TEST", sam, participation.HalfClaims, "ACK-9", l.Clock); err != nil {
		t.Fatal(err)
	}
	if a := o.file.Application; a.State != application.StateEnrolled || a.Load.ClaimsRef != "ACK-9" {
		t.Errorf("state %s, load %+v", a.State, a.Load)
	}
}

func TestASuspendedProviderIsTakenOutOfTheDirectory(t *testing.T) {
	t.Parallel()
	o, s := enrolling(t), &system{}
	l := loader(o, s)
	if err := l.Load(t.Context(), "CRD-TEST"); err != nil {
		t.Fatal(err)
	}
	dana := casefile.Staff("dana", casefile.RoleMedicalDirector)
	_, err := o.Update(t.Context(), "", func(f application.File) (casefile.Change, error) {
		return f.ChangeParticipation(dana, participation.Order{Action: "suspend", Reasons: []participation.Reason{{Code: "x", Text: "y"}}}, o.provider, now)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Refresh(t.Context(), "CRD-TEST", participation.ProviderSuspended); err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(Bundle(s.got[len(s.got)-1]))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"active":false`) || strings.Contains(string(raw), `"active":true`) || strings.Contains(string(raw), s.got[0].TaxID) {
		t.Errorf("directory entry %s", raw)
	}
}

func TestLoadLeavesOtherFilesAlone(t *testing.T) {
	t.Parallel()
	o, s := &one{}, &system{}
	o.file.Application.State = application.StateVerifying
	if err := loader(o, s).Load(t.Context(), "CRD-TEST"); err != nil || len(s.got) != 0 {
		t.Errorf("error %v, delivered %d", err, len(s.got))
	}
}

func TestACommandsRefusalIsReturned(t *testing.T) {
	t.Parallel()
	o := enrolling(t)
	o.file.Application.State = application.StateWithdrawn
	err := Complete(t.Context(), o, "CRD-TEST", casefile.System, participation.HalfClaims, "x", func() time.Time { return now })
	if !problem.Is(err, problem.KindConflict) {
		t.Errorf("error %v", err)
	}
}

func TestRoster(t *testing.T) {
	t.Parallel()
	raw, err := Roster([]participation.Participation{
		{Number: "2", Name: `Bad "Actor", MD`, Participation: []participation.Term{{Product: "p", EffectiveOn: "2026-12-01", State: participation.StatusActive}, {Product: "q", State: participation.StatusEnded}}},
		{Number: "1", Name: "=HYPERLINK(1)", Participation: []participation.Term{{Product: "p", State: participation.StatusProvisional}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(raw))).ReadAll()
	if err != nil || len(lines) != 3 {
		t.Fatalf("%v, %d lines: %s", err, len(lines), raw)
	}
	if lines[1][0] != "1" || lines[1][3] != "'=HYPERLINK(1)" || lines[2][3] != `Bad "Actor", MD` || lines[2][6] != "p" {
		t.Errorf("roster %q", lines)
	}
}
