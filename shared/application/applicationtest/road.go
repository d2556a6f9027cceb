package applicationtest

import (
	"crypto/rand"
	"slices"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/provider"
)

// Monday is when the roads begin: a Monday morning in every market.
var Monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

// Who works on the roads: Sam verifies, Dana and Mel decide, Max hears appeals.
var (
	Sam  = application.Staff("sam", application.RoleSpecialist)
	Dana = application.Staff("dana", application.RoleMedicalDirector)
	Mel  = application.Staff("mel", application.RoleCommittee)
	Max  = application.Staff("max", application.RoleCommittee)
)

// T is what a road needs of a test.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Road is the file of one provider on its way, moved on by the commands of
// shared/application alone. Changes are what a table has to commit to hold the same.
type Road struct {
	t        T
	Now      time.Time
	Who      application.Applicant
	File     application.File
	Provider provider.Provider // once drawn
	Former   application.File  // the file that this one renews
	Changes  []application.Change
}

// Submitted is the road of a form that was just sent in.
func Submitted(t T, form application.Submission) *Road {
	t.Helper()
	r := &Road{t: t, Now: Monday}
	r.Who = application.Applicant{ApplicationID: r.NewID(), Submission: form}
	r.Take(application.Submit(form, r.Who.ApplicationID, "ref-"+form.TaxID, nil, r.Now))
	return r
}

// Changed is the road of a contract change of an enrolled provider.
func Changed(t T, form application.Submission, p provider.Provider) *Road {
	t.Helper()
	r := &Road{t: t, Now: Monday, Provider: p}
	r.Who = application.Applicant{ApplicationID: r.NewID(), Submission: form}
	r.Take(application.Submit(form, r.Who.ApplicationID, "ref-"+form.TaxID, &p, r.Now))
	return r
}

// Nurse is the n-th nurse practitioner's road in Georgia: four documents are asked for.
func Nurse(t T, n int) *Road {
	t.Helper()
	return Submitted(t, Practitioner(n, "ga", "NP", calendar.DateOf(Monday, time.UTC)))
}

// NewID draws an application ID.
func (r *Road) NewID() string {
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		r.t.Fatalf("an application ID: %v", err)
	}
	return id
}

// NewNumber draws a provider number.
func (r *Road) NewNumber() string {
	number, err := identifier.NewProviderNumber(rand.Reader)
	if err != nil {
		r.t.Fatalf("a provider number: %v", err)
	}
	return number
}

// Take applies what a command returned. When a recredentialing was opened, the road goes
// on with its file.
func (r *Road) Take(c application.Change, err error) application.Change {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("the road ends: %v", err)
	}
	if c.Empty() {
		return c
	}
	r.Changes = append(r.Changes, c)
	r.File = r.File.Apply(c)
	for part := &c; part != nil; part = part.Also {
		if part.Provider != nil {
			r.Provider = *part.Provider
		}
	}
	if also := c.Also; also != nil {
		r.Former, r.File, r.Who = r.File, application.File{}.Apply(*also), *also.Applicant
	}
	return c
}

// Today is the market's day.
func (r *Road) Today() calendar.Date {
	m, _ := market.Known().Find(r.File.Application.Market)
	return calendar.DateOf(r.Now, m.Location())
}

// Pass lets days go by.
func (r *Road) Pass(days int) *Road {
	r.Now = r.Now.AddDate(0, 0, days)
	return r
}

// Due is the file's deadline of a kind.
func (r *Road) Due(kind application.DueKind) application.Due {
	r.t.Helper()
	i := slices.IndexFunc(r.File.Application.Dues, func(d application.Due) bool { return d.Kind == kind })
	if i < 0 {
		r.t.Fatalf("no deadline %s among %v", kind, r.File.Application.Dues)
	}
	return r.File.Application.Dues[i]
}

// Until lets time pass to a deadline of the file, which then falls due.
func (r *Road) Until(kind application.DueKind) *Road {
	r.t.Helper()
	due := r.Due(kind)
	if at := due.On.Start(time.UTC).Add(15 * time.Hour); at.After(r.Now) {
		r.Now = at
	}
	with := application.Context{Provider: &r.Provider, Applicant: &r.Who, NewID: r.NewID()}
	r.Take(r.File.FallDue(due, due.On, with, r.Now))
	return r
}
