package nppes_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	standin "credo/infra/local/standin/nppes"
	"credo/shared/application/applicationtest"
	"credo/shared/form"
	"credo/shared/identifier"
	"credo/shared/verification/nppes"
)

func start(t *testing.T) (*nppes.Client, string) {
	t.Helper()
	server := httptest.NewServer(&standin.Registry{})
	t.Cleanup(server.Close)
	client, err := nppes.New(server.URL + "/api/")
	if err != nil {
		t.Fatal(err)
	}
	return client, server.URL + "/api/"
}

func TestEveryNumberHasOneRecordForTheRealClient(t *testing.T) {
	t.Parallel()
	client, _ := start(t)
	kinds := map[string]int{}
	for n := range 40 {
		npi := identifier.NPIFrom(fmt.Sprintf("12%07d", n*977))
		first, err := client.Lookup(t.Context(), npi)
		if err != nil {
			t.Fatalf("%s: %v", npi, err)
		}
		again, _ := client.Lookup(t.Context(), npi)
		if fmt.Sprint(first) != fmt.Sprint(again) {
			t.Errorf("%s: two answers", npi)
		}
		if first.Name == "" || len(first.Taxonomies) == 0 || len(first.Addresses) < 2 || first.UpdatedOn == "" {
			t.Errorf("%s: %+v", npi, first)
		}
		want := "practitioner"
		if npi[8] >= '7' {
			want = "organization"
		}
		if string(first.Type) != want {
			t.Errorf("%s is a %s, want %s", npi, first.Type, want)
		}
		kinds[want]++
	}
	if kinds["practitioner"] == 0 || kinds["organization"] == 0 {
		t.Errorf("kinds %v", kinds)
	}
}

func TestSomeNumbersGoWrong(t *testing.T) {
	t.Parallel()
	client, _ := start(t)
	for _, npi := range []string{standin.Unknown, standin.Deactivated} {
		if _, err := client.Lookup(t.Context(), npi); !errors.Is(err, nppes.ErrUnknown) {
			t.Errorf("%s: %v", npi, err)
		}
	}
	for _, npi := range []string{standin.Broken, standin.Throttled, standin.Malformed, standin.Refusing} {
		var unavailable *nppes.Unavailable
		if _, err := client.Lookup(t.Context(), npi); !errors.As(err, &unavailable) {
			t.Errorf("%s: %v", npi, err)
		}
	}
	if _, err := client.Lookup(t.Context(), standin.Flaky); err != nil {
		t.Errorf("flaky: %v", err)
	}
	impatient, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := client.Lookup(impatient, standin.Slow); err == nil {
		t.Error("the slow number was quick")
	}
}

func TestAnswersHaveTheRegistrysShape(t *testing.T) {
	t.Parallel()
	_, address := start(t)
	practitioner := identifier.NPIFrom("120000000")
	for query, want := range map[string]string{
		"version=2.1&number=" + practitioner: `"result_count":1`,
		"version=2.1&number=1234567890":      `"result_count":0`,
		"version=2.1&number=12345":           `"Errors":[{"description":"NPI must be 10 digits","field":"number","number":"06"}]`,
		"version=2.1":                        `"Errors"`,
		"version=1.0&number=" + practitioner: `"field":"version"`,
	} {
		response, err := http.Get(address + "?" + query)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		if response.StatusCode != 200 || !json.Valid(body) || !strings.Contains(string(body), want) {
			t.Errorf("%s: %d %s", query, response.StatusCode, body)
		}
	}
}

func TestTheSamplesAreListedAsTheyApply(t *testing.T) {
	t.Parallel()
	client, _ := start(t)
	const day = "2026-11-23"
	for _, s := range []form.Submission{applicationtest.Practitioner(17, "ga", "NP", day), applicationtest.Organization(18, "in", day), applicationtest.Group(19, "wv", day)} {
		r, err := client.Lookup(t.Context(), s.NPI)
		if err != nil {
			t.Fatal(err)
		}
		if differs, notes := s.Differences(form.Listing{Answer: form.RegistryLists, Person: r.Type == nppes.Practitioner, Name: r.Name}); len(differs) > 0 {
			t.Errorf("%s: %v", s.DisplayName(), notes)
		}
	}
}
