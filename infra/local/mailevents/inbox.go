package mailevents

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/bus"
)

var (
	sentMail = []byte("mail")        // Sent, by sequence
	bodies   = []byte("mail-bodies") // requests, by the same sequence
)

const (
	sendPath   = "/v2/email/outbound-emails"
	maxBody    = 40 << 20
	keptSent   = 50_000 // the newest mails that are listed
	keptBodies = 500    // the newest mails that a restart finds in the inbox
)

// refillHeader marks a mail that is known already.
const refillHeader = "X-Credo-Refill"

// Bus takes events.
type Bus interface {
	Publish(events ...bus.Event) (ids []string, err error)
}

// Reporter reports the mail that an inbox takes.
type Reporter struct {
	db  *bbolt.DB
	bus Bus
}

// New reports on the bus and keeps mail in the file.
func New(db *bbolt.DB, bus Bus) (*Reporter, error) {
	return &Reporter{db: db, bus: bus}, db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{sentMail, bodies} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
}

// Sent is a mail that was accepted.
type Sent struct {
	MessageID string            `json:"messageId"`
	At        time.Time         `json:"at"`
	To        []string          `json:"to"`
	Subject   string            `json:"subject"`
	Headers   map[string]string `json:"headers"`
}

// Around puts the reporter before the inbox. What the inbox accepted is kept
// and reported before the sender is answered, so a lost answer loses no event.
func (m *Reporter) Around(inbox http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodGet && r.URL.Path == "/sent":
			m.list(w)
		case r.Method == http.MethodPost && r.URL.Path == sendPath && r.Header.Get(refillHeader) == "":
			m.send(w, r, inbox)
		default:
			inbox.ServeHTTP(w, r)
		}
	})
}

func (m *Reporter) send(w http.ResponseWriter, r *http.Request, inbox http.Handler) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	answer := httptest.NewRecorder()
	inbox.ServeHTTP(answer, r)
	var accepted struct{ MessageId string }
	if answer.Code == http.StatusOK && json.Unmarshal(answer.Body.Bytes(), &accepted) == nil {
		if err := m.accept(body, accepted.MessageId); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	for name, values := range answer.Header() {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

func (m *Reporter) accept(body []byte, messageID string) error {
	mail, err := decode(body)
	if err != nil {
		return err
	}
	now := time.Now()
	headers := map[string]string{}
	for _, header := range mail.headers() {
		headers[header.Name] = header.Value
	}
	if err := m.keep(Sent{messageID, now, mail.destinations(), headers["Subject"], headers}, body); err != nil {
		return err
	}
	if mail.configurationSet() == "" {
		return nil
	}
	list, err := events(mail, messageID, now)
	if err != nil {
		return err
	}
	_, err = m.bus.Publish(list...)
	return err
}

// Sent lists the mail that was accepted, oldest first.
func (m *Reporter) Sent() ([]Sent, error) {
	list := []Sent{}
	err := m.each(sentMail, func(value []byte) error {
		var mail Sent
		err := json.Unmarshal(value, &mail)
		list = append(list, mail)
		return err
	})
	return list, err
}

func (m *Reporter) list(w http.ResponseWriter) {
	list, err := m.Sent()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(list)
}
