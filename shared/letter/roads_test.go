package letter

import (
	"regexp"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// roads are providers' ways on which the domain itself owes every kind of letter.
var roads = map[string]func(t *testing.T) *applicationtest.Road{
	"a vision clinic in Arkansas": func(t *testing.T) *applicationtest.Road {
		s := applicationtest.Practitioner(2, "ar-passe", "OD", calendar.Date("2026-11-23"))
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
	"suspended, reinstated, ended": func(t *testing.T) *applicationtest.Road {
		r := applicationtest.Nurse(t, 7).Enrolled()
		for _, action := range []string{"suspend", "reinstate", "end"} {
			c := participation.Order{Action: action, Reasons: applicationtest.Because("The board says so.")}
			r.Take(r.Story().Obey(applicationtest.Dana, c, nil, r.Now))
		}
		return r
	},
	"a document expires": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 8).Enrolled().Until(participation.DueExpiring)
	},
	"recredentialed": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 9).Recredentialing().Ready().Approved().Loaded()
	},
	"recredentialed too late": func(t *testing.T) *applicationtest.Road {
		return applicationtest.Nurse(t, 10).Recredentialing().Until(participation.DueRecredRemind).Until(participation.DueRecredential).Until(participation.DueRecredLate)
	},
	"another IRS name": func(t *testing.T) *applicationtest.Road {
		return changed(t, 0).Ready().Approved().Loaded()
	},
	"another IRS name in a month": func(t *testing.T) *applicationtest.Road {
		return changed(t, 30).Ready().Approved().Until(application.DueChange).Loaded()
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
	d := application.AppealDecision{Outcome: outcome, Reasons: applicationtest.Because("The record was read again.")}
	r.Take(r.File.DecideAppeal(applicationtest.Max, d, r.Network(), r.Now))
	return r
}

// hole is where a date, a name or a whole line is missing.
var hole = regexp.MustCompile(`(?m)\b(?:by|until|from|of|at|call|Call)[ \n]?[.,]|^[-*+>]$|^(?:Phone|Products|Contact|What \w+|In effect from|Provider Number|Payer ID):$| from:$| by:$|\.\.|, ,`)

func TestLettersOfTheDomainHaveNoHoles(t *testing.T) {
	t.Parallel()
	seen := map[casefile.LetterName]bool{}
	for title, walk := range roads {
		r := walk(t)
		cases := []casefile.Case{r.Former, r.File}
		if r.Participation != nil {
			cases = append(cases, *r.Participation)
		}
		for _, of := range cases {
			for _, l := range of.Common().Letters {
				seen[l.Name] = true
				text := renderOf(t, r, of, l).Text
				if at := hole.FindStringIndex(text); at != nil {
					t.Errorf("%s: %s has a hole at %q:\n%s", title, l.Name, text[max(0, at[0]-40):min(len(text), at[1]+20)], text)
				}
				if strings.Contains(text, r.Who.Submission.TaxID) || strings.Contains(text, string(r.Who.Submission.Practitioner.DateOfBirth)) {
					t.Errorf("%s: %s tells a Tax ID or a birth date", title, l.Name)
				}
			}
		}
	}
	for _, name := range names(t) {
		if !seen[name] {
			t.Errorf("no road leads to the letter %s", name)
		}
	}
}

func renderOf(t *testing.T, r *applicationtest.Road, of casefile.Case, l casefile.Letter) Rendered {
	t.Helper()
	out, err := Render(Content{Market: findMarket(t, of.Head().Market), SiteURL: "https://providers.example.org",
		Case: of, Letter: l, Recipient: r.Who.Submission.Contact, Words: Road})
	if err != nil {
		t.Fatalf("%s: %v", l.Name, err)
	}
	return out
}
