package nppes

import (
	"io"
	"net/http"
	"time"

	"credo/shared/identifier"
)

// Numbers that stand for what goes wrong.
var (
	Unknown     = identifier.NPIFrom("199999001") // nobody has it
	Deactivated = identifier.NPIFrom("199999002")
	Slow        = identifier.NPIFrom("199999003") // answers after SlowFor
	Broken      = identifier.NPIFrom("199999004") // always 500
	Throttled   = identifier.NPIFrom("199999005") // always 429
	Malformed   = identifier.NPIFrom("199999006") // answers what is no JSON
	Refusing    = identifier.NPIFrom("199999007") // breaks the connection
	Flaky       = identifier.NPIFrom("199999008") // 503 every other time, from the first
)

// SlowFor is how long the slow number takes: longer than a client may wait.
const SlowFor = 20 * time.Second

// special answers the numbers that go wrong; false for any other.
func (s *Registry) special(w http.ResponseWriter, r *http.Request, npi string) bool {
	switch npi {
	case Unknown:
		answer(w, results{Results: []record{}})
	case Deactivated:
		gone := invent(npi)
		gone.Basic.DeactivationDate = "2024-01-31"
		answer(w, results{Count: 1, Results: []record{gone}})
	case Slow:
		select {
		case <-time.After(SlowFor):
			answer(w, results{Count: 1, Results: []record{invent(npi)}})
		case <-r.Context().Done():
		}
	case Broken:
		http.Error(w, "Internal Server Error", http.StatusInternalServerError)
	case Throttled:
		w.Header().Set("Retry-After", "30")
		http.Error(w, `{"message":"Limit Exceeded"}`, http.StatusTooManyRequests)
	case Malformed:
		_, _ = io.WriteString(w, "<html><body>Service temporarily unavailable</body></html>")
	case Refusing:
		panic(http.ErrAbortHandler)
	case Flaky:
		if s.asked.Add(1)%2 == 0 {
			return false
		}
		http.Error(w, "Service Unavailable", http.StatusServiceUnavailable)
	default:
		return false
	}
	return true
}
