package bus

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/pattern"
	"credo/infra/local/template"
)

// recentEvents is how many events are kept to look at.
const recentEvents = 200

// Sender puts a message into a queue within a transaction.
type Sender interface {
	Send(tx *bbolt.Tx, queueID, body string) (id string, err error)
}

// Bus holds every bus of the system, the default one included.
type Bus struct {
	db     *bbolt.DB
	queues Sender
	names  map[string]bool
	rules  []rule

	mu     sync.Mutex
	recent []Seen
}

type rule struct {
	template.Rule
	pattern *pattern.Pattern
}

// Seen is an event that passed, and the rules that took it.
type Seen struct {
	ID, Bus, Source, DetailType string
	At                          time.Time
	Rules                       []string
}

// New reads the rules; what they ask for and the bus cannot do is an error.
func New(db *bbolt.DB, queues Sender, buses []template.Bus, rules []template.Rule) (*Bus, error) {
	b := &Bus{db: db, queues: queues, names: map[string]bool{template.DefaultBus: true}}
	for _, bus := range buses {
		b.names[bus.Name] = true
	}
	for _, read := range rules {
		if !b.names[read.Bus] {
			return nil, fmt.Errorf("rule %s: bus %s does not exist", read.ID, read.Bus)
		}
		parsed, err := pattern.Parse(read.Pattern)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", read.ID, err)
		}
		for _, target := range read.Targets {
			if err := supported(target); err != nil {
				return nil, fmt.Errorf("rule %s: %w", read.ID, err)
			}
		}
		b.rules = append(b.rules, rule{read, parsed})
	}
	return b, nil
}

func supported(target template.Target) error {
	if target.Queue == "" {
		return fmt.Errorf("target %s: only queues are supported locally", target.Function)
	}
	if _, err := path(target.InputPath); err != nil {
		return err
	}
	return nil
}

// Publish puts events into the queues of every rule that wants them, all or
// none, and returns their IDs.
func (b *Bus) Publish(events ...Event) (ids []string, err error) {
	seen := make([]Seen, len(events))
	encoded := make([][]byte, len(events))
	for i, event := range events {
		if !b.names[event.Bus] {
			return nil, fmt.Errorf("bus %s does not exist", event.Bus)
		}
		wrapped, err := wrap(event, time.Now())
		if err != nil {
			return nil, err
		}
		if encoded[i], err = json.Marshal(wrapped); err != nil {
			return nil, err
		}
		ids = append(ids, wrapped.ID)
		seen[i] = Seen{ID: wrapped.ID, Bus: event.Bus, Source: event.Source, DetailType: event.DetailType, At: time.Now()}
	}
	err = b.db.Update(func(tx *bbolt.Tx) error {
		for i := range events {
			if err := b.route(tx, &seen[i], encoded[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		b.remember(seen)
	}
	return ids, err
}

func (b *Bus) remember(seen []Seen) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.recent = append(b.recent, seen...)
	if over := len(b.recent) - recentEvents; over > 0 {
		b.recent = append([]Seen(nil), b.recent[over:]...)
	}
}

// Recent are the last events that passed, oldest first.
func (b *Bus) Recent() []Seen {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]Seen(nil), b.recent...)
}
