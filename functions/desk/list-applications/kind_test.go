package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/participation"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

// complaint is a kind of case that only this test knows.
var complaint = casefile.Kind{Name: "complaint", Key: "COMPLAINT", Found: true, Queues: []casefile.Queue{"complaints"},
	Owns: func(id string) bool { return strings.HasPrefix(id, "CMP-") }}

// complained files a complaint with a task, about an application or about none.
func (d *desk) complained(id, about string) {
	type state struct {
		casefile.Header
		ApplicationID string `json:"applicationId,omitempty"`
	}
	task := casefile.Task{Queue: "complaints", DueOn: "2026-11-30", Detail: "Call back."}
	h := casefile.Header{Case: complaint.Name, ID: id, Market: "ga", NPI: "1245319599", Name: "Clinic " + id, Standing: "heard", Open: true,
		Assignee: "sam", Rev: 1, Version: 1, Task: &task}
	tabletest.Commit(d.t, d.store, casefile.Change{After: h, State: state{h, about}, Tasks: []casefile.Task{task}})
}

// A kind of case that is added to store.Kinds is listed beside the others, and nothing
// here is edited for it.
func TestAnotherKindOfCaseIsListed(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 0)
	d.store.Store = tabletest.With(t, slices.Concat(store.Kinds, casefile.Kinds{complaint}))
	d.complained("CMP-1", "")
	d.complained("CMP-2", "CRD-2")
	joined := participation.Participation{Header: casefile.Header{Case: participation.CaseName, ID: "1000000001", Market: "ga", NPI: "1245319599",
		Standing: "active", Open: true, Rev: 1, Version: 1}, ApplicationID: "CRD-3", Kind: "initial"}
	tabletest.Commit(t, d.store, casefile.Change{After: joined.Header, State: joined, Tasks: []casefile.Task{{Queue: casefile.QueueOverdue, DueOn: "2026-12-01"}}})

	one := listItem{Case: "complaint", ID: "CMP-1", State: "heard", Market: "ga", Name: "Clinic CMP-1", NPI: "1245319599",
		Queue: "complaints", DueOn: "2026-11-30", Assignee: "sam", Version: 1}
	two := one
	two.ID, two.Name, two.ApplicationID = "CMP-2", "Clinic CMP-2", "CRD-2"
	three := listItem{Case: participation.CaseName, ID: "1000000001", ApplicationID: "CRD-3", State: string(application.StateEnrolled), Kind: "initial",
		Market: "ga", NPI: "1245319599", Queue: casefile.QueueOverdue, DueOn: "2026-12-01", Version: 1}
	for query, want := range map[string][]listItem{
		"queue=complaints": {one, two}, "queue=due": {one, two, three}, "queue=mine": {one, two},
		"queue=overdue": {three}, "queue=ready": {}, "q=clinic": {one, two}, "q=cmp-2": {two},
	} {
		name, value, _ := strings.Cut(query, "=")
		if diff := cmp.Diff(want, d.list(httpapitest.Query(name, value)).Items); diff != "" {
			t.Errorf("%s: %s", query, diff)
		}
	}
	refused := httpapitest.Send(t, d.serve, route, httpapitest.Query("queue", "grievances"), sam)
	if refused.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(refused.Body, "/queue") || !strings.Contains(refused.Body, "overdue") || !strings.Contains(refused.Body, "complaints") {
		t.Errorf("a queue that is none: %d %s", refused.StatusCode, refused.Body)
	}
}
