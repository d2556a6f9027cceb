package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/google/go-cmp/cmp"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/market"
	"credo/shared/secret"
	"credo/shared/start/starttest"
	"credo/shared/store"
	"credo/shared/table"
	"credo/shared/table/tabletest"
	"credo/shared/verification/nppes"
)

const route = "POST /applications"

var today = calendartest.Day

func TestMain(m *testing.M) { starttest.Main(m) }

// desk is an intake on a table of its own.
func desk(t *testing.T) (intake, *store.Store, *tabletest.Calls) {
	t.Helper()
	store, calls := tabletest.Counted(t)
	clock := func() time.Time { return calendartest.Start }
	return intake{files: store, registry: lists{}, secret: secret.Fixed("sample key"), clock: clock, random: rand.Reader}, store, calls
}

// lists is a registry that lists whatever NPI as it says.
type lists struct {
	record nppes.Record
	err    error
}

func (l lists) Lookup(context.Context, string) (nppes.Record, error) { return l.record, l.err }

// send sends a form under a key of its own, or what the options say instead.
func send(t *testing.T, in intake, s form.Submission, options ...httpapitest.Option) events.APIGatewayV2HTTPResponse {
	t.Helper()
	first := []httpapitest.Option{httpapitest.Key(rand.Text()), httpapitest.Body(s)}
	return httpapitest.Send(t, submitApplication(in), route, append(first, options...)...)
}

// taken sends a form that is good.
func taken(t *testing.T, in intake, s form.Submission, options ...httpapitest.Option) submitted {
	t.Helper()
	response := send(t, in, s, options...)
	if response.StatusCode != http.StatusCreated || response.Headers["ETag"] != `"1"` {
		t.Fatalf("%d %s", response.StatusCode, response.Body)
	}
	return httpapitest.Decode[submitted](t, response)
}

func nurse(n int) form.Submission { return applicationtest.Practitioner(n, "ga", "NP", today) }

func TestAFormOpensAFileInOneTransaction(t *testing.T) {
	t.Parallel()
	in, store, calls := desk(t)
	form := nurse(1)
	got := taken(t, in, form)
	if diff := cmp.Diff(map[string]int{"TransactWriteItems": 1}, calls.Reset()); diff != "" {
		t.Errorf("calls: %s", diff)
	}
	f := tabletest.File(t, store, got.ApplicationID)
	want := submitted{ApplicationID: f.Application.ID, State: application.StateGathering, Version: 1, DocumentsRequired: f.Checklist()}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the answer: %s", diff)
	}
	if len(f.Letters) != 1 || f.Letters[0].Name != application.LetterConfirmation || f.Letters[0].Delivery != casefile.DeliveryOwed {
		t.Errorf("letters %+v", f.Letters)
	}
	kept, err := store.Applicant(t.Context(), f.Application.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(form, kept); diff != "" {
		t.Errorf("the form that is kept: %s", diff)
	}
}

func TestEveryMarketTakesItsForms(t *testing.T) {
	t.Parallel()
	in, _, _ := desk(t)
	for i, m := range market.Known().All() {
		doctor := applicationtest.Practitioner(100+i, m.ID, "MD", today)
		for name, form := range map[string]form.Submission{
			"doctor": doctor, "uploaded application": applicationtest.Uploaded(applicationtest.Practitioner(200+i, m.ID, "PA", today), today),
			"organization": applicationtest.Organization(300+i, m.ID, today), "group": applicationtest.Group(400+i, m.ID, today),
		} {
			if got := taken(t, in, form); got.State == application.StateTurnedAway || got.Directions != "" {
				t.Errorf("%s, %s: %+v", m.ID, name, got)
			}
		}
	}
}

func TestWhomThePlanDoesNotCredential(t *testing.T) {
	t.Parallel()
	vision := applicationtest.Practitioner(1, "ar-passe", "OD", today)
	vision.Services = []string{"routine-vision"}
	disease := applicationtest.Practitioner(3, "ar-passe", "OD", today)
	disease.Services = []string{"routine-vision", "other-care"}
	medicaid := applicationtest.Practitioner(2, "oh", "MD", today)
	medicaid.Products, medicaid.MedicaidID = []string{"oh-medicaid", "oh-marketplace"}, "1234567"
	for name, c := range map[string]struct {
		form  form.Submission
		away  bool
		named string // in the directions
	}{
		"routine vision is another's":   {vision, true, "Superior Vision"},
		"disease of the eye is ours":    {disease, false, "Superior Vision"},
		"Ohio credentials for Medicaid": {medicaid, false, "PNM"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, store, _ := desk(t)
			got := taken(t, in, c.form)
			if away := got.State == application.StateTurnedAway; away != c.away || !strings.Contains(got.Directions, c.named) {
				t.Errorf("%+v", got)
			}
			f := tabletest.File(t, store, got.ApplicationID)
			if away := f.Letters[0].Name == application.LetterTurnedAway; away != c.away {
				t.Errorf("the letter is %s", f.Letters[0].Name)
			}
			if again := send(t, in, c.form); (again.StatusCode == http.StatusCreated) != c.away {
				t.Errorf("sent again, which only an open application prevents: %d %s", again.StatusCode, again.Body)
			}
		})
	}
}

func TestFormsThatAreRefused(t *testing.T) {
	t.Parallel()
	but := func(change func(*form.Submission)) httpapitest.Option {
		s := nurse(1)
		change(&s)
		return httpapitest.Body(s)
	}
	for name, c := range map[string]struct {
		option httpapitest.Option
		status int
		field  string
	}{
		"no key":                {httpapitest.Key(""), http.StatusBadRequest, "Idempotency-Key"},
		"no body":               {httpapitest.Body(""), http.StatusBadRequest, ""},
		"half a body":           {httpapitest.Body(`{"kind": "initial"`), http.StatusBadRequest, ""},
		"an unknown field":      {httpapitest.Body(`{"colour": "blue"}`), http.StatusUnprocessableEntity, "/colour"},
		"too much":              {httpapitest.Body(strings.Repeat(" ", 257<<10)), http.StatusRequestEntityTooLarge, ""},
		"an unknown market":     {but(func(s *form.Submission) { s.Market = "tx" }), http.StatusUnprocessableEntity, "/market"},
		"another's product":     {but(func(s *form.Submission) { s.Products = []string{"oh-marketplace"} }), http.StatusUnprocessableEntity, "/products/0"},
		"a mistyped NPI":        {but(func(s *form.Submission) { s.NPI = "1234567890" }), http.StatusUnprocessableEntity, "/npi"},
		"a formatted Tax ID":    {but(func(s *form.Submission) { s.TaxID = "12-3456789" }), http.StatusUnprocessableEntity, "/taxId"},
		"an unsigned form":      {but(func(s *form.Submission) { s.Attestation.Accepted = false }), http.StatusUnprocessableEntity, "/attestation/accepted"},
		"our own kind of file":  {but(func(s *form.Submission) { s.Kind = form.KindRecredentialing }), http.StatusUnprocessableEntity, "/kind"},
		"a change of no change": {but(func(s *form.Submission) { s.Kind = form.KindChange }), http.StatusUnprocessableEntity, "/change"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, _, calls := desk(t)
			response := send(t, in, nurse(1), c.option)
			if response.StatusCode != c.status || !strings.Contains(response.Body, c.field) {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if n := calls.Reset()["TransactWriteItems"]; n != 0 {
				t.Errorf("%d transactions", n)
			}
		})
	}
}

func TestAFaultOfOursTellsNothing(t *testing.T) {
	t.Parallel()
	in, _, calls := desk(t)
	in.secret = broken{}
	response := send(t, in, nurse(1))
	if response.StatusCode != http.StatusInternalServerError || strings.Contains(response.Body, "no secret today") {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
	if n := calls.Reset(); len(n) != 0 {
		t.Errorf("calls %v", n)
	}
}

type broken struct{}

func (broken) Value(context.Context) ([]byte, error) { return nil, errors.New("no secret today") }

func TestAnIDThatIsTakenIsDrawnAgain(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	in.random = io.MultiReader(bytes.NewReader(make([]byte, 16)), rand.Reader)
	first, second := taken(t, in, nurse(1)), taken(t, in, nurse(2))
	if first.ApplicationID == second.ApplicationID || tabletest.File(t, store, first.ApplicationID).Application.NPI != nurse(1).NPI {
		t.Errorf("%s and %s", first.ApplicationID, second.ApplicationID)
	}
}

func TestTheSampleEventIsAGoodForm(t *testing.T) {
	t.Parallel()
	in, _, _ := desk(t)
	in.clock = func() time.Time { return calendartest.At("2026-11-23") } // the day it is signed
	response, err := submitApplication(in)(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != http.StatusCreated {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}

// filed lists the applications of a form's NPI.
func filed(t *testing.T, store *store.Store, s form.Submission) []string {
	t.Helper()
	list, err := store.ByNPI(t.Context(), s.NPI)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, l := range list {
		ids = append(ids, l.Case.ID)
	}
	return slices.Sorted(slices.Values(ids))
}

// NCQA CR 1 and 45 CFR 92.101: what a practitioner says of race and ethnicity is in nothing
// that is filed under the application, and counted from rows that name nobody.
func TestProtectedTraitsReachNobody(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	said := nurse(1)
	said.Demographics = &form.Demographics{Race: "middle-eastern-north-african", Ethnicity: "not-hispanic-latino"}
	got := taken(t, in, said)
	kept, err := store.Applicant(t.Context(), got.ApplicationID)
	if err != nil || kept.Demographics != nil {
		t.Errorf("the form that is kept has %v (%v)", kept.Demographics, err)
	}
	file, err := json.Marshal(tabletest.File(t, store, got.ApplicationID))
	if err != nil || bytes.Contains(file, []byte("african")) {
		t.Errorf("the file tells them (%v)", err)
	}
	rows, err := table.Asides[map[string]any](t.Context(), store.Store, application.TraitsOf("ga"))
	if err != nil || len(rows) != 1 || rows[0]["race"] != "middle-eastern-north-african" {
		t.Fatalf("rows %v (%v)", rows, err)
	}
	if text := fmt.Sprint(rows[0]); strings.Contains(text, got.ApplicationID) || strings.Contains(text, said.NPI) {
		t.Errorf("the row says whose it is: %s", text)
	}
}

// NCQA CR 3 C, through the door of the public form.
func TestNobodyElseSignsForAPractitioner(t *testing.T) {
	t.Parallel()
	in, store, _ := desk(t)
	forged := nurse(1)
	forged.Attestation.Name, forged.Attestation.Title = "Somebody Else", "Office manager"
	answer := send(t, in, forged)
	if answer.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(answer.Body, "/attestation/name") || !strings.Contains(answer.Body, "Only the practitioner") {
		t.Errorf("%d %s", answer.StatusCode, answer.Body)
	}
	got := taken(t, in, nurse(1))
	first := tabletest.File(t, store, got.ApplicationID).Events[0]
	statement, _ := first.Data["statement"].(map[string]any)
	if _, hash, _ := form.Statement("2026-01"); statement["version"] != "2026-01" || statement["sha256"] != hash {
		t.Errorf("the history says %v of the statement", statement)
	}
}

// NCQA CR 3 A: the registry is asked when the form comes, however the form was filled in, and
// a registry that does not answer has not said that all is well.
func TestTheRegistryIsComparedAtSubmission(t *testing.T) {
	t.Parallel()
	sent := nurse(1)
	listed := nppes.Record{NPI: sent.NPI, Type: nppes.Practitioner, Name: strings.ToUpper(sent.Attestation.Name), Taxonomies: []nppes.Taxonomy{{Code: sent.Taxonomies[0].Code}}}
	but := func(change func(*nppes.Record)) lists {
		r := listed
		change(&r)
		return lists{record: r}
	}
	for name, c := range map[string]struct {
		registry Registry
		answer   form.Answer
		note     string
	}{
		"the same":         {but(func(*nppes.Record) {}), form.RegistryLists, ""},
		"another name":     {but(func(r *nppes.Record) { r.Name = "SOMEBODY ELSE" }), form.RegistryLists, "SOMEBODY ELSE"},
		"an organization":  {but(func(r *nppes.Record) { r.Type = nppes.Organization }), form.RegistryLists, "for an organization"},
		"another code":     {but(func(r *nppes.Record) { r.Taxonomies = []nppes.Taxonomy{{Code: "207Q00000X"}} }), form.RegistryLists, "207Q00000X"},
		"nobody":           {lists{err: nppes.ErrUnknown}, form.RegistryKnowsNobody, "nobody active"},
		"nothing, in time": {lists{err: &nppes.Unavailable{}}, form.RegistryUnsuccessful, "did not answer"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in, store, _ := desk(t)
			in.registry = c.registry
			f := tabletest.File(t, store, taken(t, in, sent).ApplicationID)
			said, _ := f.Events[0].Data["registry"].(map[string]any)
			notes := ""
			for _, n := range f.Notes {
				notes += n.Text
			}
			if said["answer"] != string(c.answer) || !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "registry") {
				t.Errorf("the history says %v, the note %q", said, notes)
			}
		})
	}
}
