package application_test

import (
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/committee"
	"credo/shared/participation"
	"credo/shared/problem"
)

// NCQA CR 2 A, CR 6; 42 CFR 438.12(a)(1): a decision against a provider gives its reasons, of a kind
// that can be one; the committee also says why it approves.
func TestAReasonFitsWhatItIsOf(t *testing.T) {
	t.Parallel()
	is := func(code string) []participation.Reason {
		return []participation.Reason{{Code: code, Text: "So it is."}}
	}
	for name, c := range map[string]struct {
		outcome application.Outcome
		vote    committee.Choice
		reasons []participation.Reason
		field   string
	}{
		"a denial for meeting the criteria": {application.OutcomeDenied, committee.Deny, is("meets-criteria"), "/reasons/0/code"},
		"a denial for nothing known":        {application.OutcomeDenied, committee.Deny, is("because"), "/reasons/0/code"},
		"a denial, the second of two":       {application.OutcomeDenied, committee.Deny, append(is("quality"), is("panel")...), "/reasons/1/code"},
		"a denial for quality of care":      {application.OutcomeDenied, committee.Deny, is("quality"), ""},
		"no need in the network":            {application.OutcomeDenied, committee.Deny, is("network-need"), ""},
		"an approval without a reason":      {application.OutcomeApproved, committee.Approve, nil, "/reasons"},
		"an approval for quality of care":   {application.OutcomeApproved, committee.Approve, is("quality"), "/reasons/0/code"},
		"an approval":                       {application.OutcomeApproved, committee.Approve, is("license"), ""},
		"put off for meeting the criteria":  {application.OutcomeDeferred, committee.Defer, is("meets-criteria"), "/reasons/0/code"},
	} {
		r := nurse(t).Unclean()
		d := application.Decision{Outcome: c.outcome, Reasons: c.reasons, Meeting: r.Met(c.vote)}
		_, err := r.File.Decide(mel, d, r.Network(), r.Now)
		if c.field == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		refused(t, err, problem.KindInvalid, c.field)
	}

	r := nurse(t).Enrolled()
	for _, action := range []participation.Action{participation.ActionSuspend, participation.ActionEnd} {
		o := applicationtest.Order(action)
		o.Reasons = is("meets-criteria")
		_, err := r.Story().Obey(dana, o, nil, r.Now)
		refused(t, err, problem.KindInvalid, "/reasons/0/code")
	}
}
