package application

import (
	"strings"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/participation"
	"credo/shared/problem"
)

// purposes are what a panel is asked about what is appealed.
var purposes = map[participation.Against]committee.Purpose{
	participation.AgainstDenial: committee.PurposeHearing, participation.AgainstSuspension: committee.PurposeSuspension, participation.AgainstEnd: committee.PurposeEnd,
}

// appeals are the actions that can be appealed, as they are listed.
var appeals = []participation.Against{participation.AgainstDenial, participation.AgainstSuspension, participation.AgainstEnd}

var appealLabels = map[participation.Against]string{participation.AgainstDenial: "Appeal the decision",
	participation.AgainstSuspension: "Appeal the suspension", participation.AgainstEnd: "Appeal the end of your participation"}

// rights are the actions against the provider that stand, with what can be done about each.
func (s Story) rights() map[participation.Against]participation.Rights {
	out := map[participation.Against]participation.Rights{}
	switch a := s.File.Application; a.State {
	case StateDenied:
		out[participation.AgainstDenial] = participation.Rights{AppealBy: a.AppealBy, Heard: a.AppealBy == ""}
	case StateAppealed:
		out[participation.AgainstDenial] = participation.Rights{AppealBy: a.AppealBy, Appeal: &participation.Appeal{HearBy: a.HearBy, Hearing: a.Hearing}}
	}
	for _, against := range appeals[1:] {
		if r, stands := s.own().Rights(against); stands {
			out[against] = r
		}
	}
	return out
}

// against is what an appeal is about: what is named, or else the one action for which may holds.
func (s Story) against(named participation.Against, may func(participation.Rights) bool, none string) (participation.Against, error) {
	if named != "" {
		if _, stands := s.rights()[named]; !stands {
			return "", problem.Conflict("There is no %s to appeal.", named)
		}
		return named, nil
	}
	var found []participation.Against
	for _, against := range appeals {
		if r, stands := s.rights()[against]; stands && may(r) {
			found = append(found, against)
		}
	}
	switch len(found) {
	case 0:
		return "", problem.Conflict("%s", none)
	case 1:
		return found[0], nil
	}
	return "", problem.InvalidField("/against", "Say what this is about: one of %v.", found)
}

func appealable(participation.Rights) bool       { return true }
func waitsToBeHeard(r participation.Rights) bool { return r.Appeal != nil }

// FileAppeal takes a provider's appeal against a denial, a suspension or an end (NCQA CR 6).
func (s Story) FileAppeal(a Appeal, n Network, now time.Time) (casefile.Change, error) {
	return s.appeal(casefile.Provider, a, n, now)
}

// EnterAppeal files an appeal that came by mail or was said on the phone.
func (s Story) EnterAppeal(by casefile.Actor, a Appeal, n Network, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleSpecialist, casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only those who work on files enter an appeal.")
	}
	return s.appeal(by, a, n, now)
}

func (s Story) appeal(by casefile.Actor, a Appeal, n Network, now time.Time) (casefile.Change, error) {
	against, err := s.against(a.Against, appealable, "This application is "+s.File.Application.State.plain()+"; there is nothing to appeal.")
	if err != nil {
		return casefile.Change{}, err
	}
	if against == participation.AgainstDenial {
		return s.File.appeal(by, a, n, now)
	}
	return s.Participation.FileAppeal(by, against, participation.Filing{Statement: a.Statement, PostmarkedOn: a.PostmarkedOn}, now)
}

// HearingNotice is when and where an appeal is heard.
type HearingNotice struct {
	Against   participation.Against `json:"against,omitempty"` // "": the one appeal that waits
	Meeting   string                `json:"meeting"`           // that has the hearing on its agenda
	At        string                `json:"at"`                // the market's time of day, 14:30
	Where     string                `json:"where"`
	Witnesses []string              `json:"witnesses,omitempty"`
	Agreed    string                `json:"agreed,omitempty"` // how the provider agreed to an earlier day than the notice allows
}

// SetHearing gives notice of a hearing: the day, the time, the place, who sits and who testifies,
// thirty days ahead unless the provider agreed to an earlier day (42 USC 11112(b)(2)).
func (s Story) SetHearing(by casefile.Actor, h HearingNotice, n Network, now time.Time) (casefile.Change, error) {
	if !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector) {
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee sets a hearing.")
	}
	against, err := s.against(h.Against, waitsToBeHeard, "No appeal waits to be heard.")
	if err != nil {
		return casefile.Change{}, err
	}
	i, err := s.invitation(against, h, n, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if against == participation.AgainstDenial {
		return s.File.setHearing(by, i, now)
	}
	return s.Participation.SetHearing(by, against, i, now)
}

// invitation is the notice that a meeting makes.
func (s Story) invitation(against participation.Against, h HearingNotice, n Network, now time.Time) (participation.Invitation, error) {
	none := participation.Invitation{}
	of, err := marketOf(s.File.Application.Market)
	if err != nil {
		return none, err
	}
	m, today := n.Meeting, calendar.DateOf(now, of.Location())
	if m == nil || m.ID != h.Meeting || m.Market != of.ID {
		return none, problem.InvalidField("/meeting", "There is no meeting %q of this market's committee.", h.Meeting)
	}
	panel, has := m.Panel(s.File.Application.ID, purposes[against])
	earliest := today.AddDays(of.HearingNoticeDays)
	switch {
	case s.rights()[against].Appeal == nil:
		return none, problem.Conflict("No appeal against this %s waits to be heard.", against)
	case !has:
		return none, problem.InvalidField("/meeting", "This meeting does not have the hearing on its agenda. Put it there first: %s.", purposes[against])
	case m.SignedOn != "" || m.HeldOn < today:
		return none, problem.InvalidField("/meeting", "The meeting of %s is over. Choose one to come.", m.HeldOn)
	case m.HeldOn < earliest && strings.TrimSpace(h.Agreed) == "":
		return none, problem.InvalidField("/agreed", "The provider has %d days' notice, to %s. For an earlier day, say how and when the provider agreed to it.", of.HearingNoticeDays, earliest)
	case !isTimeOfDay(h.At):
		return none, problem.InvalidField("/at", "%q is no time of day. Write it as 14:30.", h.At)
	case strings.TrimSpace(h.Where) == "":
		return none, problem.InvalidField("/where", "Give the place, or what to call.")
	}
	out := participation.Invitation{Hearing: participation.Hearing{Meeting: m.ID, On: m.HeldOn, At: h.At, Where: h.Where}, Witnesses: h.Witnesses}
	for _, who := range panel {
		out.Panel = append(out.Panel, who.Name+", "+who.Specialty)
	}
	return out, nil
}

func isTimeOfDay(s string) bool {
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == len("15:04")
}

// setHearing keeps when and where the appeal of a denial is heard, and tells the provider.
func (f File) setHearing(by casefile.Actor, i participation.Invitation, now time.Time) (casefile.Change, error) {
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	a := e.app()
	a.Hearing, a.HearBy = &i.Hearing, max(a.HearBy, i.On)
	e.Event(HearingSet, "", map[string]any{"against": participation.AgainstDenial, "meeting": i.Meeting, "on": i.On})
	e.Owe(LetterHearing, LetterData{Against: participation.AgainstDenial, Hearing: &i})
	return e.Finish()
}

// DecideAppeal records what the panel that heard an appeal made of it. Nobody who took part in
// what is appealed sits on it or records it (NCQA CR 6; 42 USC 11112(b)(3)).
func (s Story) DecideAppeal(by casefile.Actor, d AppealDecision, n Network, now time.Time) (casefile.Change, error) {
	against, err := s.against(d.Against, waitsToBeHeard, "No appeal waits to be heard.")
	if err != nil {
		return casefile.Change{}, err
	}
	d.Against = against
	if against == participation.AgainstDenial {
		return s.File.DecideAppeal(by, d, n, now)
	}
	switch {
	case !by.Is(casefile.RoleCommittee, casefile.RoleMedicalDirector):
		return casefile.Change{}, problem.Forbidden("Only the medical director or the committee records what a panel decided.")
	case s.rights()[against].Appeal == nil:
		return casefile.Change{}, problem.Conflict("No appeal against this %s waits to be heard.", against)
	case len(d.Reasons) == 0:
		return casefile.Change{}, problem.InvalidField("/reasons", "Give at least one reason: the provider reads it.")
	case committee.Has(s.Barred(purposes[against]), by.Username()):
		return casefile.Change{}, problem.Forbidden("You had a part in this file, or in what is appealed. Somebody else must record the outcome.")
	}
	if err := s.heard(against, d, n); err != nil {
		return casefile.Change{}, err
	}
	return s.Participation.DecideAppeal(by, against, participation.Heard{Overturned: d.Outcome == "overturned", Reasons: d.Reasons, Facts: d}, now)
}

// heard holds an outcome against the meeting in which the panel voted, of which the provider had
// notice.
func (s Story) heard(against participation.Against, d AppealDecision, n Network) error {
	r, err := s.meets(d.Meeting, purposes[against], n)
	if err != nil {
		return err
	}
	if h := s.rights()[against].Appeal.Hearing; h == nil || h.Meeting != d.Meeting {
		return problem.InvalidField("/meeting", "The provider had no notice of this hearing (42 USC 11112(b)(2)). Give notice, and have the panel meet then.")
	}
	if (d.Outcome == "overturned") != (r.Choice == committee.Overturn) {
		return problem.InvalidField("/outcome", "The panel's votes come to: %s.", r.Choice)
	}
	return nil
}
