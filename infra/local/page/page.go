// Package page is the supervisor's own page and the loopback endpoints behind
// `token` and `date`. It shows what the AWS console would: functions,
// invocations, queues, dead letters, and the business date.
package page

import (
	"context"
	_ "embed"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Status is everything the page shows.
type Status struct {
	Date        string            `json:"date"`   // business date, YYYY-MM-DD
	Offset      string            `json:"offset"` // of business time, a Go duration
	DaysAhead   int               `json:"daysAhead"`
	Addresses   map[string]string `json:"addresses"`
	People      []Person          `json:"people"`
	Functions   []Function        `json:"functions"`
	Invocations []Invocation      `json:"invocations"` // last first
	Queues      []Queue           `json:"queues"`
	Events      []Event           `json:"events"` // last first
}

// Person is a sample member of the staff.
type Person struct {
	Username string `json:"username"`
	Role     string `json:"role"`
}

// Function is how one function did since the start.
type Function struct {
	Name        string  `json:"name"`
	Invocations int     `json:"invocations"`
	Errors      int     `json:"errors"`
	Cold        int     `json:"cold"`
	MeanMS      float64 `json:"meanMs"`
	Processes   int     `json:"processes"`
}

// Invocation is one invocation that is over.
type Invocation struct {
	Function string    `json:"function"`
	At       time.Time `json:"at"`
	MS       float64   `json:"ms"`
	Cold     bool      `json:"cold"`
	Error    string    `json:"error,omitempty"`
}

// Queue is how one queue stands.
type Queue struct {
	Name       string `json:"name"`
	DeadLetter bool   `json:"deadLetter"`
	Waiting    int    `json:"waiting"`
	Delayed    int    `json:"delayed"`
	InFlight   int    `json:"inFlight"`
}

// Event is one event that passed a bus, and the rules that took it.
type Event struct {
	At    time.Time `json:"at"`
	Bus   string    `json:"bus"`
	Type  string    `json:"type"`
	Rules []string  `json:"rules"`
}

// Message is a message of a queue as the page shows it.
type Message struct {
	ID        string    `json:"id"`
	Body      string    `json:"body"`
	SentAt    time.Time `json:"sentAt"`
	Receives  int       `json:"receives"`
	LastError string    `json:"lastError,omitempty"`
}

// System is what the page shows and steers.
type System interface {
	Status() (Status, error)
	Messages(queue string) ([]Message, error)
	Redrive(queue string) (int, error)
	// Date moves the business date and tells of each step.
	Date(ctx context.Context, to string, progress func(string)) error
	// Token is a bearer token of a person with the role.
	Token(ctx context.Context, role, user string) (string, error)
}

//go:embed page.html
var html []byte

// New serves the page and its endpoints.
func New(system System) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'none'")
		w.Write(html)
	})
	mux.HandleFunc("GET /status", func(w http.ResponseWriter, _ *http.Request) {
		status, err := system.Status()
		answer(w, status, err)
	})
	mux.HandleFunc("GET /queues/{queue}/messages", func(w http.ResponseWriter, r *http.Request) {
		messages, err := system.Messages(r.PathValue("queue"))
		answer(w, messages, err)
	})
	mux.HandleFunc("POST /queues/{queue}/redrive", func(w http.ResponseWriter, r *http.Request) {
		count, err := system.Redrive(r.PathValue("queue"))
		answer(w, map[string]int{"redriven": count}, err)
	})
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, r *http.Request) {
		token, err := system.Token(r.Context(), r.FormValue("role"), r.FormValue("user"))
		answer(w, map[string]string{"token": token}, err)
	})
	mux.HandleFunc("POST /date", func(w http.ResponseWriter, r *http.Request) { serveDate(w, r, system) })
	return ownOriginOnly(mux)
}

func answer(w http.ResponseWriter, value any, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		value = map[string]string{"error": err.Error()}
	}
	_ = json.NewEncoder(w).Encode(value)
}

// Step is one line of the answer to POST /date.
type Step struct {
	Step  string `json:"step,omitempty"`
	Error string `json:"error,omitempty"`
	Done  bool   `json:"done,omitempty"` // the last line, if all went well
}

func serveDate(w http.ResponseWriter, r *http.Request, system System) {
	w.Header().Set("Content-Type", "application/x-ndjson")
	lines := json.NewEncoder(w)
	say := func(s Step) {
		_ = lines.Encode(s)
		_ = http.NewResponseController(w).Flush()
	}
	if err := system.Date(r.Context(), r.FormValue("to"), func(line string) { say(Step{Step: line}) }); err != nil {
		say(Step{Error: err.Error()})
		return
	}
	say(Step{Done: true})
}

// ownOriginOnly keeps other sites' pages from steering the system through the
// reader's browser, also where they rebind their name to this address.
func ownOriginOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		named := host != "localhost" && net.ParseIP(host) == nil
		origin, err := url.Parse(r.Header.Get("Origin"))
		if named || err != nil || r.Header.Get("Origin") != "" && origin.Host != r.Host {
			http.Error(w, "only this page's own origin may ask", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}
