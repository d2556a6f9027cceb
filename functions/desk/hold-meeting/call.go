package main

import (
	"context"
	"crypto/rand"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/identifier"
	"credo/shared/store"
)

// view is a meeting as its readers see it.
type view struct {
	MeetingID string             `json:"meetingId"`
	Market    string             `json:"market"`
	HeldOn    calendar.Date      `json:"heldOn"`
	Chair     string             `json:"chair"`
	Present   []committee.Member `json:"present"`
	Agenda    []committee.Item   `json:"agenda"`
	Minutes   string             `json:"minutes,omitempty"`
	SignedOn  calendar.Date      `json:"signedOn,omitempty"`
	Version   int                `json:"version"`
}

func viewOf(m committee.Meeting) view {
	v := view{m.ID, m.Market, m.HeldOn, m.Chair, append([]committee.Member{}, m.Present...), []committee.Item{}, m.Minutes, m.SignedOn, m.Version}
	for _, i := range m.Agenda {
		i.Votes, i.Recused = append([]committee.Vote{}, i.Votes...), append([]committee.Recusal{}, i.Recused...)
		v.Agenda = append(v.Agenda, i)
	}
	return v
}

// openMeeting costs one Query.
func openMeeting(files *store.Store) httpapi.Handler {
	return httpapi.Handle(contract.OpenMeeting, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		f, err := files.Meeting(ctx, r.Path["meetingId"])
		return answer(f.Meeting), err
	})
}

type list struct {
	Items []view `json:"items"`
}

// listMeetings costs 16 Queries: a committee meets some twelve times a year.
func listMeetings(files *store.Store) httpapi.Handler {
	return httpapi.Handle(contract.ListMeetings, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		meetings, err := files.Meetings(ctx, r.Path["market"])
		out := list{Items: []view{}}
		for _, m := range meetings {
			out.Items = append(out.Items, viewOf(m))
		}
		return httpapi.OK(out), err
	})
}

// callMeeting costs one Query and one transaction.
func callMeeting(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.CallMeeting, func(ctx context.Context, r httpapi.Request[committee.Invitation]) (httpapi.Answer, error) {
		id, err := identifier.NewApplicationID(rand.Reader)
		if err != nil {
			return httpapi.Answer{}, err
		}
		register, err := files.Register(ctx, r.Path["market"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		if register.Register.Version != r.Version {
			return httpapi.Answer{}, httpapi.Stale()
		}
		r.Body.Market = r.Path["market"]
		by := casefile.Staff(r.Caller.Username, r.Caller.Roles...)
		change, err := committee.Call(by, "MTG-"+strings.TrimPrefix(id, "CRD-"), r.Body, register.Register, clock())
		if err != nil {
			return httpapi.Answer{}, err
		}
		return answer(committee.MeetingFile{}.Apply(change).Meeting), files.Commit(ctx, change)
	})
}
