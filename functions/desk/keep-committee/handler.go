package main

import (
	"context"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/market"
	"credo/shared/store"
)

// members is who sits, sat or will sit, and what makes them a quorum.
type members struct {
	Market  string             `json:"market"`
	Members []committee.Member `json:"members"`
	market.Committee
	Version int `json:"version"`
}

func answer(id string, f committee.RegisterFile) httpapi.Answer {
	m, _ := market.Known().Find(id)
	list := append([]committee.Member{}, f.Register.Members...)
	return httpapi.Answer{Body: members{id, list, m.Committee, f.Register.Version}, Version: f.Register.Version}
}

// openCommittee costs one Query.
func openCommittee(files *store.Store) httpapi.Handler {
	return httpapi.Handle(contract.OpenCommittee, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		f, err := files.Register(ctx, r.Path["market"])
		return answer(r.Path["market"], f), err
	})
}

// seatMember costs one Query and one transaction.
func seatMember(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.SeatMember, func(ctx context.Context, r httpapi.Request[committee.Member]) (httpapi.Answer, error) {
		id := r.Path["market"]
		f, err := files.UpdateRegister(ctx, id, func(f committee.RegisterFile) (casefile.Change, error) {
			if f.Register.Version != r.Version {
				return casefile.Change{}, httpapi.Stale()
			}
			return f.Seat(casefile.Staff(r.Caller.Username, r.Caller.Roles...), id, r.Body, clock())
		})
		return answer(id, f), err
	})
}
