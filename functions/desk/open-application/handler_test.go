package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/gowebpki/jcs"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/market"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

const route = "GET /staff/applications/{applicationId}"

func clock() time.Time { return calendartest.Start }

// hold puts a road's file into the table with its submission.
func hold(t *testing.T, store *store.Store, r *applicationtest.Road) {
	t.Helper()
	tabletest.Commit(t, store, r.Changes...)
}

func TestEveryFileIsShownWhole(t *testing.T) {
	t.Parallel()
	today := applicationtest.Nurse(t, 1).Today()
	practitioner := applicationtest.Practitioner(1, "ga", "NP", today)
	for name, road := range map[string]*applicationtest.Road{
		"submitted":        applicationtest.Nurse(t, 1),
		"uploaded":         applicationtest.Submitted(t, applicationtest.Uploaded(practitioner, today)),
		"an organization":  applicationtest.Submitted(t, applicationtest.Organization(2, "in", today)),
		"a group":          applicationtest.Submitted(t, applicationtest.Group(3, "ky", today)),
		"ready":            applicationtest.Nurse(t, 1).Unclean(),
		"denied":           applicationtest.Nurse(t, 1).Unclean().Denied(),
		"enrolled":         applicationtest.Nurse(t, 1).Enrolled(),
		"to be renewed":    applicationtest.Nurse(t, 1).Recredentialing(),
		"not sent in time": applicationtest.Nurse(t, 1).Until(application.DueWait),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store, calls := tabletest.Counted(t)
			hold(t, store, road)
			calls.Reset()
			a := road.File.Application
			response, err := openApplication(store, clock)(t.Context(), httpapitest.Event(route,
				httpapitest.Path("applicationId", strings.ToLower(a.ID)), httpapitest.Staff("eve", "auditor")))
			if err != nil || response.StatusCode != 200 {
				t.Fatal(response, err)
			}
			cost, version := map[string]int{"Query": 1, "GetItem": 1}, road.Story().Version()
			if road.Participation != nil {
				cost["Query"]++
			}
			if diff := cmp.Diff(cost, calls.Reset()); diff != "" {
				t.Errorf("it costs: %s", diff)
			}
			httpapitest.Check(t, route, response)
			view := httpapitest.Decode[application.StaffView](t, response)
			if view.Version != version || response.Headers["ETag"] != fmt.Sprintf("%q", fmt.Sprint(version)) || view.State != a.State || len(view.Events) != a.LastSeq {
				t.Errorf("version %d, ETag %s, %s, %d events; the file is %+v", view.Version, response.Headers["ETag"], view.State, len(view.Events), a)
			}
			for what, secret := range map[string]string{"the Tax ID": road.Who.Submission.TaxID, "a birth date": born(road), "an owner's Tax ID": "9800000"} {
				if strings.Contains(response.Body, secret) {
					t.Errorf("%s is shown", what)
				}
			}
			if tax := view.Application.TaxID; !strings.HasPrefix(tax, "•••••") || !strings.HasSuffix(tax, road.Who.Submission.TaxID[5:]) {
				t.Errorf("the Tax ID is shown as %q", tax)
			}
		})
	}
}

func born(r *applicationtest.Road) string {
	if p := r.Who.Submission.Practitioner; p != nil {
		return string(p.DateOfBirth)
	}
	return string(r.Who.Submission.Owners[0].DateOfBirth)
}

// An auditor needs nothing but the answer to see that nothing was rewritten.
func TestTheHistoryCanBeRecomputed(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	road := applicationtest.Nurse(t, 2).Enrolled()
	hold(t, store, road)
	response, err := openApplication(store, clock)(t.Context(), httpapitest.Event(route,
		httpapitest.Path("applicationId", road.File.Application.ID), httpapitest.Staff("eve", "auditor")))
	if err != nil {
		t.Fatal(err)
	}
	view := httpapitest.Decode[map[string]any](t, response)
	previous, owed := "", 0
	for _, item := range view["events"].([]any) {
		e := item.(map[string]any)
		hash := e["hash"]
		delete(e, "hash")
		if len(e["data"].(map[string]any)) == 0 {
			delete(e, "data")
		}
		if _, ok := e["letters"]; ok {
			owed++
		}
		e["case"], e["id"], e["market"] = "application", view["applicationId"], view["market"]
		plain, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		canonical, err := jcs.Transform(plain)
		if err != nil {
			t.Fatal(err)
		}
		if previous = fmt.Sprintf("%x", sha256.Sum256(append([]byte(previous), canonical...))); previous != hash {
			t.Fatalf("event %v has the hash %v, recomputed %s", e["seq"], hash, previous)
		}
	}
	if owed == 0 {
		t.Error("no event owes a letter, so nothing was shown")
	}
}

func TestWhatIsStaleIsSaidByTheMarketsDay(t *testing.T) {
	t.Parallel()
	road := applicationtest.Nurse(t, 1).Ready()
	store := tabletest.New(t)
	hold(t, store, road)
	good := market.RulesOn(calendartest.Day).VerificationDays("license")
	for days, stale := range map[int]bool{good: false, good + 1: true} {
		later := func() time.Time { return road.Now.AddDate(0, 0, days) }
		response, err := openApplication(store, later)(t.Context(), httpapitest.Event(route,
			httpapitest.Path("applicationId", road.File.Application.ID), httpapitest.Staff("sam", "specialist")))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range httpapitest.Decode[application.StaffView](t, response).Elements {
			if e.Element == "license:GA" && e.Stale != stale {
				t.Errorf("after %d days: stale %t", days, e.Stale)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	road := applicationtest.Nurse(t, 1)
	store := tabletest.New(t)
	hold(t, store, road)
	known := httpapitest.Path("applicationId", road.File.Application.ID)
	sam := httpapitest.Staff("sam", "specialist")
	for name, c := range map[string]struct {
		status  int
		options []httpapitest.Option
	}{
		"nobody":          {401, []httpapitest.Option{known}},
		"no role":         {403, []httpapitest.Option{known, httpapitest.Staff("sam")}},
		"an unknown file": {404, []httpapitest.Option{httpapitest.Path("applicationId", road.NewID()), sam}},
		"a malformed ID":  {404, []httpapitest.Option{httpapitest.Path("applicationId", "CRD-1"), sam}},
	} {
		response, err := openApplication(store, clock)(t.Context(), httpapitest.Event(route, c.options...))
		if err != nil || response.StatusCode != c.status {
			t.Errorf("%s: %d %s %v", name, response.StatusCode, response.Body, err)
		}
	}
}

func TestTheSampleEvent(t *testing.T) {
	t.Parallel()
	response, err := openApplication(tabletest.New(t), clock)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 404 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
