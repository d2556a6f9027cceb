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
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/schematest"
)

// held is a road as a store: as much of the table as the loader needs.
type held struct{ *applicationtest.Road }

func (h held) Participation(context.Context, string) (participation.File, error) {
	return *h.Road.Participation, nil
}
func (h held) InForce(context.Context, string) (form.Version, error) { return h.Road.InForce, nil }
func (h held) Waiting(_ context.Context, s application.Story) (*application.File, error) {
	if s.Participation.Participation.Load.For == h.File.Application.ID {
		return &h.File, nil
	}
	return nil, nil
}
func (h held) UpdateParticipation(_ context.Context, _ string, apply func(participation.File) (casefile.Change, error)) (participation.File, error) {
	c, err := apply(*h.Road.Participation)
	if err == nil {
		h.Take(c, nil)
	}
	return *h.Road.Participation, err
}

// system is a claims system and directory that can be out of order.
type system struct {
	broken    map[string]bool
	meanwhile func() // happens once, while a record is on its way
	got       []Record
}

func (s *system) Deliver(_ context.Context, r Record) (string, error) { return s.take("claims", r) }
func (s *system) Publish(_ context.Context, r Record) (string, error) { return s.take("directory", r) }
func (s *system) take(what string, r Record) (string, error) {
	if s.broken[what] {
		return "", errors.New("no answer")
	}
	if do := s.meanwhile; do != nil {
		s.meanwhile = nil
		do()
	}
	s.got = append(s.got, r)
	return what + "-1", nil
}

// enrolling is a facility that is approved and contracted.
func enrolling(t *testing.T) held {
	t.Helper()
	r := applicationtest.Submitted(t, applicationtest.Organization(7, "in", calendartest.Day)).Contracted().Ready().Approved()
	if r.File.Application.State != application.StateEnrolling {
		t.Fatal(r.File.Application.State)
	}
	return held{r}
}

func loader(h held, s *system) Loader {
	return Loader{Files: h, Claims: s, Directory: s, Clock: func() time.Time { return h.Now }}
}

func load(t *testing.T, h held, s *system) {
	t.Helper()
	if err := loader(h, s).Load(t.Context(), h.Number()); err != nil {
		t.Fatal(err)
	}
}

func TestBothHalvesEnrollAndOweTheWelcomeLetter(t *testing.T) {
	t.Parallel()
	h, s := enrolling(t), &system{}
	for range 3 { // events arrive more than once
		load(t, h, s)
	}
	a := h.File.Application
	if a.State != application.StateEnrolled || h.Standing().Status != participation.StatusActive || a.WelcomeBy != calendartest.Day.AddBusinessDays(5) {
		t.Errorf("state %s, provider %s, welcome by %s", a.State, h.Standing().Status, a.WelcomeBy)
	}
	if last := h.File.Letters[len(h.File.Letters)-1]; last.Name != application.LetterWelcome || applicationtest.Says(last).Provider != h.Number() {
		t.Errorf("last letter %+v", last)
	}
	if len(s.got) != 2 || s.got[0].TaxID == "" || s.got[0].Status != participation.StatusActive || len(s.got[0].Products) != 1 {
		t.Errorf("delivered %+v", s.got)
	}
	schematest.Check(t, "claims-record", s.got[0])
	schematest.Check(t, "directory-bundle", Bundle(s.got[1]))
}

func TestAFailingHalfIsRecordedOnceAndLoadedLater(t *testing.T) {
	t.Parallel()
	for _, half := range []string{"claims", "directory"} {
		t.Run(half, func(t *testing.T) {
			t.Parallel()
			h, s := enrolling(t), &system{broken: map[string]bool{half: true}}
			for range 2 {
				if err := loader(h, s).Load(t.Context(), h.Number()); !errors.Is(err, ErrDelivery) {
					t.Fatalf("error %v", err)
				}
			}
			failures := 0
			for _, e := range h.Road.Participation.Events {
				if e.Event == participation.LoadFailed {
					failures++
				}
			}
			shown := slices.ContainsFunc(h.Story().Tasks(), func(task casefile.Task) bool { return task.Queue == participation.QueueLoads })
			if failures != 1 || !shown || h.File.Application.State != application.StateEnrolling {
				t.Fatalf("%d failures, shown to staff %v, state %s", failures, shown, h.File.Application.State)
			}
			s.broken = nil
			load(t, h, s)
			if h.File.Application.State != application.StateEnrolled || len(h.Story().Tasks()) != 0 {
				t.Errorf("state %s, tasks %v", h.File.Application.State, h.Story().Tasks())
			}
		})
	}
}

func TestAClaimsSystemThatAcknowledgesIsWaitedFor(t *testing.T) {
	t.Parallel()
	h, s := enrolling(t), &system{}
	l := loader(h, s)
	l.Wait = true
	for range 2 {
		if err := l.Load(t.Context(), h.Number()); err != nil {
			t.Fatal(err)
		}
	}
	if got := h.Standing().Load; h.File.Application.State != application.StateEnrolling || got.Claims != participation.HalfWaiting || got.Directory != participation.HalfLoaded {
		t.Fatalf("state %s, load %+v", h.File.Application.State, got)
	}
	h.Take(h.Story().Acknowledge(applicationtest.Sam, participation.Told{Half: participation.HalfClaims, Reference: "ACK-9"}, &h.File, h.Now))
	if got := h.Standing().Load; h.File.Application.State != application.StateEnrolled || got.ClaimsRef != "ACK-9" {
		t.Errorf("state %s, load %+v", h.File.Application.State, got)
	}
}

func TestASuspendedProviderIsTakenOutOfTheDirectory(t *testing.T) {
	t.Parallel()
	h, s := enrolling(t), &system{}
	load(t, h, s)
	suspend(h)
	load(t, h, s)
	last := s.got[len(s.got)-1]
	raw, err := json.Marshal(Bundle(last))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"active":false`) || strings.Contains(string(raw), `"active":true`) || strings.Contains(string(raw), last.TaxID) {
		t.Errorf("directory entry %s", raw)
	}
	schematest.Check(t, "directory-bundle", Bundle(last))
}

func suspend(h held) { h.order("suspend") }

func (h held) order(action string) {
	o := participation.Order{Action: action, Reasons: applicationtest.Because("The license lapsed.")}
	h.Take(h.Story().Obey(applicationtest.Dana, o, h.Renewal(), h.Now))
}

func TestALoadThatIsDoneDoesNothing(t *testing.T) {
	t.Parallel()
	h, s := held{applicationtest.Nurse(t, 1).Enrolled()}, &system{}
	load(t, h, s)
	if len(s.got) != 0 {
		t.Errorf("delivered %d", len(s.got))
	}
}

// What was told before a suspension does not count for what holds since.
func TestALateAnswerIsNoneToWhatHoldsNow(t *testing.T) {
	t.Parallel()
	h, s := enrolling(t), &system{}
	load(t, h, s)
	h.order("suspend")
	s.meanwhile = func() { h.order("reinstate") }
	load(t, h, s)
	if got := h.Standing().Load; got.Done() || h.Standing().Status != participation.StatusActive {
		t.Errorf("%s, load %+v: the record that was told said suspended", h.Standing().Status, got)
	}
	load(t, h, s)
	if last := s.got[len(s.got)-1]; last.Status != participation.StatusActive || !h.Standing().Load.Done() {
		t.Errorf("told %s at last, load %+v", last.Status, h.Standing().Load)
	}
}

func TestRoster(t *testing.T) {
	t.Parallel()
	raw, err := Roster([]participation.Participation{
		{Header: casefile.Header{ID: "2", Name: `Bad "Actor", MD`}, Terms: []participation.Term{{Product: "p", EffectiveOn: calendartest.Day.AddDays(8), State: participation.StatusActive}, {Product: "q", State: participation.StatusEnded}}},
		{Header: casefile.Header{ID: "1", Name: "=HYPERLINK(1)"}, Terms: []participation.Term{{Product: "p", State: participation.StatusProvisional}}},
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
