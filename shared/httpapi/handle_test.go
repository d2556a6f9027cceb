package httpapi_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/httpapi"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/problem"
)

const (
	submit   = "POST /applications"
	status   = "GET /applications/{applicationId}"
	withdraw = "POST /applications/{applicationId}/withdrawal"
	note     = "POST /staff/applications/{applicationId}/notes"
	list     = "GET /staff/applications"
	element  = "POST /staff/applications/{applicationId}/elements/{element}"

	id  = "CRD-0000-0000-00000" // valid: the number 0 with its check character 0
	key = "2d7f6a3e-9f0b-4c57"
)

var with = struct {
	ID, Key, Match, Specialist httpapitest.Option
}{
	httpapitest.Path("applicationId", id), httpapitest.Header("Idempotency-Key", key),
	httpapitest.Header("If-Match", `"17"`), httpapitest.Staff("sam", "specialist"),
}

func practitioner(t testing.TB) map[string]any {
	t.Helper()
	node, _ := httpapitest.Find("components", "examples", "Practitioner", "value")
	raw, err := json.Marshal(node)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// echo answers what a function saw, in the form of the route's real answer.
func echo[B any](seen *httpapi.Request[B]) func(context.Context, httpapi.Request[B]) (httpapi.Answer, error) {
	return func(_ context.Context, r httpapi.Request[B]) (httpapi.Answer, error) {
		*seen = r
		return httpapi.Answer{Body: map[string]any{"applicationId": r.ApplicationID, "state": "verifying", "version": 18}, Version: 18}, nil
	}
}

func call(t *testing.T, h httpapi.Handler, e events.APIGatewayV2HTTPRequest) events.APIGatewayV2HTTPResponse {
	t.Helper()
	response, err := h(t.Context(), e)
	if err != nil {
		t.Fatal(err)
	}
	return response
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	changed := func(f func(m map[string]any)) httpapitest.Option {
		m := practitioner(t)
		f(m)
		return httpapitest.Body(m)
	}
	type options = []httpapitest.Option
	noteBody := httpapitest.Body(`{"text":"Called."}`)
	for name, c := range map[string]struct {
		route   string
		options options
		status  int
		field   string // of the only error; "-" for none
		detail  string // part of what the caller reads
	}{
		"a body that is not JSON":              {submit, options{with.Key, httpapitest.Body(`{"kind":`)}, 400, "-", "not JSON"},
		"no body":                              {submit, options{with.Key}, 400, "-", "JSON body"},
		"something after the body":             {submit, options{with.Key, httpapitest.Body(`{} {}`)}, 400, "-", "follows"},
		"a field twice":                        {submit, options{with.Key, httpapitest.Body(`{"kind":"initial","kind":"change"}`)}, 400, "-", "twice"},
		"a body without end in depth":          {submit, options{with.Key, httpapitest.Body(strings.Repeat("[", 9999))}, 400, "-", "deeply"},
		"a number with an exponent":            {submit, options{with.Key, httpapitest.Body(`{"kind":1e999999}`)}, 400, "-", "exponent"},
		"text mended on its way":               {submit, options{with.Key, httpapitest.Body("{\"kind\":\"Nu\uFFFDez\"}")}, 400, "-", "UTF-8"},
		"half a surrogate pair":                {submit, options{with.Key, httpapitest.Body(`{"kind":"\ud800"}`)}, 400, "-", "UTF-8"},
		"text that is not UTF-8":               {submit, options{with.Key, httpapitest.Body("{\"kind\":\"\xff\"}")}, 400, "-", "UTF-8"},
		"a form instead of JSON":               {submit, options{with.Key, httpapitest.Body(`{}`), httpapitest.Header("Content-Type", "text/plain")}, 400, "-", "application/json"},
		"a body over 256 KB":                   {submit, options{with.Key, httpapitest.Body(`"` + strings.Repeat("x", 256<<10) + `"`)}, 413, "-", "256 KB"},
		"a list for an object":                 {submit, options{with.Key, httpapitest.Body(`[]`)}, 422, "", "object"},
		"no idempotency key":                   {submit, options{httpapitest.Body(`{}`)}, 400, "-", "Idempotency-Key"},
		"a short idempotency key":              {submit, options{httpapitest.Header("Idempotency-Key", "short"), httpapitest.Body(`{}`)}, 400, "-", "8 to 128"},
		"an idempotency key with a space":      {submit, options{httpapitest.Header("Idempotency-Key", "two words here"), httpapitest.Body(`{}`)}, 400, "-", "8 to 128"},
		"an unknown field":                     {submit, options{with.Key, changed(func(m map[string]any) { m["colour"] = "blue" })}, 422, "/colour", "no such field"},
		"an unknown field in another case":     {submit, options{with.Key, changed(func(m map[string]any) { m["NPI"] = "1234567893" })}, 422, "/NPI", "no such field"},
		"a needed field missing":               {submit, options{with.Key, changed(func(m map[string]any) { delete(m, "attestation") })}, 422, "/attestation", "needed"},
		"a nested one missing":                 {submit, options{with.Key, changed(func(m map[string]any) { delete(m["w9"].(map[string]any), "line1") })}, 422, "/w9/line1", "needed"},
		"an unknown market":                    {submit, options{with.Key, changed(func(m map[string]any) { m["market"] = "tx" })}, 422, "/market", "ga, in, oh"},
		"a Tax ID with a letter":               {submit, options{with.Key, changed(func(m map[string]any) { m["taxId"] = "00000678X" })}, 422, "/taxId", "nine digits"},
		"a short NPI":                          {submit, options{with.Key, changed(func(m map[string]any) { m["npi"] = "123" })}, 422, "/npi", "ten digits"},
		"a day that does not exist":            {submit, options{with.Key, changed(func(m map[string]any) { m["attestation"].(map[string]any)["signedOn"] = "2026-02-30" })}, 422, "/attestation/signedOn", "year-month-day"},
		"a practitioner without one":           {submit, options{with.Key, changed(func(m map[string]any) { delete(m, "practitioner") })}, 422, "/practitioner", "needed"},
		"a change that names none":             {submit, options{with.Key, changed(func(m map[string]any) { m["kind"] = "change" })}, 422, "/change", "needed"},
		"a recredentialing by the form":        {submit, options{with.Key, changed(func(m map[string]any) { m["kind"] = "recredentialing" })}, 422, "/kind", "initial or change"},
		"no product":                           {submit, options{with.Key, changed(func(m map[string]any) { m["products"] = []any{} })}, 422, "/products", "at least one"},
		"a yes without an explanation":         {submit, options{with.Key, changed(func(m map[string]any) { m["disclosures"].([]any)[2].(map[string]any)["answer"] = true })}, 422, "/disclosures/2/explanation", "needed"},
		"an LLC without its class":             {submit, options{with.Key, changed(func(m map[string]any) { delete(m["w9"].(map[string]any), "llcTaxClass") })}, 422, "/w9/llcTaxClass", "needed"},
		"a W-9 upload that is none":            {submit, options{with.Key, changed(func(m map[string]any) { m["w9"] = map[string]any{"upload": false, "line1": "Sample"} })}, 422, "/w9/upload", "true"},
		"a statement not accepted":             {submit, options{with.Key, changed(func(m map[string]any) { m["attestation"].(map[string]any)["accepted"] = false })}, 422, "/attestation/accepted", "accepted"},
		"a blank name":                         {submit, options{with.Key, changed(func(m map[string]any) { m["contact"].(map[string]any)["name"] = "  " })}, 422, "/contact/name", "one line"},
		"a name of two lines":                  {submit, options{with.Key, changed(func(m map[string]any) { m["contact"].(map[string]any)["name"] = "A\r\nBcc: b" })}, 422, "/contact/name", "one line"},
		"money in fractions":                   {submit, options{with.Key, changed(func(m map[string]any) { m["malpractice"].(map[string]any)["perClaim"] = 1.5 })}, 422, "/malpractice/perClaim", "whole number"},
		"a key with a slash":                   {submit, options{with.Key, changed(func(m map[string]any) { m["a/b~c"] = 1 })}, 422, "/a~1b~0c", "no such field"},
		"a malformed application ID":           {status, options{httpapitest.Path("applicationId", "CRD-1"), httpapitest.Query("npi", "1234567893")}, 404, "-", "no application with this application ID and NPI"},
		"an application ID with a wrong check": {status, options{httpapitest.Path("applicationId", "CRD-0000-0000-00001"), httpapitest.Query("npi", "1234567893")}, 404, "-", "no application with this application ID and NPI"},
		"a status without an NPI":              {status, options{with.ID}, 422, "/npi", "needed"},
		"a status with half an NPI":            {status, options{with.ID, httpapitest.Query("npi", "12345")}, 422, "/npi", "ten digits"},
		"a staff route without a token":        {note, options{with.ID, with.Match, noteBody}, 401, "-", "Sign in"},
		"a token without a role":               {note, options{with.ID, with.Match, noteBody, httpapitest.Staff("sam")}, 403, "-", "specialist"},
		"an auditor who writes":                {note, options{with.ID, with.Match, noteBody, httpapitest.Staff("sam", "auditor")}, 403, "-", "the role specialist"},
		"a role that only begins like one":     {note, options{with.ID, with.Match, noteBody, httpapitest.Staff("sam", "specialists")}, 403, "-", "specialist"},
		"a write without If-Match":             {note, options{with.ID, with.Specialist, noteBody}, 428, "-", "If-Match"},
		"a weak tag":                           {note, options{with.ID, with.Specialist, noteBody, httpapitest.Header("If-Match", `W/"17"`)}, 412, "-", "changed"},
		"any tag":                              {note, options{with.ID, with.Specialist, noteBody, httpapitest.Header("If-Match", `*`)}, 412, "-", "changed"},
		"a tag without quotes":                 {note, options{with.ID, with.Specialist, noteBody, httpapitest.Header("If-Match", `17`)}, 412, "-", "changed"},
		"an unknown element":                   {element, options{with.ID, with.Match, with.Specialist, httpapitest.Path("element", "horoscope"), httpapitest.Body(`{}`)}, 404, "-", "nothing under this address"},
		"staff with a malformed ID":            {note, options{httpapitest.Path("applicationId", "x"), with.Match, with.Specialist, noteBody}, 404, "-", "no application with this ID."},
		"no name of a queue":                   {list, options{with.Specialist, httpapitest.Query("queue", "Later!")}, 422, "/queue", "Name a queue"},
		"a page too long":                      {list, options{with.Specialist, httpapitest.Query("limit", "201")}, 422, "/limit", "1 to 200"},
		"a page of no length":                  {list, options{with.Specialist, httpapitest.Query("limit", "many")}, 422, "/limit", "1 to 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ran := false
			h := httpapi.Handle(httpapitest.Operation(c.route), func(context.Context, httpapi.Request[any]) (httpapi.Answer, error) {
				ran = true
				return httpapi.OK(nil), nil
			})
			response := call(t, h, httpapitest.Event(c.route, c.options...))
			if ran {
				t.Error("the function ran")
			}
			if response.StatusCode != 401 { // the HTTP API itself refuses before the function
				httpapitest.Check(t, c.route, response)
			}
			got := httpapitest.Decode[httpapitest.Problem](t, response)
			if response.StatusCode != c.status || got.Status != c.status {
				t.Fatalf("status %d, want %d: %s", response.StatusCode, c.status, response.Body)
			}
			detail, fields := got.Detail, []string{}
			for _, e := range got.Errors {
				fields = append(fields, e.Field)
				detail = e.Detail
			}
			if c.field == "-" != (len(fields) == 0) || c.field != "-" && (len(fields) != 1 || fields[0] != c.field) {
				t.Errorf("faults at %q, want %q: %s", fields, c.field, response.Body)
			}
			if !strings.Contains(detail, c.detail) {
				t.Errorf("%q does not say %q", detail, c.detail)
			}
		})
	}
}

func TestEveryFaultIsListedOnce(t *testing.T) {
	t.Parallel()
	h := httpapi.Handle(httpapitest.Operation(submit), func(context.Context, httpapi.Request[any]) (httpapi.Answer, error) { return httpapi.OK(nil), nil })
	body := practitioner(t)
	body["npi"] = "1"
	body["w9"] = map[string]any{"line1": "Sample", "classification": "llc"}
	body["practitioner"].(map[string]any)["dateOfBirth"] = "yesterday"
	response := call(t, h, httpapitest.Event(submit, with.Key, httpapitest.Body(body)))
	var fields []string
	for _, e := range httpapitest.Decode[httpapitest.Problem](t, response).Errors {
		fields = append(fields, e.Field)
	}
	want := "/npi /practitioner/dateOfBirth /w9/address /w9/llcTaxClass /w9/signedBy /w9/signedOn"
	if got := strings.Join(fields, " "); got != want {
		t.Errorf("faults at %s, want %s", got, want)
	}
	if strings.Contains(response.Body, "yesterday") {
		t.Error("the answer repeats what was sent")
	}
}

func TestAFunctionSeesARequestInItsForm(t *testing.T) {
	t.Parallel()
	type body struct{ NPI, Reason string }
	var seen httpapi.Request[body]
	h := httpapi.Handle(httpapitest.Operation(withdraw), echo(&seen))
	plain := `{"npi":"1234567893","reason":"Closing."}`
	e := httpapitest.Event(withdraw, httpapitest.Path("applicationId", "crd 0000 0000 0000o"), with.Key, httpapitest.Body(plain))
	e.Body, e.IsBase64Encoded = base64.StdEncoding.EncodeToString([]byte(plain)), true
	response := call(t, h, e)
	httpapitest.Check(t, withdraw, response)
	if response.StatusCode != 200 || response.Headers["ETag"] != `"18"` || response.Headers["Cache-Control"] != "no-store" {
		t.Errorf("%d %v", response.StatusCode, response.Headers)
	}
	if seen.ApplicationID != id || seen.Path["applicationId"] != id || seen.Key != key || len(seen.Hash) != 64 {
		t.Errorf("%+v", seen)
	}
	if seen.Body != (body{"1234567893", "Closing."}) || seen.Caller.Actor != "provider" || seen.SourceIP != "192.0.2.1" {
		t.Errorf("%+v", seen)
	}
}

func TestAStaffFunctionKnowsWhoCalls(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ claim, want string }{
		"several groups": {"[auditor specialist]", "auditor specialist"},
		"one group":      {"[specialist]", "specialist"},
		"no brackets":    {"specialist", "specialist"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var seen httpapi.Request[struct{ Text string }]
			h := httpapi.Handle(httpapitest.Operation(note), echo(&seen))
			e := httpapitest.Event(note, with.ID, with.Match, httpapitest.Staff("sam"), httpapitest.Body(`{"text":"Called."}`))
			e.RequestContext.Authorizer.JWT.Claims["cognito:groups"] = c.claim
			response := call(t, h, e)
			if response.StatusCode != 200 {
				t.Fatal(response.Body)
			}
			if got := strings.Join(seen.Caller.Roles, " "); got != c.want || seen.Caller.Actor != "staff:sam" || seen.Version != 17 {
				t.Errorf("%+v, roles %q", seen, got)
			}
		})
	}
}

// Cognito takes any sign into the name of a group but a space: none of these makes an
// administrator, and "Sam" is "sam".
func TestNobodyIsAdministratorByTheNameOfAGroup(t *testing.T) {
	t.Parallel()
	for _, claim := range []string{"[specialist x,admin]", "[specialist [admin]]", "[specialist ,admin,]", `[specialist "admin"]`, "[specialist [admin", "x,admin", "[admin]x", "[specialist] admin,"} {
		var seen httpapi.Request[struct{ Text string }]
		h := httpapi.Handle(httpapitest.Operation(note), echo(&seen))
		e := httpapitest.Event(note, with.ID, with.Match, httpapitest.Staff("Sam"), httpapitest.Body(`{"text":"Called."}`))
		e.RequestContext.Authorizer.JWT.Claims["cognito:groups"] = claim
		call(t, h, e)
		if slices.Contains(seen.Caller.Roles, "admin") || seen.Caller.Actor != "" && seen.Caller.Actor != "staff:sam" {
			t.Errorf("%s makes %+v", claim, seen.Caller)
		}
	}
}

func TestQueryParametersHaveTheirDefaults(t *testing.T) {
	t.Parallel()
	var seen httpapi.Request[httpapi.None]
	h := httpapi.Handle(httpapitest.Operation(list), echo(&seen))
	call(t, h, httpapitest.Event(list, with.Specialist, httpapitest.Query("queue", "mine"), httpapitest.Query("market", ""), httpapitest.Query("unknown", "x")))
	if len(seen.Query) != 2 || seen.Query["queue"] != "mine" || seen.Query["limit"] != "50" {
		t.Errorf("%v", seen.Query)
	}
}

func TestTheHashIsOfWhatIsMeant(t *testing.T) {
	t.Parallel()
	hash := func(e events.APIGatewayV2HTTPRequest) string {
		var seen httpapi.Request[any]
		if response := call(t, httpapi.Handle(httpapitest.Operation(withdraw), echo(&seen)), e); response.StatusCode != 200 {
			t.Fatal(response.Body)
		}
		return seen.Hash
	}
	first := hash(httpapitest.Event(withdraw, with.ID, with.Key, httpapitest.Body(`{"npi":"1234567893","reason":"Closing."}`)))
	same := hash(httpapitest.Event(withdraw, httpapitest.Path("applicationId", strings.ToLower(id)), with.Key, httpapitest.Body(` {"reason":"Closing.", "npi":"1234567893"}`)))
	other := hash(httpapitest.Event(withdraw, with.ID, with.Key, httpapitest.Body(`{"npi":"1234567893","reason":"Moving."}`)))
	if first != same {
		t.Error("order, white space or the ID's form counted")
	}
	if first == other {
		t.Error("another body has the same hash")
	}
}

func TestErrorsAndTheirAnswers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		err    error
		status int
		kind   string
	}{
		"conflict":        {problem.Conflict("The application is closed."), 409, "conflict"},
		"wrapped":         {errors.Join(problem.Forbidden("No.")), 403, "forbidden"},
		"stale":           {httpapi.Stale(), 412, "stale"},
		"invalid":         {problem.InvalidField("/npi", "Wrong."), 422, "invalid"},
		"an internal one": {errors.New("the table secret-table is gone"), 500, "internal"},
		"an unknown kind": {problem.New("odd", "secret"), 500, "internal"},
		"with a cause":    {&problem.Error{Kind: problem.KindConflict, Detail: "Closed.", Cause: errors.New("secret")}, 409, "conflict"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := httpapi.Handle(httpapitest.Operation(withdraw), func(context.Context, httpapi.Request[any]) (httpapi.Answer, error) {
				return httpapi.Answer{Version: 3}.With("Retry-After", "7"), c.err
			})
			response := call(t, h, httpapitest.Event(withdraw, with.ID, httpapitest.Body(`{"npi":"1234567893"}`)))
			got := httpapitest.Decode[httpapitest.Problem](t, response)
			if response.StatusCode != c.status || got.Type != "/problems/"+c.kind || response.Headers["Content-Type"] != "application/problem+json" {
				t.Errorf("%d %s", response.StatusCode, response.Body)
			}
			if strings.Contains(response.Body, "secret") {
				t.Errorf("internals in %s", response.Body)
			}
			if response.Headers["Retry-After"] != "7" || response.Headers["ETag"] != "" {
				t.Errorf("headers %v", response.Headers)
			}
		})
	}
}

func TestAPanicIsAnswered(t *testing.T) {
	t.Parallel()
	h := httpapi.Handle(httpapitest.Operation(withdraw), func(context.Context, httpapi.Request[any]) (httpapi.Answer, error) { panic("secret") })
	response := call(t, h, httpapitest.Event(withdraw, with.ID, httpapitest.Body(`{"npi":"1234567893"}`)))
	httpapitest.Check(t, withdraw, response)
	if response.StatusCode != 500 || strings.Contains(response.Body, "secret") {
		t.Errorf("%d %s", response.StatusCode, response.Body)
	}
}

func TestRoutesServeByTheirKey(t *testing.T) {
	t.Parallel()
	var seen httpapi.Request[any]
	routes := httpapi.Routes{withdraw: httpapi.Handle(httpapitest.Operation(withdraw), echo(&seen))}
	if response := call(t, routes.Serve, httpapitest.Event(withdraw, with.ID, httpapitest.Body(`{"npi":"1234567893"}`))); response.StatusCode != 200 {
		t.Error(response.Body)
	}
	if response := call(t, routes.Serve, httpapitest.Event("GET /elsewhere")); response.StatusCode != 404 {
		t.Error(response.Body)
	}
}

func TestAnOperationThatIsNotDescribedPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("it was taken")
		}
	}()
	httpapi.Handle(httpapi.Operation{}, func(context.Context, httpapi.Request[any]) (httpapi.Answer, error) { return httpapi.OK(nil), nil })
}
