package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"credo/infra/local/template"
)

// api has a route of each kind, all served by function F.
func api() template.API {
	api := template.API{
		CORS:        &template.CORS{AllowOrigins: []string{"https://site.example"}, AllowMethods: []string{"GET", "POST"}, AllowHeaders: []string{"authorization"}, ExposeHeaders: []string{"etag"}, MaxAge: 600},
		Authorizers: map[string]template.Authorizer{"Staff": {Issuer: "https://deployed.example", Audience: []string{"client"}, Header: "authorization"}},
	}
	for _, key := range []string{"GET /things", "POST /things", "GET /things/{id}", "GET /things/mine", "ANY /things/mine", "POST /things/{id}/parts/{part}", "GET /files/{path+}", "GET /staff", "GET /scoped", "GET /few"} {
		method, path, _ := strings.Cut(key, " ")
		r := template.Route{Key: key, Method: method, Path: path, Function: "F"}
		switch path {
		case "/staff":
			r.Authorizer = "Staff"
		case "/scoped":
			r.Authorizer, r.Scopes = "Staff", []string{"write"}
		case "/few":
			r.Throttle = template.Throttle{Rate: 1, Burst: 2}
		}
		api.Routes = append(api.Routes, r)
	}
	return api
}

type fixture struct {
	*httptest.Server
	last map[string]any // the event the function got
	log  bytes.Buffer
}

// serve starts a gateway whose function answers with the given payload or error.
func serve(t *testing.T, options Options, answer string, failure error) *fixture {
	t.Helper()
	f := &fixture{}
	options.API, options.AccessLog = api(), &f.log
	if options.Invoke == nil {
		options.Invoke = func(_ context.Context, function string, payload []byte) ([]byte, error) {
			if function != "F" {
				t.Errorf("invoked %s", function)
			}
			f.last = nil
			return []byte(answer), errors.Join(failure, json.Unmarshal(payload, &f.last))
		}
	}
	f.Server = httptest.NewServer(New(options))
	t.Cleanup(f.Close)
	return f
}

func (f *fixture) do(t *testing.T, method, path, body string, header ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, f.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		request.Header.Add(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(got)
}

const fine = `{"statusCode":200,"headers":{"content-type":"application/json"},"body":"{}"}`

func TestTheMostSpecificRouteIsTaken(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, fine, nil)
	tests := []struct {
		method, path, key string
		parameters        map[string]any
	}{
		{"GET", "/things", "GET /things", nil},
		{"GET", "/things/7", "GET /things/{id}", map[string]any{"id": "7"}},
		{"GET", "/things/mine", "GET /things/mine", nil},
		{"PUT", "/things/mine", "ANY /things/mine", nil},
		{"POST", "/things/a%20b/parts/c+d", "POST /things/{id}/parts/{part}", map[string]any{"id": "a b", "part": "c+d"}},
		{"GET", "/files/a/b", "GET /files/{path+}", map[string]any{"path": "a/b"}},
	}
	for _, test := range tests {
		if response, body := f.do(t, test.method, test.path, ""); response.StatusCode != 200 {
			t.Errorf("%s %s: got %d %s", test.method, test.path, response.StatusCode, body)
			continue
		}
		got, _ := f.last["pathParameters"].(map[string]any)
		if f.last["routeKey"] != test.key || !reflect.DeepEqual(got, test.parameters) {
			t.Errorf("%s %s: got %v %v", test.method, test.path, f.last["routeKey"], got)
		}
	}
	for _, unknown := range []string{"/", "/nothing", "/things/", "/things/1/parts", "/things/%2F/parts"} {
		response, body := f.do(t, "GET", unknown, "")
		if response.StatusCode != 404 || body != `{"message":"Not Found"}` {
			t.Errorf("%s: got %d %s", unknown, response.StatusCode, body)
		}
	}
}

func TestTheEventHasPayloadFormat2(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{Now: func() time.Time { return time.Date(2026, 3, 12, 19, 3, 58, 0, time.UTC) }}, fine, nil)
	f.do(t, "POST", "/things?a=1&a=2&q=x%20y", `{"a":1}`, "Content-Type", "application/json", "Cookie", "c=1; d=2", "X-Many", "1", "X-Many", "2")
	for path, want := range map[string]any{
		"version": "2.0", "rawPath": "/things", "rawQueryString": "a=1&a=2&q=x%20y", "body": `{"a":1}`, "isBase64Encoded": false,
		"cookies":               []any{"c=1", "d=2"},
		"queryStringParameters": map[string]any{"a": "1,2", "q": "x y"},
		"headers/x-many":        "1,2", "headers/cookie": nil, "headers/content-length": "7", "headers/x-forwarded-for": "127.0.0.1",
		"requestContext/http/method": "POST", "requestContext/http/sourceIp": "127.0.0.1", "requestContext/stage": "$default",
		"requestContext/time": "12/Mar/2026:19:03:58 +0000", "requestContext/timeEpoch": 1773342238000.0, "requestContext/authorizer": nil,
	} {
		if got := at(f.last, path); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
	f.do(t, "POST", "/things", "\x00\x01", "Content-Type", "application/pdf")
	if f.last["isBase64Encoded"] != true || f.last["body"] != "AAE=" {
		t.Errorf("got %v", f.last["body"])
	}
}

func at(v any, path string) any {
	for _, name := range strings.Split(path, "/") {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	return v
}

func TestAnswersOfFunctionsArePassedOn(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		answer    string
		failure   error
		status    int
		kind, out string
	}{
		"as format 2.0 says":      {`{"statusCode":201,"headers":{"content-type":"application/problem+json"},"body":"{}"}`, nil, 201, "application/problem+json", "{}"},
		"encoded":                 {`{"statusCode":200,"isBase64Encoded":true,"body":"AAE="}`, nil, 200, "text/plain;charset=UTF-8", "\x00\x01"},
		"inferred from any JSON":  {`{"a":1}`, nil, 200, "application/json", `{"a":1}`},
		"a failure":               {``, errors.New("why"), 500, "application/json", `{"message":"Internal Server Error"}`},
		"an answer that is none":  {`{"statusCode":99}`, nil, 500, "application/json", `{"message":"Internal Server Error"}`},
		"not even JSON":           {`<html>`, nil, 500, "application/json", `{"message":"Internal Server Error"}`},
		"base64 that is not such": {`{"statusCode":200,"isBase64Encoded":true,"body":"§"}`, nil, 500, "application/json", `{"message":"Internal Server Error"}`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := serve(t, Options{}, test.answer, test.failure)
			response, body := f.do(t, "GET", "/things", "")
			if response.StatusCode != test.status || response.Header.Get("Content-Type") != test.kind || body != test.out {
				t.Errorf("got %d %s %q", response.StatusCode, response.Header.Get("Content-Type"), body)
			}
		})
	}
}

func TestASlowFunctionIsUnavailable(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{Timeout: 10 * time.Millisecond, Invoke: func(ctx context.Context, _ string, _ []byte) ([]byte, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	}}, "", nil)
	if response, body := f.do(t, "GET", "/things", ""); response.StatusCode != 503 || body != `{"message":"Service Unavailable"}` {
		t.Errorf("got %d %s", response.StatusCode, body)
	}
}

func TestABodyOver10MBIsTooLarge(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, fine, nil)
	if response, body := f.do(t, "POST", "/things", strings.Repeat("x", 10<<20+1)); response.StatusCode != 413 || body != `{"message":"Request Entity Too Large"}` {
		t.Errorf("got %d %s", response.StatusCode, body)
	}
	if response, _ := f.do(t, "POST", "/things", strings.Repeat("x", 10<<20)); response.StatusCode != 200 {
		t.Errorf("10 MB: got %d", response.StatusCode)
	}
}

func TestARouteIsThrottledByItsBucket(t *testing.T) {
	t.Parallel()
	now := time.Unix(1e9, 0)
	f := serve(t, Options{Now: func() time.Time { return now }}, fine, nil)
	var got []int
	for _, wait := range []time.Duration{0, 0, 0, time.Second, 0} {
		now = now.Add(wait)
		response, _ := f.do(t, "GET", "/few", "")
		got = append(got, response.StatusCode)
	}
	if !reflect.DeepEqual(got, []int{200, 200, 429, 200, 429}) {
		t.Errorf("got %v", got)
	}
	if _, body := f.do(t, "GET", "/few", ""); body != `{"message":"Too Many Requests"}` {
		t.Errorf("got %s", body)
	}
}

func TestCORSIsAnsweredForTheFunctions(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, `{"statusCode":200,"headers":{"Access-Control-Allow-Origin":"*"},"body":""}`, nil)
	ask := []string{"Origin", "https://site.example", "Access-Control-Request-Method", "GET"}
	response, _ := f.do(t, "OPTIONS", "/staff", "", ask...)
	h := response.Header
	if response.StatusCode != 204 || h.Get("Access-Control-Allow-Origin") != "https://site.example" || h.Get("Access-Control-Allow-Methods") != "GET,POST" ||
		h.Get("Access-Control-Allow-Headers") != "authorization" || h.Get("Access-Control-Max-Age") != "600" {
		t.Errorf("preflight: got %d %v", response.StatusCode, h)
	}
	response, _ = f.do(t, "OPTIONS", "/staff", "", "Origin", "https://other.example", "Access-Control-Request-Method", "GET")
	if response.StatusCode != 204 || response.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("another origin: got %d %v", response.StatusCode, response.Header)
	}
	response, _ = f.do(t, "GET", "/things", "", "Origin", "https://site.example")
	if got := response.Header["Access-Control-Allow-Origin"]; !reflect.DeepEqual(got, []string{"https://site.example"}) || response.Header.Get("Access-Control-Expose-Headers") != "etag" {
		t.Errorf("answer: got %v", response.Header)
	}
}

func TestTheAccessLogNamesRoutesNeverPaths(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, fine, nil)
	f.do(t, "GET", "/things/secret-1?npi=secret-2", "")
	f.do(t, "GET", "/nowhere/secret-3", "")
	f.Close()
	if got := f.log.String(); strings.Contains(got, "secret") || !strings.Contains(got, "GET /things/{id} 200") || !strings.Contains(got, "- 404") {
		t.Errorf("got %s", got)
	}
}
