package wording

import (
	"io/fs"
	"regexp"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// right is what a letter lets a provider do until a day: the road whose last letter of that
// name it is, and how it is used, by the page ("" for what is asked by phone) and by staff.
type right struct {
	road  func(t *testing.T) *applicationtest.Road
	page  func(r *applicationtest.Road) error
	staff func(r *applicationtest.Road, posted calendar.Date) error
}

func appealsByPage(r *applicationtest.Road) error {
	_, err := r.Story().FileAppeal(application.Appeal{Statement: "Please."}, r.Network(), r.Now)
	return err
}

func appealsByMail(r *applicationtest.Road, posted calendar.Date) error {
	_, err := r.Story().EnterAppeal(applicationtest.Sam, application.Appeal{Statement: "Please.", PostmarkedOn: posted}, r.Network(), r.Now)
	return err
}

func reopens(r *applicationtest.Road, _ calendar.Date) error {
	_, err := r.File.Reopen(applicationtest.Sam, "They called.", r.Network(), r.Now)
	return err
}

func ordered(action participation.Action) func(t *testing.T) *applicationtest.Road {
	return func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 21).Enrolled()
		r.Take(r.Story().Obey(applicationtest.Dana, applicationtest.Order(action), nil, r.Now))
		return r
	}
}

// rights are those that letters name.
var rights = map[named][]right{
	{application.CaseName, application.LetterDenied}: {
		{func(t *testing.T) *applicationtest.Road { return applicationtest.Nurse(t, 22).Unclean().Denied() }, appealsByPage, appealsByMail},
		{func(t *testing.T) *applicationtest.Road {
			return applicationtest.Nurse(t, 23).Recredentialing().Unclean().Denied()
		}, appealsByPage, appealsByMail},
	},
	{application.CaseName, application.LetterWithdrawn}: {
		{func(t *testing.T) *applicationtest.Road { return withdrawn(applicationtest.Nurse(t, 24)) }, nil, reopens},
		{func(t *testing.T) *applicationtest.Road {
			return withdrawn(applicationtest.Nurse(t, 25).Unclean().Denied().Appealed())
		}, appealsByPage, appealsByMail},
	},
	{application.CaseName, application.LetterDiscontinued}: {
		{func(t *testing.T) *applicationtest.Road {
			return applicationtest.Nurse(t, 26).Until(application.DueWait)
		}, nil, reopens},
	},
	{application.CaseName, application.LetterApprovalLapsed}: {
		{func(t *testing.T) *applicationtest.Road {
			return applicationtest.Nurse(t, 27).Offered().Ready().Approved().Until(application.DueLapse)
		}, nil, reopens},
	},
	{participation.CaseName, participation.LetterSuspended}:          {{ordered("suspend"), appealsByPage, appealsByMail}},
	{participation.CaseName, participation.LetterParticipationEnded}: {{ordered("end"), appealsByPage, appealsByMail}},
}

func withdrawn(r *applicationtest.Road) *applicationtest.Road {
	r.Take(r.File.Withdraw("", r.Network(), r.Now))
	return r
}

// names a right: whatever a letter lets somebody do until a day.
var namesARight = regexp.MustCompile(`template "appeal"|may appeal|open(ed)? (it )?again until|take it up again until`)

// TestEveryRightThatALetterNamesCanBeUsed: on the last day that the letter says, by the page and
// by staff, and not by the page a day later, when a letter posted on that day still counts
// (NCQA CR 6). A letter that names a right and is not walked here fails.
func TestEveryRightThatALetterNamesCanBeUsed(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		source, err := fs.ReadFile(All[n.kind].Words.Templates, string(n.name)+".txt")
		if err != nil {
			t.Fatal(err)
		}
		if is := namesARight.Match(source); is != (len(rights[n]) > 0) {
			t.Errorf("%s names a right: %t, and is walked here: %t", n, is, len(rights[n]) > 0)
		}
		for _, used := range rights[n] {
			t.Run(n.String(), func(t *testing.T) { used.walk(t, n) })
		}
	}
}

func (u right) walk(t *testing.T, n named) {
	t.Parallel()
	r := u.road(t)
	last := applicationtest.Says(lastNamed(t, r, n)).DueOn
	if last == "" || last < r.Today() {
		t.Fatalf("the letter gives the day %q, today is %s", last, r.Today())
	}
	r.Pass(r.Today().DaysUntil(last))
	if u.page != nil {
		if err := u.page(r); err != nil {
			t.Errorf("on %s, by the page: %v", last, err)
		}
	}
	if err := u.staff(r, last); err != nil {
		t.Errorf("on %s, by staff: %v", last, err)
	}
	r.Pass(1)
	if u.page == nil {
		if u.staff(r, "") == nil {
			t.Errorf("the day after %s it is still done", last)
		}
		return
	}
	if u.page(r) == nil {
		t.Errorf("the day after %s the page still takes it", last)
	}
	if err := u.staff(r, last); err != nil {
		t.Errorf("posted on %s, entered a day later: %v", last, err)
	}
}

// lastNamed is the last letter of a name that a road owes.
func lastNamed(t *testing.T, r *applicationtest.Road, n named) casefile.Letter {
	t.Helper()
	var out casefile.Letter
	for _, c := range filed(t, r.Changes) {
		for _, l := range c.Common().Letters {
			if c.Head().Case == n.kind && l.Name == n.name {
				out = l
			}
		}
	}
	if out.Number == "" {
		t.Fatalf("the road owes no letter %s", n)
	}
	return out
}
