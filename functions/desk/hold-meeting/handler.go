package main

import (
	"context"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/identifier"
	"credo/shared/problem"
	"credo/shared/store"
)

// command is one step of a meeting, taken by somebody at a business time.
type command[B any] func(ctx context.Context, f committee.MeetingFile, body B, by casefile.Actor, now time.Time) (casefile.Change, error)

// step serves a write to a meeting: one Query and one transaction, beside what the command
// reads. A caller who has not seen the latest version changes nothing.
func step[B any](op httpapi.Operation, files *store.Store, clock calendar.Clock, run command[B]) httpapi.Handler {
	return httpapi.Handle(op, func(ctx context.Context, r httpapi.Request[B]) (httpapi.Answer, error) {
		f, err := files.UpdateMeeting(ctx, r.Path["meetingId"], func(f committee.MeetingFile) (casefile.Change, error) {
			if f.Meeting.Version != r.Version {
				return casefile.Change{}, httpapi.Stale()
			}
			return run(ctx, f, r.Body, casefile.Staff(r.Caller.Username, r.Caller.Roles...), clock())
		})
		return answer(f.Meeting), err
	})
}

func answer(m committee.Meeting) httpapi.Answer {
	return httpapi.Answer{Body: viewOf(m), Version: m.Version}
}

type agendaItem struct {
	ApplicationID string            `json:"applicationId"`
	Purpose       committee.Purpose `json:"purpose"`
}

// putOnAgenda reads the file too, for who had a part in it.
func putOnAgenda(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return step(contract.PutOnAgenda, files, clock, func(ctx context.Context, f committee.MeetingFile, b agendaItem, by casefile.Actor, now time.Time) (casefile.Change, error) {
		id, barred, err := barredFrom(ctx, files, b.ApplicationID, b.Purpose, f.Meeting.Market)
		if err != nil {
			return casefile.Change{}, err
		}
		return f.Put(by, id, b.Purpose, barred, now)
	})
}

// castVote reads the file too: somebody may have had a part in it since.
func castVote(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return step(contract.CastVote, files, clock, func(ctx context.Context, f committee.MeetingFile, b committee.Ballot, by casefile.Actor, now time.Time) (casefile.Change, error) {
		id, barred, err := barredFrom(ctx, files, b.ApplicationID, b.Purpose, f.Meeting.Market)
		if err != nil {
			return casefile.Change{}, err
		}
		b.ApplicationID = id
		return f.Cast(by, b, barred, now)
	})
}

// barredFrom is the canonical ID of an application of a market, and who may not vote on it.
func barredFrom(ctx context.Context, files *store.Store, applicationID string, p committee.Purpose, market string) (string, []string, error) {
	none := problem.InvalidField("/applicationId", "There is no such application in the market of this meeting.")
	id, err := identifier.ParseApplicationID(applicationID)
	if err != nil {
		return "", nil, none
	}
	s, err := files.Story(ctx, id)
	if problem.Is(err, problem.KindNotFound) || err == nil && s.File.Application.Market != market {
		return "", nil, none
	}
	return id, s.Barred(p), err
}

type minutes struct {
	Minutes string `json:"minutes"`
}

func signMinutes(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return step(contract.SignMinutes, files, clock, func(_ context.Context, f committee.MeetingFile, b minutes, by casefile.Actor, now time.Time) (casefile.Change, error) {
		return f.Sign(by, b.Minutes, now)
	})
}
