package nppes

import (
	"encoding/json"
	"net/http"
	"sync/atomic"

	"credo/shared/identifier"
)

// Registry answers GET /api/?version=2.1&number=….
type Registry struct {
	asked atomic.Int64 // for the number that fails every other time
}

type results struct {
	Count   int      `json:"result_count"`
	Results []record `json:"results"`
}

type refusal struct {
	Errors []refused `json:"Errors"`
}

type refused struct {
	Description string `json:"description"`
	Field       string `json:"field"`
	Number      string `json:"number"`
}

// ServeHTTP answers as the registry does: with status 200 also when it refuses.
func (s *Registry) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/api/" && r.URL.Path != "/api" {
		http.NotFound(w, r)
		return
	}
	query := r.URL.Query()
	if query.Get("version") != "2.1" {
		answer(w, refusal{[]refused{{"Unsupported Version", "version", "17"}}})
		return
	}
	npi := query.Get("number")
	switch {
	case npi == "":
		answer(w, refusal{[]refused{{"No valid search criteria provided", "", "04"}}})
	case len(npi) != 10:
		answer(w, refusal{[]refused{{"NPI must be 10 digits", "number", "06"}}})
	case identifier.CheckNPI(npi) != nil:
		answer(w, results{Results: []record{}})
	case s.special(w, r, npi):
	default:
		answer(w, results{Count: 1, Results: []record{invent(npi)}})
	}
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}
