// Function keep-committee answers GET /staff/committees/{market} and POST …/members: who sits
// on the credentialing committee of a market.
package main

import (
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		files := store.Open(env)
		return httpapi.Routes{
			contract.OpenCommittee.Route: openCommittee(files),
			contract.SeatMember.Route:    seatMember(files, clock),
		}.Serve, err
	})
}
