package main

import (
	"fmt"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/committee"
	"credo/shared/endpoint/stafftest"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/participation"
	"credo/shared/table/tabletest"
)

func starts(on calendar.Date) []participation.Term {
	return []participation.Term{{Product: "ga-marketplace", EffectiveOn: on}}
}

func TestTheDirectorApproves(t *testing.T) {
	stafftest.Write{
		Serve: decideApplication, Route: "POST /staff/applications/{applicationId}/decision", Role: "medical-director", NotRole: "specialist",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Ready()
		},
		Body:  application.Decision{Outcome: application.OutcomeApproved, Products: starts(calendartest.Day.AddDays(8)), Reasons: []participation.Reason{}},
		Event: application.ApplicationApproved, State: application.StateEnrolling, Reads: 1, // the form, which comes into force
		Invalid: map[string]any{
			"/products/0/effectiveOn": application.Decision{Outcome: application.OutcomeApproved, Products: starts(calendartest.Day.AddDays(-1)), Reasons: []participation.Reason{}},
			"/reasons":                application.Decision{Outcome: application.OutcomeDeferred, Products: starts(calendartest.Day.AddDays(8)), Reasons: []participation.Reason{}},
			"/outcome":                application.Decision{Outcome: "perhaps", Products: starts(calendartest.Day.AddDays(8)), Reasons: []participation.Reason{}},
		},
		Refusing: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Contracted().Reviewed()
		},
		Then: func(t *testing.T, s application.Story) {
			f := s.File
			a := f.Application
			if a.Decision.By != "staff:dana" || a.Decision.Products[0].EffectiveOn != calendartest.Day.AddDays(8) || identifier.CheckProviderNumber(a.Provider) != nil {
				t.Errorf("decided %+v; provider number %q", a.Decision, a.Provider)
			}
		},
	}.Test(t)
}

// NCQA CR 2, CR 3: a denial is the committee's, by a meeting that voted for it.
func TestTheCommitteeDenies(t *testing.T) {
	meetings := map[string]string{}
	because := applicationtest.Because("The license was suspended.")
	stafftest.Write{
		Serve: decideApplication, Route: "POST /staff/applications/{applicationId}/decision", Role: "committee", NotRole: "admin",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			r := applicationtest.Nurse(t, n).Unclean()
			meetings[r.File.Application.ID] = r.Met(committee.Deny)
			return r
		},
		BodyOf: func(f application.File) any {
			return application.Decision{Outcome: application.OutcomeDenied, Products: []participation.Term{}, Reasons: because, Meeting: meetings[f.Application.ID]}
		},
		Event: application.ApplicationDenied, State: application.StateDenied, Queries: 1, // the meeting
		Invalid: map[string]any{
			"/meeting": application.Decision{Outcome: application.OutcomeDenied, Products: []participation.Term{}, Reasons: because},
			"/outcome": application.Decision{Outcome: "perhaps", Products: []participation.Term{}, Reasons: because},
		},
	}.Test(t)
}

// What is called a meeting must be one.
func TestAMeetingThatIsNone(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	r := applicationtest.Nurse(t, 1).Unclean()
	tabletest.Commit(t, store, r.Changes...)
	decide := decideApplication(store, func() time.Time { return calendartest.Start })
	const route = "POST /staff/applications/{applicationId}/decision"
	for _, meeting := range []string{"MTG-0000-0000-00000", "CRD-0000", r.File.Application.ID} {
		response := httpapitest.Send(t, decide, route, httpapitest.Application(r.File.Application.ID), httpapitest.Staff("mel", "committee"),
			httpapitest.Header("If-Match", fmt.Sprintf("%q", fmt.Sprint(r.File.Application.Version))),
			httpapitest.Body(application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{}, Reasons: []participation.Reason{}, Meeting: meeting}))
		if response.StatusCode != 422 {
			t.Errorf("%s: %d %s", meeting, response.StatusCode, response.Body)
		}
	}
}

// The full decision on a provisional participation changes the stored provider.
func TestAProvisionalParticipationIsDecidedInFull(t *testing.T) {
	stafftest.Write{
		Serve: decideApplication, Route: "POST /staff/applications/{applicationId}/decision", Role: "medical-director", NotRole: "auditor",
		From: func(t applicationtest.T, n int) *applicationtest.Road {
			return applicationtest.Nurse(t, n).Provisional().Verified()
		},
		Body:  application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{}, Reasons: []participation.Reason{}},
		Event: application.ApplicationApproved, State: application.StateEnrolled, Reads: 1,
		Then: func(t *testing.T, s application.Story) {
			f := s.Participation.Participation
			if f.Status != participation.StatusActive {
				t.Errorf("the provider is %s", f.Status)
			}
		},
	}.Test(t)
}

func TestWhoMayNotDecide(t *testing.T) {
	t.Parallel()
	store := tabletest.New(t)
	clean, unclean := applicationtest.Nurse(t, 1).Ready(), applicationtest.Nurse(t, 2).Unclean()
	tabletest.Commit(t, store, append(clean.Changes, unclean.Changes...)...)
	decide := decideApplication(store, func() time.Time { return calendartest.Start })
	const route = "POST /staff/applications/{applicationId}/decision"
	for name, c := range map[string]struct {
		road *applicationtest.Road
		by   httpapitest.Option
	}{
		"who verified the file":                        {clean, httpapitest.Staff("sam", "medical-director", "specialist")},
		"the director, when the file is not clean":     {unclean, httpapitest.Staff("dana", "medical-director")},
		"a specialist whose other role is admin":       {clean, httpapitest.Staff("ada", "specialist", "admin")},
		"an auditor, who sees all and decides nothing": {clean, httpapitest.Staff("eve", "auditor")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := c.road.File.Application
			response, err := decide(t.Context(), httpapitest.Event(route, httpapitest.Path("applicationId", a.ID), c.by,
				httpapitest.Header("If-Match", fmt.Sprintf("%q", fmt.Sprint(a.Version))),
				httpapitest.Body(application.Decision{Outcome: application.OutcomeApproved, Products: starts(calendartest.Day.AddDays(8)), Reasons: []participation.Reason{}})))
			if err != nil || response.StatusCode != 403 {
				t.Fatal(response, err)
			}
			httpapitest.Check(t, route, response)
			if f := tabletest.File(t, store, a.ID); f.Application.Rev != a.Rev {
				t.Errorf("the file changed: %+v", f.Application)
			}
		})
	}
}
