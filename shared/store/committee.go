package store

import (
	"cmp"
	"context"
	"slices"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/problem"
	"credo/shared/table"
)

// Register reads who sits on a market's committee: one Query. Where nobody was entered yet
// it is empty.
func (s *Store) Register(ctx context.Context, market string) (committee.RegisterFile, error) {
	f, err := typed[committee.RegisterFile](s.Case(ctx, committee.RegisterID(market)))
	if problem.Is(err, problem.KindNotFound) {
		return committee.RegisterFile{}, nil
	}
	return f, err
}

// UpdateRegister changes a register, or begins it; again for each conflict.
func (s *Store) UpdateRegister(ctx context.Context, market string, command func(committee.RegisterFile) (casefile.Change, error)) (left committee.RegisterFile, err error) {
	err = s.Try(ctx, func() (casefile.Change, error) {
		f, err := s.Register(ctx, market)
		if err != nil {
			return casefile.Change{}, err
		}
		change, err := command(f)
		if err == nil {
			left = f.With(change).(committee.RegisterFile)
		}
		return change, err
	})
	return left, err
}

// Meeting reads a meeting: one Query. The error for an unknown ID is a problem of kind
// not-found.
func (s *Store) Meeting(ctx context.Context, id string) (committee.MeetingFile, error) {
	f, ok, err := meeting(s.Case(ctx, id))
	if err == nil && !ok {
		err = problem.NotFound("There is no meeting with this ID.")
	}
	return f, err
}

func meeting(c casefile.Case, err error) (committee.MeetingFile, bool, error) {
	f, ok := c.(committee.MeetingFile)
	if problem.Is(err, problem.KindNotFound) {
		return f, false, nil
	}
	return f, ok, err
}

// UpdateMeeting changes a meeting; again for each conflict.
func (s *Store) UpdateMeeting(ctx context.Context, id string, command func(committee.MeetingFile) (casefile.Change, error)) (left committee.MeetingFile, err error) {
	err = s.Try(ctx, func() (casefile.Change, error) {
		f, err := s.Meeting(ctx, id)
		if err != nil {
			return casefile.Change{}, err
		}
		change, err := command(f)
		left = f.Apply(change)
		return change, err
	})
	return left, err
}

// Meetings lists the meetings of a market, the latest first: as Roster.
func (s *Store) Meetings(ctx context.Context, market string) ([]committee.Meeting, error) {
	out := []committee.Meeting{}
	err := table.Roster(ctx, s.Store, committee.MeetingRoster(market), func(m committee.Meeting) error {
		out = append(out, m)
		return nil
	})
	slices.SortFunc(out, func(a, b committee.Meeting) int {
		return cmp.Or(cmp.Compare(b.HeldOn, a.HeldOn), cmp.Compare(a.ID, b.ID))
	})
	return out, err
}

// Sitting is what a command touches, with the meeting that a decision names: one Query, none
// for "". A meeting that is not there the command refuses.
func (s *Store) Sitting(ctx context.Context, n application.Network, id string) (application.Network, error) {
	if id == "" {
		return n, nil
	}
	f, ok, err := meeting(s.Case(ctx, id))
	if ok {
		n.Meeting = &f.Meeting
	}
	return n, err
}
