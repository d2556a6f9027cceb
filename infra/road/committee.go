package road

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/identifier"
	"credo/shared/participation"
)

// Who sits on the committee of the samples: the first three decide, the others hear appeals.
var (
	deciders = []string{"casey.committee", "chris.committee", "cameron.committee"}
	hearers  = []string{"carter.committee", "collins.committee", "corey.committee"}
)

// Deny has the committee meet, vote and deny a file.
func (t *Traveller) Deny(ctx context.Context, reason string) error {
	meeting, err := t.meet(ctx, committee.PurposeDecision, committee.Deny, deciders)
	if err != nil {
		return err
	}
	t.Say("  the committee denies: %s", reason)
	return t.Client.Staffed(casefile.RoleCommittee, deciders[0]).Do(ctx, t.ID, "decision", application.Decision{
		Outcome: application.OutcomeDenied, Products: []participation.Term{}, Reasons: []participation.Reason{{Code: "license", Text: reason}}, Meeting: meeting,
	})
}

// Uphold has a panel of others hear the appeal, on a day that the provider agreed to, and leave
// the denial as it is.
func (t *Traveller) Uphold(ctx context.Context, reason string) error {
	meeting, err := t.meet(ctx, committee.PurposeHearing, committee.Uphold, hearers)
	if err != nil {
		return err
	}
	t.Say("  a panel of others hears the appeal and upholds the denial: %s", reason)
	return t.Client.Staffed(casefile.RoleCommittee, hearers[0]).Do(ctx, t.ID, "appeal-decision", application.AppealDecision{
		Outcome: "upheld", Reasons: []participation.Reason{{Code: "license", Text: reason}}, Meeting: meeting})
}

// invite tells the provider when and where the appeal is heard.
func (t *Traveller) invite(ctx context.Context, meeting string) error {
	t.Say("  the provider agreed to be heard today, and is told when and where")
	return t.Client.Staffed(casefile.RoleCommittee, hearers[0]).Do(ctx, t.ID, "hearing", application.HearingNotice{
		Meeting: meeting, At: "14:30", Where: "By telephone; we call the number on file", Agreed: "By phone, today."})
}

// sitting is a meeting at work.
type sitting struct {
	MeetingID string `json:"meetingId"`
	Version   int    `json:"version"`
}

// meet has members meet today and vote as one on the file, and returns the meeting's ID.
// Each votes under their own sign-in.
func (t *Traveller) meet(ctx context.Context, p committee.Purpose, vote committee.Choice, users []string) (string, error) {
	version, err := t.seat(ctx)
	if err != nil {
		return "", err
	}
	today, err := t.Today(ctx)
	if err != nil {
		return "", err
	}
	var m sitting
	step := func(user, path string, version int, body any) error {
		a, err := t.Client.Staff(ctx, casefile.RoleCommittee, user, path, version, body)
		if err != nil {
			return err
		}
		return json.Unmarshal(a.Body, &m)
	}
	if err := step(users[0], "/staff/committees/"+t.Form.Market+"/meetings", version, committee.Invitation{HeldOn: today, Chair: users[0], Present: users}); err != nil {
		return "", err
	}
	about := committee.Ballot{ApplicationID: t.ID, Purpose: p}
	if err := step(users[0], "/staff/meetings/"+m.MeetingID+"/agenda", m.Version, about); err != nil {
		return "", err
	}
	if p == committee.PurposeHearing {
		if err := t.invite(ctx, m.MeetingID); err != nil {
			return "", err
		}
	}
	about.Vote = vote
	for _, user := range users {
		if err := step(user, "/staff/meetings/"+m.MeetingID+"/votes", m.Version, about); err != nil {
			return "", err
		}
	}
	t.Say("  the committee meets: %d members vote", len(users))
	return m.MeetingID, step(users[0], "/staff/meetings/"+m.MeetingID+"/signature", m.Version, map[string]string{"minutes": "The members looked at one file."})
}

// seat has staff administration enter the members of the market's committee, where nobody is
// entered yet, and returns the version of their list.
func (t *Traveller) seat(ctx context.Context) (int, error) {
	path := "/staff/committees/" + t.Form.Market
	admin := t.Client.Staffed(casefile.RoleAdmin, "")
	known, err := Get[struct {
		Version int `json:"version"`
	}](ctx, admin, path)
	if err != nil || known.Version > 0 {
		return known.Version, err
	}
	version := 0
	for i, user := range append(append([]string{}, deciders...), hearers...) {
		m := committee.Member{User: user, Name: "Dr. Sample " + strconv.Itoa(i+1), NPI: identifier.NPIFrom(fmt.Sprintf("19999990%d", i)),
			Specialty: "Family medicine", Network: true, From: "2020-01-01", Until: "2059-12-31"}
		a, err := t.Client.Staff(ctx, casefile.RoleAdmin, "", path+"/members", version, m)
		if err != nil {
			return 0, err
		}
		if err := json.Unmarshal(a.Body, &known); err != nil {
			return 0, err
		}
		version = known.Version
	}
	return version, nil
}
