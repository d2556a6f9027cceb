package enrollment

import (
	"context"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// archive is a store of several files of one provider.
type archive struct {
	files    map[string]application.File
	forms    map[string]application.Applicant
	provider participation.Participation
}

func (a *archive) File(_ context.Context, id string) (application.File, error) {
	return a.files[id], nil
}
func (a *archive) Applicant(_ context.Context, id string) (application.Applicant, error) {
	return a.forms[id], nil
}
func (a *archive) Provider(context.Context, string) (participation.Participation, error) {
	return a.provider, nil
}
func (a *archive) Update(_ context.Context, id string, apply func(application.File) (casefile.Change, error)) (application.File, error) {
	c, err := apply(a.files[id])
	if err != nil {
		return a.files[id], err
	}
	a.files[id] = a.files[id].Apply(c)
	if c.Provider != nil {
		a.provider = *c.Provider
	}
	return a.files[id], nil
}

func (a *archive) take(r *applicationtest.Road) string {
	id := r.File.Application.ID
	a.files[id], a.forms[id], a.provider = r.File, r.Who, r.Provider
	return id
}

// A contract change's Tax ID stays the one that is paid, whatever is loaded later.
func TestTheRecordFollowsTheLastForm(t *testing.T) {
	t.Parallel()
	a := &archive{files: map[string]application.File{}, forms: map[string]application.Applicant{}}
	s := &system{}
	l := Loader{Files: a, Claims: s, Directory: s, Clock: func() time.Time { return applicationtest.Monday }}

	first := applicationtest.Nurse(t, 1).Enrolled()
	firstID := a.take(first)
	form := applicationtest.Change(first.Who.Submission, first.Provider.Number, "tax-id", "2026-11-23")
	form.TaxID = "000009999"
	change := applicationtest.Changed(t, form, first.Provider).Ready().Approved()
	if err := l.Load(t.Context(), a.take(change)); err != nil {
		t.Fatal(err)
	}
	paid(t, s, "after the change", form.TaxID, participation.StatusActive)

	first.Provider = a.provider
	first.Take(first.File.ChangeParticipation(applicationtest.Dana,
		participation.Order{Action: "suspend", Reasons: applicationtest.Because("The license lapsed.")}, first.Provider, first.Now))
	a.take(first)
	if err := l.Refresh(t.Context(), firstID, participation.ProviderSuspended); err != nil {
		t.Fatal(err)
	}
	paid(t, s, "suspended", form.TaxID, participation.StatusSuspended)

	first.Take(first.File.ChangeParticipation(applicationtest.Dana,
		participation.Order{Action: "reinstate", Reasons: applicationtest.Because("It was renewed.")}, first.Provider, first.Now))
	first.Who = a.forms[first.Provider.FormIn()]
	renewal := first.Until(application.DueRecredOpen).Ready().Approved()
	renewalID := a.take(renewal)
	if err := l.Load(t.Context(), renewalID); err != nil {
		t.Fatal(err)
	}
	paid(t, s, "renewed", form.TaxID, participation.StatusActive)

	old := a.files[firstID]
	old.Application.SupersededBy = renewalID
	a.files[firstID] = old
	if err := l.Refresh(t.Context(), firstID, participation.ProviderSuspended); err != nil {
		t.Fatal(err)
	}
	paid(t, s, "told of the suspension again", form.TaxID, participation.StatusActive)
	if again, renewed := s.got[len(s.got)-1], a.files[renewalID].Application; again.ApplicationID != renewalID || again.RecredentialBy != renewed.RecredBy {
		t.Errorf("an old file speaks for the provider: %s, due %s", again.ApplicationID, again.RecredentialBy)
	}
}

func paid(t *testing.T, s *system, when, taxID string, status participation.Status) {
	t.Helper()
	r := s.got[len(s.got)-1]
	if r.TaxID != taxID || r.Status != status || len(r.Products) != 1 || r.Products[0].State != status {
		t.Errorf("%s the record says %s, %s, %+v", when, r.TaxID, r.Status, r.Products)
	}
}
