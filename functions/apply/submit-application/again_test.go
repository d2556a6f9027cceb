package main

import (
	"crypto/rand"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/store"
	"credo/shared/table/tabletest"
)

// atOnce is how many send a form at the same time.
const atOnce = 10

func TestOneRequestOpensOneFile(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form, key := nurse(1), httpapitest.Key(rand.Text())
	answers := make([]events.APIGatewayV2HTTPResponse, atOnce)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() { answers[i] = send(t, in, form, key) })
	}
	all.Wait()
	again := send(t, in, form, key)
	if again.StatusCode != http.StatusCreated {
		t.Fatalf("repeated: %d %s", again.StatusCode, again.Body)
	}
	for _, a := range answers {
		if a.StatusCode == http.StatusConflict {
			continue // it was still running
		}
		if diff := cmp.Diff(again, a); diff != "" {
			t.Errorf("two answers to one request: %s", diff)
		}
	}
	if ids := filed(t, store, form); len(ids) != 1 || ids[0] != httpapitest.Decode[submitted](t, again).ApplicationID {
		t.Errorf("files %v", ids)
	}
	form.Contact.Phone = "201-555-0199"
	if other := send(t, in, form, key); other.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("another form under the same key: %d %s", other.StatusCode, other.Body)
	}
}

func TestOfManyFormsAtOnceOneOpensAFile(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form := nurse(2)
	statuses := make([]int, atOnce)
	var all sync.WaitGroup
	for i := range statuses {
		all.Go(func() { statuses[i] = send(t, in, form).StatusCode })
	}
	all.Wait()
	count := map[int]int{}
	for _, s := range statuses {
		count[s]++
	}
	if diff := cmp.Diff(map[int]int{http.StatusCreated: 1, http.StatusConflict: atOnce - 1}, count); diff != "" {
		t.Errorf("answers: %s", diff)
	}
	if ids := filed(t, store, form); len(ids) != 1 {
		t.Errorf("files %v", ids)
	}
}

func TestASecondOpenApplicationIsAConflictThatTellsNothing(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form := nurse(3)
	id := taken(t, in, form).ApplicationID
	before := tabletest.File(t, store, id)

	form.Contact.Email = strings.ToUpper(form.Contact.Email)
	owner := send(t, in, form)
	if diff := cmp.Diff(before, tabletest.File(t, store, id)); diff != "" {
		t.Errorf("the same contact changed the file: %s", diff)
	}
	form.Contact.Email = "somebody.else@example.com"
	squatter := send(t, in, form)
	after := tabletest.File(t, store, id)
	if len(after.Notes) == 0 || !hasTask(after, casefile.QueueOverdue) {
		t.Errorf("staff are not told of another contact: %+v, %+v", after.Tasks, after.Notes)
	}
	again := send(t, in, form)
	if diff := cmp.Diff(after, tabletest.File(t, store, id)); diff != "" {
		t.Errorf("they are told twice: %s", diff)
	}
	for who, response := range map[string]events.APIGatewayV2HTTPResponse{"the owner": owner, "somebody else": squatter, "somebody again": again} {
		if diff := cmp.Diff(owner, response); diff != "" || response.StatusCode != http.StatusConflict {
			t.Errorf("%s hears %d: %s", who, response.StatusCode, diff)
		}
	}
	if strings.Contains(owner.Body, id) || !strings.Contains(owner.Body, "application ID mailed") {
		t.Errorf("the conflict says %s", owner.Body)
	}
	if ids := filed(t, store, form); len(ids) != 1 {
		t.Errorf("files %v", ids)
	}
}

func hasTask(f application.File, queue casefile.Queue) bool {
	for _, task := range f.Tasks {
		if task.Queue == queue {
			return true
		}
	}
	return false
}

func TestOtherApplicationsOfAnOpenOnesProvider(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form := nurse(4)
	id := taken(t, in, form).ApplicationID
	other := form
	other.TaxID = applicationtest.Practitioner(5, "ga", "NP", today).TaxID
	taken(t, in, other) // a practitioner practising under two Tax IDs has two applications
	_, err := store.UpdateFile(t.Context(), id, func(f application.File) (casefile.Change, error) {
		return f.Withdraw("", application.Network{}, in.clock())
	})
	if err != nil {
		t.Fatal(err)
	}
	taken(t, in, form)
	if ids := filed(t, store, form); len(ids) != 3 {
		t.Errorf("files %v", ids)
	}
}

func TestAChangeOfAContract(t *testing.T) {
	t.Parallel()
	in, store, calls := desk(t)
	enrolled := nurse(6)
	road := enrolledHere(t, in, store, enrolled)
	someone := applicationtest.Nurse(t, 7)
	for _, c := range []struct {
		name   string
		form   form.Submission
		status int
		calls  map[string]int
	}{
		{"a number nobody has", applicationtest.Change(enrolled, "4000000010", "irs-name", today), http.StatusUnprocessableEntity, map[string]int{"Query": 1, "GetItem": 1}},
		{"another's number", applicationtest.Change(someone.Who.Submission, road.Number(), "irs-name", today), http.StatusUnprocessableEntity, map[string]int{"Query": 1, "GetItem": 1}},
		{"the right number", applicationtest.Change(enrolled, road.Number(), "irs-name", today), http.StatusCreated, map[string]int{"Query": 1, "TransactWriteItems": 1}},
	} {
		calls.Reset()
		response := send(t, in, c.form)
		if diff := cmp.Diff(c.calls, calls.Reset()); diff != "" {
			t.Errorf("%s: calls %s", c.name, diff)
		}
		refused := strings.Contains(response.Body, "/change/providerNumber")
		if response.StatusCode != c.status || refused != (c.status == http.StatusUnprocessableEntity) {
			t.Errorf("%s: %d %s", c.name, response.StatusCode, response.Body)
		}
	}
}

// enrolledHere is the road of a form that was taken here, and of all that followed.
func enrolledHere(t *testing.T, in intake, store *store.Store, form form.Submission) *applicationtest.Road {
	t.Helper()
	opened := tabletest.File(t, store, taken(t, in, form).ApplicationID)
	road := applicationtest.Submitted(t, form)
	road.File, road.Changes = opened, nil
	tabletest.Commit(t, store, road.Enrolled().Changes...)
	return road
}

// Otherwise a change of the name would have another Tax ID paid, which nobody asked for.
func TestOnlyAChangeOfTheTaxIDChangesIt(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form := nurse(9)
	road := enrolledHere(t, in, store, form)
	for what, sent := range map[string]struct{ with, without string }{
		"irs-name":        {applicationtest.Practitioner(10, "ga", "NP", today).TaxID, form.TaxID},
		"products-remove": {applicationtest.Practitioner(10, "ga", "NP", today).TaxID, ""},
		"tax-id":          {form.TaxID, ""},
	} {
		change := applicationtest.Change(form, road.Number(), what, today)
		change.TaxID = sent.with
		if response := send(t, in, change); response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(response.Body, `"/taxId"`) {
			t.Errorf("%s: %d %s", what, response.StatusCode, response.Body)
		}
		if sent.without != "" {
			change.TaxID = sent.without
			taken(t, in, change)
		}
	}
}

func TestWhoTakesPartAlreadyDoesNotJoin(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	form := nurse(8)
	road := enrolledHere(t, in, store, form)
	response := send(t, in, form)
	if response.StatusCode != http.StatusConflict || !strings.Contains(response.Body, "as a change") || strings.Contains(response.Body, road.Number()) {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
}
