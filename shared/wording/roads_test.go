package wording

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/letter"
	"credo/shared/participation"
	"credo/shared/store"
)

// others are ways on which the kinds of case beside the road's owe their letters: the changes
// of each, by a title.
var others = map[string]func(t *testing.T) []casefile.Change{}

// roads are providers' ways on which applications and participations owe each of their
// letters.
var roads = map[string]func(t *testing.T) *applicationtest.Road{
	"a vision clinic in Arkansas": func(t *testing.T) *applicationtest.Road {
		s := applicationtest.Practitioner(2, "ar-passe", "OD", calendartest.Day)
		s.Services = []string{"routine-vision"}
		return applicationtest.Submitted(t, s)
	},
	"reminded, discontinued, reopened, reminded of the ID": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 3).Until(application.DueReminder).Until(application.DueWait)
		r.Take(r.File.Reopen(applicationtest.Sam, "They called.", r.Network(), r.Now))
		r.Take(r.File.RemindID(r.Now))
		return r
	},
	"a document rejected, a question, withdrawn": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 4).Sent()
		r.Take(r.File.ReviewDocument(applicationtest.Sam, r.File.Documents[0].ID, casefile.Review{Verdict: casefile.DocumentBad, Reason: "The second page is missing."}, r.Now))
		q := casefile.Discrepancy{Element: "work-history", Yours: "to June 2024", Source: "to May 2024", DueOn: r.Today().AddDays(20)}
		r.Take(r.File.RaiseDiscrepancy(applicationtest.Sam, q, r.Now))
		r.Until(application.DueReminder)
		r.Take(r.File.Withdraw("Moving away.", r.Network(), r.Now))
		return r
	},
	"denied, appealed in vain": func(t *testing.T) *applicationtest.Road { return appealed(t, "upheld") },
	"denied, appealed well":    func(t *testing.T) *applicationtest.Road { return appealed(t, "overturned") },
	"provisional, then full": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 6).Provisional().Verified().Approved()
	},
	"signed long ago": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 13).Reviewed().Until(application.DueAttestation)
	},
	"approved, and taken back": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 12).Ready().Approved()
		d := application.Decision{Outcome: application.OutcomeRescinded, Reasons: applicationtest.Because("The license was revoked.")}
		r.Take(r.File.Decide(applicationtest.Dana, d, r.Network(), r.Now))
		return r
	},
	"suspended, reinstated, ended": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 7).Enrolled()
		for _, action := range []participation.Action{"suspend", "reinstate", "end", "undo-end"} {
			r.Take(r.Story().Obey(applicationtest.Dana, applicationtest.Order(action), nil, r.Now))
		}
		return r
	},
	"suspended, appealed, heard in vain": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 14).Enrolled()
		r.Take(r.Story().Obey(applicationtest.Dana, applicationtest.Order("suspend"), nil, r.Now))
		r.Take(r.Story().FileAppeal(application.Appeal{Statement: "Please."}, r.Network(), r.Now))
		d := application.AppealDecision{Outcome: "upheld", Reasons: applicationtest.Because("Nothing new was said."), Meeting: r.HeardAgainst(committee.PurposeSuspension, committee.Uphold)}
		r.Take(r.Story().DecideAppeal(applicationtest.Max, d, r.Network(), r.Now))
		return r
	},
	"a document expires": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 8).Enrolled().Until(participation.DueExpiring).Until(participation.DueExpired)
	},
	"approved, reminded of the agreement, lapsed": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 12).Offered().Ready().Approved().Until(application.DueSignature).Until(application.DueLapse)
	},
	"recredentialed": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 9).Recredentialing().Ready().Approved().Loaded()
	},
	"recredentialed too late": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 10).Recredentialing().Until(participation.DueRecredRemind).Until(participation.DueRecredential).Ended()
	},
	"another IRS name": func(t *testing.T) *applicationtest.Road {
		return changed(t, 0).Contracted().Ready().Approved().Loaded()
	},
	"another IRS name in a month": func(t *testing.T) *applicationtest.Road {
		return changed(t, 30).Contracted().Ready().Approved().Until(application.DueChange).Loaded()
	},
}

func changed(t *testing.T, inDays int) *applicationtest.Road {
	before := applicationtest.Nurse(t, 11).Enrolled()
	s := applicationtest.Change(before.Who.Submission, before.Number(), "irs-name", before.Today())
	s.Change.EffectiveOn = before.Today().AddDays(inDays)
	return applicationtest.Changed(t, s, before)
}

func appealed(t *testing.T, outcome string) *applicationtest.Road {
	r := applicationtest.Nurse(t, 5).Unclean().Denied().Appealed()
	if outcome == "overturned" {
		return r.Overturned()
	}
	return r.Upheld()
}

// hole is where a date, a name or a whole line is missing.
var hole = regexp.MustCompile(`(?m)\b(?:by|until|from|of|at|call|Call)[ \n]?[.,]|^[-*+>]$|^(?:Phone|Products|Contact|What \w+|In effect from|Provider Number|Payer ID):$| from:$| by:$|\.\.|, ,`)

func TestLettersOfTheDomainHaveNoHoles(t *testing.T) {
	t.Parallel()
	seen := map[named]bool{}
	for title, walk := range roads {
		r := walk(t)
		haveNoHoles(t, title, r.Changes, seen, r.Who.Submission.TaxID, string(r.Who.Submission.Practitioner.DateOfBirth))
	}
	for title, walk := range others {
		haveNoHoles(t, title, walk(t), seen)
	}
	for _, n := range names(t) {
		if !seen[n] {
			t.Errorf("no road leads to the letter %s: add one to roads or to others in shared/wording/roads_test.go", n)
		}
	}
}

// haveNoHoles holds the letters that changes owe against holes, and against telling what
// they never may.
func haveNoHoles(t *testing.T, title string, changes []casefile.Change, seen map[named]bool, never ...string) {
	t.Helper()
	for _, c := range filed(t, changes) {
		for _, l := range c.Common().Letters {
			n := named{c.Head().Case, l.Name}
			seen[n] = true
			text := composed(t, changes, c, l).Text
			if at := hole.FindStringIndex(text); at != nil {
				t.Errorf("%s: %s has a hole at %q:\n%s", title, n, text[max(0, at[0]-40):min(len(text), at[1]+20)], text)
			}
			for _, secret := range never {
				if strings.Contains(text, secret) {
					t.Errorf("%s: %s tells a Tax ID or a birth date", title, n)
				}
			}
		}
	}
}

// filed is every case that changes lead to, by ID.
func filed(t *testing.T, changes []casefile.Change) map[string]casefile.Case {
	t.Helper()
	out := map[string]casefile.Case{}
	for _, c := range changes {
		fileInto(t, out, c)
	}
	return out
}

func fileInto(t *testing.T, cases map[string]casefile.Case, c casefile.Change) {
	t.Helper()
	of, ok := cases[c.After.ID]
	if !ok {
		at := slices.IndexFunc(store.Kinds, func(k casefile.Kind) bool { return k.Name == c.After.Case })
		if at < 0 {
			t.Fatalf("store.Kinds has no %q", c.After.Case)
		}
		of = store.Kinds[at].New().Done()
	}
	cases[c.After.ID] = of.With(c)
	for _, also := range c.Also {
		fileInto(t, cases, also)
	}
}

// composed is a letter as it is sent: to the contact in the record that its kind names.
func composed(t *testing.T, changes []casefile.Change, c casefile.Case, l casefile.Letter) letter.Rendered {
	t.Helper()
	record := kept(changes, casefile.Ref{ID: c.Head().ID, Name: All[c.Head().Case].Record})
	raw, err := json.Marshal(record)
	if err != nil || record == nil {
		t.Fatalf("%s: the record %v: %v", l.Number, record, err)
	}
	content, err := Compose(c, l, raw, "https://providers.example.org")
	if err != nil {
		t.Fatal(err)
	}
	if to := content.Recipient; to.Name == "" || to.Email != c.Head().Email || to.Channel != c.Head().Channel {
		t.Errorf("%s goes to %+v", l.Number, to)
	}
	if credentials := []string{application.CaseName, participation.CaseName}; slices.Contains(credentials, c.Head().Case) && content.Facts.CredentialingApplication == "" {
		t.Errorf("%s is worded by %+v", l.Number, content.Facts)
	}
	out, err := letter.Render(content)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// kept is the value of a record as changes leave it, nil for none.
func kept(changes []casefile.Change, ref casefile.Ref) (out any) {
	for _, c := range changes {
		if part, ok := c.Of(ref.ID); ok {
			for _, record := range part.Records {
				if record.Name == ref.Name {
					out = record.Value
				}
			}
		}
	}
	return out
}
