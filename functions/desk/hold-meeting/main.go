// Function hold-meeting answers /staff/committees/{market}/meetings and
// /staff/meetings/{meetingId}: the committee's meetings, from the invitation to the minutes.
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
			contract.ListMeetings.Route: listMeetings(files),
			contract.CallMeeting.Route:  callMeeting(files, clock),
			contract.OpenMeeting.Route:  openMeeting(files),
			contract.PutOnAgenda.Route:  putOnAgenda(files, clock),
			contract.CastVote.Route:     castVote(files, clock),
			contract.SignMinutes.Route:  signMinutes(files, clock),
		}.Serve, err
	})
}
