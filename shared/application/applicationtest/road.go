package applicationtest

import (
	"crypto/rand"
	"encoding/json"
	"slices"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/realtime"
)

// Who works on the roads: Sam verifies, Cora countersigns, Dana and Mel decide, Max hears
// appeals.
var (
	Sam  = casefile.Staff("sam", casefile.RoleSpecialist)
	Cora = casefile.Staff("cora", casefile.RoleSpecialist)
	Dana = casefile.Staff("dana", casefile.RoleMedicalDirector)
	Mel  = casefile.Staff("mel", casefile.RoleCommittee)
	Max  = casefile.Staff("max", casefile.RoleCommittee)
)

// T is what a road needs of a test.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Applicant is whose form a file is of.
type Applicant struct {
	ApplicationID string
	Submission    form.Submission
}

// Road is the file of one provider on its way, moved on by the commands of
// shared/application alone. Changes are what a table has to commit to hold the same.
type Road struct {
	t             T
	Now           time.Time
	Real          realtime.Instant // what the clock on the wall shows meanwhile
	Who           Applicant
	File          application.File
	Participation *participation.File // once the Provider Number is given
	InForce       form.Version        // of the participation
	Former        application.File    // the file that this one renews
	Meeting       *committee.Meeting  // of the committee, that sat last
	Uninvited     bool                // providers are told of no hearing
	Changes       []casefile.Change
}

// Submitted is the road of a form that was just sent in.
func Submitted(t T, sent form.Submission) *Road {
	t.Helper()
	r := &Road{t: t, Now: calendartest.Start, Real: realtime.Now()}
	r.Who = Applicant{ApplicationID: r.NewID(), Submission: sent}
	r.Take(application.Submit(sent, r.Who.ApplicationID, "ref-"+sent.TaxID, nil, r.Now))
	return r
}

// Changed is the road of a contract change of an enrolled provider, whose road that is.
func Changed(t T, sent form.Submission, of *Road) *Road {
	t.Helper()
	return ChangedOn(t, sent, of, 0)
}

// ChangedOn is Changed, so many days later.
func ChangedOn(t T, sent form.Submission, of *Road, days int) *Road {
	t.Helper()
	p := *of.Participation
	r := &Road{t: t, Now: calendartest.Start, Real: realtime.Now(), Participation: &p, InForce: of.InForce, Changes: slices.Clone(of.Changes)}
	r.Pass(days)
	r.Who = Applicant{ApplicationID: r.NewID(), Submission: sent}
	r.Take(application.Submit(sent, r.Who.ApplicationID, "ref-"+sent.TaxID, &p.Participation, r.Now))
	return r
}

// Nurse is the n-th nurse practitioner's road in Georgia: four documents are asked for.
func Nurse(t T, n int) *Road {
	t.Helper()
	return Submitted(t, Practitioner(n, "ga", "NP", calendartest.Day))
}

// Network is what a command on the file touches of the network.
func (r *Road) Network() application.Network {
	n := application.Network{Participation: r.Story().Participation, InForce: r.InForce, Form: r.Who.Submission, Meeting: r.Meeting}
	if n.Participation == nil {
		n.Number = r.NewNumber()
	}
	return n
}

// Story is the file with its participation.
func (r *Road) Story() application.Story {
	if r.File.Application.Provider == "" {
		return application.Story{File: r.File}
	}
	return application.Story{File: r.File, Participation: r.Participation}
}

// Renewal is the application that the participation waits for, nil without one.
func (r *Road) Renewal() *application.File {
	waits := r.Standing().Awaited()
	for _, f := range []*application.File{&r.File, &r.Former} {
		if waits != "" && f.Application.ID == waits {
			return f
		}
	}
	return nil
}

// Case is the file or the participation, by ID.
func (r *Road) Case(id string) casefile.Case {
	if id == r.Number() {
		return *r.Participation
	}
	return r.File
}

// Number is the Provider Number, "" before there is one.
func (r *Road) Number() string { return r.Standing().ID }

// Standing is the participation's state, empty before there is one.
func (r *Road) Standing() participation.Participation {
	if r.Participation == nil {
		return participation.Participation{}
	}
	return r.Participation.Participation
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
func (r *Road) Take(c casefile.Change, err error) casefile.Change {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("the road ends: %v", err)
	}
	if c.Empty() {
		return c
	}
	r.Changes = append(r.Changes, c)
	r.apply(c)
	return c
}

func (r *Road) apply(c casefile.Change) {
	switch state := c.State.(type) {
	case application.Application:
		if c.Before.Rev == 0 {
			r.Former, r.File = r.File, application.File{}
		}
		if r.File.Application.ID == "" || r.File.Application.ID == state.ID {
			r.File = r.File.Apply(c)
		}
	case participation.Participation:
		p := participation.File{}
		if r.Participation != nil && c.Before.Rev > 0 {
			p = *r.Participation
		}
		p = p.Apply(c)
		r.Participation = &p
	}
	for _, record := range c.Records {
		switch v := record.Value.(type) {
		case form.Submission:
			r.Who = Applicant{ApplicationID: c.After.ID, Submission: v}
		case form.Version:
			r.InForce = v
		}
	}
	for _, also := range c.Also {
		r.apply(also)
	}
}

// Today is the market's day.
func (r *Road) Today() calendar.Date {
	m, _ := market.Known().Find(r.File.Application.Market)
	return calendar.DateOf(r.Now, m.Location())
}

// Pass lets days go by.
func (r *Road) Pass(days int) *Road {
	r.Now, r.Real = r.Now.AddDate(0, 0, days), r.Real.Add(time.Duration(days)*24*time.Hour)
	return r
}

// Due is the deadline of a kind, of the file or of the participation.
func (r *Road) Due(kind casefile.DueKind) casefile.Due {
	r.t.Helper()
	all := slices.Concat(r.File.Application.Dues, r.Standing().Dues)
	i := slices.IndexFunc(all, func(d casefile.Due) bool { return d.Kind == kind })
	if i < 0 {
		r.t.Fatalf("no deadline %s among %v", kind, all)
	}
	return all[i]
}

// Until lets time pass to a deadline, which then falls due.
func (r *Road) Until(kind casefile.DueKind) *Road {
	r.t.Helper()
	due := r.Due(kind)
	if at := due.On.Start(time.UTC).Add(15 * time.Hour); at.After(r.Now) {
		r.Now = at
	}
	r.Take(r.FallDue(due))
	return r
}

// FallDue is what a deadline of the file or of the participation leads to on its day.
func (r *Road) FallDue(due casefile.Due) (casefile.Change, error) {
	around := r.around()
	if slices.Contains(r.File.Application.Dues, due) || r.Participation == nil {
		return application.FallsDue(r.File, due, due.On, around, r.Now)
	}
	return application.ParticipationFallsDue(*r.Participation, due, due.On, around, r.Now)
}

// around is all that any deadline may need.
func (r *Road) around() casefile.Around {
	a := casefile.Around{NewID: r.NewID(), Cases: map[string]casefile.Case{r.File.Application.ID: r.File}, Records: map[casefile.Ref][]byte{}}
	keep := func(id, name string, v any) {
		raw, err := json.Marshal(v)
		if err != nil {
			r.t.Fatalf("record %s: %v", name, err)
		}
		a.Records[casefile.Ref{ID: id, Name: name}] = raw
	}
	keep(r.Who.ApplicationID, application.ApplicantRecord, r.Who.Submission)
	if r.Participation != nil {
		a.Cases[r.Number()] = *r.Participation
		keep(r.Number(), participation.FormRecord, r.InForce)
	}
	return a
}
