package main

import (
	"testing"
	"time"

	"credo/shared/committee"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/table/tabletest"
)

const (
	read = "GET /staff/committees/{market}"
	seat = "POST /staff/committees/{market}/members"
)

func clock() time.Time { return time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC) }

// NCQA CR 2 A: who sits is on record; administration keeps it, on the version it has seen.
func TestMembersAreKeptAndRead(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	mel := committee.Member{User: "mel", Name: "Mel Member", NPI: "1234567893", Specialty: "Family medicine", Network: true, From: "2026-01-01", Until: "2027-12-31"}
	over := mel
	over.Until = "2025-12-31"
	for _, c := range []struct {
		what, role, version string
		body                any
		status              int
	}{
		{"a member", "committee", "0", mel, 403},
		{"the director", "medical-director", "0", mel, 403},
		{"a version to come", "admin", "1", mel, 412},
		{"a term that ends first", "admin", "0", over, 422},
		{"administration", "admin", "0", mel, 200},
		{"an old version", "admin", "0", mel, 412},
		{"again", "admin", "1", mel, 200},
	} {
		response := httpapitest.Send(t, seatMember(store, clock), seat, httpapitest.Path("market", "ga"), httpapitest.Staff("alex", c.role),
			httpapitest.Header("If-Match", `"`+c.version+`"`), httpapitest.Body(c.body))
		if response.StatusCode != c.status {
			t.Errorf("%s: %d %s, want %d", c.what, response.StatusCode, response.Body, c.status)
		}
	}
	for role, status := range map[string]int{"committee": 200, "medical-director": 200, "auditor": 200, "admin": 200, "specialist": 403} {
		response := httpapitest.Send(t, openCommittee(store), read, httpapitest.Path("market", "ga"), httpapitest.Staff("eve", role))
		if response.StatusCode != status {
			t.Errorf("%s: %d %s, want %d", role, response.StatusCode, response.Body, status)
		}
		if got := httpapitest.Decode[members](t, response); status == 200 && (len(got.Members) != 1 || got.Members[0] != mel || got.Quorum != 3 || got.Version != 2) {
			t.Errorf("%s reads %+v", role, got)
		}
	}
	empty := httpapitest.Decode[members](t, httpapitest.Send(t, openCommittee(store), read, httpapitest.Path("market", "oh"), httpapitest.Staff("eve", "auditor")))
	if len(empty.Members) != 0 || empty.Version != 0 {
		t.Errorf("of a market without members: %+v", empty)
	}
	if response := httpapitest.Send(t, openCommittee(store), read, httpapitest.Path("market", "zz"), httpapitest.Staff("eve", "auditor")); response.StatusCode != 404 {
		t.Errorf("of no market: %d", response.StatusCode)
	}
}

func TestTheSampleRequestIsAnswered(t *testing.T) {
	t.Parallel()
	response, err := openCommittee(tabletest.New(t))(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 200 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
