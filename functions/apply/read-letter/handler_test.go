package main

import (
	"crypto/rand"
	"io"
	"net/http"
	"strings"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/httpapi/httpapitest"
	"credo/shared/identifier"
	"credo/shared/table/tabletest"
	"credo/shared/vault"
	"credo/shared/vault/vaulttest"
)

const route = "GET /applications/{applicationId}/letters/{letterNumber}"

var now = calendartest.Start

func TestALetterOnItsWayIsHandedOut(t *testing.T) {
	t.Parallel()
	store, bucket := tabletest.New(t), vaulttest.New(t)
	s := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day)
	id, err := identifier.NewApplicationID(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c, err := application.Submit(s, id, rand.Text(), nil, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	number := id + "-L01"
	ask := func(id, number, npi string) (int, string) {
		t.Helper()
		response, err := readLetter(store, bucket)(t.Context(), httpapitest.Event(route,
			httpapitest.Path("applicationId", id), httpapitest.Path("letterNumber", number), httpapitest.Query("npi", npi)))
		if err != nil {
			t.Fatal(err)
		}
		httpapitest.Check(t, route, response)
		return response.StatusCode, response.Body
	}
	if status, body := ask(id, number, s.NPI); status != 404 || !strings.Contains(body, "being prepared") {
		t.Errorf("a letter still owed: %d %s", status, body)
	}
	if err := bucket.Put(t.Context(), vault.LetterKey(id, number, "pdf"), "application/pdf", []byte("%PDF sample")); err != nil {
		t.Fatal(err)
	}
	_, err = store.UpdateFile(t.Context(), id, func(f application.File) (casefile.Change, error) {
		return casefile.LetterWasSent(f, number, "ses-1", now)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, spelled := range []string{number, strings.ToLower(number)} {
		status, body := ask(strings.ToLower(id), spelled, s.NPI)
		if status != 200 {
			t.Fatalf("%s: %d %s", spelled, status, body)
		}
		if got := fetch(t, body); got != "%PDF sample" {
			t.Errorf("the address leads to %q", got)
		}
	}
	for name, c := range map[string][3]string{
		"another's NPI":          {id, number, applicationtest.NPI(7)},
		"no such letter":         {id, id + "-L02", s.NPI},
		"another's letter":       {id, "CRD-0000-0000-00000-L01", s.NPI},
		"no such application":    {"CRD-0000-0000-00000", number, s.NPI},
		"not a number's letters": {id, "..%2f", s.NPI},
	} {
		if status, body := ask(c[0], c[1], c[2]); status != 404 || strings.Contains(body, "http") && strings.Contains(body, "X-Amz") {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
}

func fetch(t *testing.T, body string) string {
	t.Helper()
	_, rest, _ := strings.Cut(body, `"url":"`)
	url, _, _ := strings.Cut(rest, `"`)
	response, err := http.Get(strings.ReplaceAll(url, `\u0026`, "&"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(response.Header.Get("Content-Disposition"), "inline") {
		t.Errorf("headers %v", response.Header)
	}
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestTheSampleEventIsARequestOfThisRoute(t *testing.T) {
	t.Parallel()
	response, err := readLetter(tabletest.New(t), vaulttest.New(t))(t.Context(), httpapitest.File(t, "event.json"))
	if err != nil || response.StatusCode != 404 {
		t.Errorf("%d %s, %v", response.StatusCode, response.Body, err)
	}
}
