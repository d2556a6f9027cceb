package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

// room is where meetings of Georgia's committee are held, on the real engine.
type room struct {
	*testing.T
	store *store.Store
	now   time.Time
	serve map[string]httpapi.Handler
}

func newRoom(t *testing.T) *room {
	r := &room{T: t, store: tabletest.New(t), now: calendartest.Start}
	clock := func() time.Time { return r.now }
	r.serve = map[string]httpapi.Handler{
		"list": listMeetings(r.store), "call": callMeeting(r.store, clock), "open": openMeeting(r.store),
		"agenda": putOnAgenda(r.store, clock), "vote": castVote(r.store, clock), "sign": signMinutes(r.store, clock),
	}
	for _, m := range applicationtest.Register("ga").Members {
		_, err := r.store.UpdateRegister(context.Background(), "ga", func(f committee.RegisterFile) (casefile.Change, error) {
			return f.Seat(casefile.Staff("alex", casefile.RoleAdmin), "ga", m, r.now)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

var routes = map[string]httpapi.Operation{"list": contract.ListMeetings, "call": contract.CallMeeting, "open": contract.OpenMeeting,
	"agenda": contract.PutOnAgenda, "vote": contract.CastVote, "sign": contract.SignMinutes}

func (r *room) send(what, user, role, meeting string, version int, body any) events.APIGatewayV2HTTPResponse {
	r.Helper()
	options := []httpapitest.Option{httpapitest.Path("market", "ga"), httpapitest.Path("meetingId", meeting), httpapitest.Staff(user, role), httpapitest.Header("If-Match", fmt.Sprintf(`"%d"`, version))}
	if body != nil {
		options = append(options, httpapitest.Body(body))
	}
	return httpapitest.Send(r, r.serve[what], routes[what].Route, options...)
}

// does expects the write to be done and returns the meeting as it then stands.
func (r *room) does(what, user, meeting string, version int, body any) view {
	r.Helper()
	response := r.send(what, user, "committee", meeting, version, body)
	if response.StatusCode != 200 {
		r.Fatalf("%s by %s: %d %s", what, user, response.StatusCode, response.Body)
	}
	return httpapitest.Decode[view](r, response)
}

// refuses expects a status.
func (r *room) refuses(why string, response events.APIGatewayV2HTTPResponse, status int) {
	r.Helper()
	if response.StatusCode != status {
		r.Errorf("%s: %d %s, want %d", why, response.StatusCode, response.Body, status)
	}
}

type body = map[string]any

// NCQA CR 2 A, CR 6: the whole of a meeting over HTTP, with those who try to get round it.
func TestAMeetingFromTheInvitationToTheMinutes(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	road := applicationtest.Nurse(t, 1).Unclean()
	tabletest.Commit(t, r.store, road.Changes...)
	id := road.File.Application.ID
	invite := func(present ...string) body {
		return body{"heldOn": calendartest.Day, "chair": present[0], "present": present}
	}
	r.refuses("a committee of names", r.send("call", "mel", "committee", "", 6, invite("Dr. One", "Dr. Two", "Dr. Three")), 422)
	r.refuses("one person in three spellings", r.send("call", "mel", "committee", "", 6, invite("mel", "Mel", "MEL")), 422)
	r.refuses("a meeting in 2020", r.send("call", "mel", "committee", "", 6, body{"heldOn": "2020-02-02", "chair": "mel", "present": []string{"mel", "cora", "cole"}}), 422)
	r.refuses("a specialist calls it", r.send("call", "sam", "specialist", "", 6, invite("mel", "cora", "cole")), 403)
	r.refuses("on an old list of members", r.send("call", "mel", "committee", "", 5, invite("mel", "cora", "cole")), 412)
	m := r.does("call", "mel", "", 6, invite("mel", "cora", "cole", "max"))

	r.refuses("an application there is not", r.send("agenda", "mel", "committee", m.MeetingID, m.Version, body{"applicationId": road.NewID(), "purpose": "decision"}), 422)
	m = r.does("agenda", "mel", m.MeetingID, m.Version, body{"applicationId": strings.ToLower(id), "purpose": "decision"})
	r.refuses("twice", r.send("agenda", "mel", "committee", m.MeetingID, m.Version, body{"applicationId": id, "purpose": "decision"}), 409)

	vote := func(v string) body { return body{"applicationId": id, "purpose": "decision", "vote": v} }
	m = r.does("vote", "mel", m.MeetingID, m.Version, vote("deny"))
	r.refuses("on what was not seen", r.send("vote", "cora", "committee", m.MeetingID, m.Version-1, vote("deny")), 412)
	r.refuses("a second vote", r.send("vote", "mel", "committee", m.MeetingID, m.Version, vote("approve")), 409)
	r.refuses("the administrator", r.send("vote", "alex", "admin", m.MeetingID, m.Version, vote("approve")), 403)
	r.refuses("who is not there", r.send("vote", "pia", "committee", m.MeetingID, m.Version, vote("approve")), 403)
	m = r.does("vote", "cora", m.MeetingID, m.Version, vote("deny"))
	m = r.does("vote", "cole", m.MeetingID, m.Version, body{"applicationId": id, "purpose": "decision", "recused": "A partner of mine."})
	m = r.does("vote", "max", m.MeetingID, m.Version, vote("deny"))
	r.refuses("somebody else signs", r.send("sign", "cora", "committee", m.MeetingID, m.Version, body{"minutes": "All agreed."}), 403)
	m = r.does("sign", "mel", m.MeetingID, m.Version, body{"minutes": "The members saw the file of one applicant."})
	r.refuses("after the signature", r.send("vote", "cole", "committee", m.MeetingID, m.Version, vote("deny")), 409)

	if i := m.Agenda[0]; len(i.Votes) != 3 || len(i.Recused) != 1 || i.Recused[0].User != "cole" || m.SignedOn != calendartest.Day {
		t.Errorf("the meeting is %+v", m)
	}
	f, err := r.store.Meeting(t.Context(), m.MeetingID)
	if err != nil || casefile.VerifyChain(f.Events) != nil {
		t.Errorf("the history: %v", err)
	}
}

// Peer review is confidential: committee, director and auditor read names and votes, nobody else.
func TestWhoReadsMeetings(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	later := r.does("call", "mel", "", 6, body{"heldOn": calendartest.Day.AddDays(8), "chair": "mel", "present": []string{"mel", "cora", "cole"}})
	first := r.does("call", "mel", "", 6, body{"heldOn": calendartest.Day, "chair": "mel", "present": []string{"mel", "cora", "cole"}})
	for role, status := range map[string]int{"committee": 200, "medical-director": 200, "auditor": 200, "admin": 403, "specialist": 403} {
		r.refuses(role+" opens one", r.send("open", "eve", role, first.MeetingID, 0, nil), status)
		r.refuses(role+" lists them", r.send("list", "eve", role, "", 0, nil), status)
	}
	got := httpapitest.Decode[list](t, r.send("list", "eve", "auditor", "", 0, nil)).Items
	if len(got) != 2 || got[0].MeetingID != later.MeetingID || got[1].MeetingID != first.MeetingID {
		t.Errorf("listed are %+v", got)
	}
	r.refuses("one there is not", r.send("open", "eve", "auditor", "MTG-0", 0, nil), 404)
	response, err := r.serve["open"](t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 404 {
		t.Errorf("event.json: %d %s, %v", response.StatusCode, response.Body, err)
	}
}
