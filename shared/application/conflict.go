package application

import (
	"slices"
	"time"

	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Barred are the users who may not decide on the file, vote on it or hear its appeal, in
// whatever role: who verified, reviewed or asked about anything in it, by its whole history
// (NCQA CR 2, CR 3), and who took part in a denial of it (NCQA CR 6; 42 USC 11112(b)(3)).
func (f File) Barred() []string {
	hands := f.Hands(credential.ElementVerified, DiscrepancyFound, casefile.DocumentAccepted, casefile.DocumentRejected)
	return append(hands, f.Application.Denied...)
}

// Barred are the users who may not decide on what the story is about, vote on it or hear its
// appeal. Of an action on the participation, those too who ordered, kept or found it.
func (s Story) Barred(p committee.Purpose) []string {
	out := s.File.Barred()
	if s.Participation != nil && (p == committee.PurposeSuspension || p == committee.PurposeEnd) {
		out = append(out, s.Participation.Hands(participation.Acts...)...)
	}
	return out
}

// unbarred refuses whoever had a part in the file.
func (e *edit) unbarred() error {
	if committee.Has(e.file.Barred(), e.By.Username()) {
		return problem.Forbidden("You verified or reviewed something in this file, or took part in its denial. Somebody else must decide.")
	}
	return nil
}

// meets is what the votes of a meeting make of the file, for a purpose; id names the meeting
// in the request. Its votes rest on what was on file before the first of them.
func (s Story) meets(id string, p committee.Purpose, n Network) (committee.Result, error) {
	a, m := s.File.Application, n.Meeting
	of, err := marketOf(a.Market)
	if err != nil {
		return committee.Result{}, err
	}
	if m == nil || m.ID != id || m.Market != a.Market {
		return committee.Result{}, problem.InvalidField("/meeting", "There is no meeting %q of this market's committee.", id)
	}
	r, err := m.Result(a.ID, p, s.Barred(p), of.Committee)
	if err != nil {
		return r, err
	}
	if late := s.after(r.First); late != "" {
		return r, problem.InvalidField("/meeting", "The members voted before this was on file: %s. Put the file before another meeting.", late)
	}
	return r, nil
}

// evidence are the events that put something on file which whoever decides has to see.
var evidence = []casefile.EventName{ApplicationSubmitted, ApplicationCompleted, credential.ElementVerified, DiscrepancyAnswered, DiscrepancyClosed, FormCorrected,
	casefile.DocumentReceived, casefile.DocumentAccepted, casefile.DocumentRejected, AppealFiled, HearingSet}

// after is the first evidence that came after a time, "" for none.
func (s Story) after(at time.Time) casefile.EventName {
	events := s.File.Events
	if s.Participation != nil {
		events = slices.Concat(events, s.Participation.Events)
	}
	i := slices.IndexFunc(events, func(e casefile.Event) bool { return e.At.After(at) && slices.Contains(evidence, e.Event) })
	if i < 0 {
		return ""
	}
	return events[i].Event
}
