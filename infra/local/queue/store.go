package queue

import (
	"fmt"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

var root = []byte("queues")

// Options adjusts a store. Its zero value is SQS's behaviour in real time.
type Options struct {
	// Hasten divides delays and visibility timeouts, so that a test of
	// failures need not wait as long as production would; 0 is 1.
	Hasten float64
	Now    func() time.Time // nil: time.Now
}

// Store holds all queues of the system in one file.
type Store struct {
	db      *bbolt.DB
	options Options
	queues  map[string]template.Queue // by logical ID
	faults  faults

	mu      sync.Mutex
	changed map[string]chan struct{} // closed when a queue gets a message
}

// Open prepares the queues in the file. Whatever was in flight when the last
// process ended can be received at once, since nobody works on it any more.
func Open(db *bbolt.DB, queues []template.Queue, options Options) (*Store, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Hasten == 0 {
		options.Hasten = 1
	}
	store := &Store{db: db, options: options, queues: map[string]template.Queue{}, changed: map[string]chan struct{}{}}
	for _, queue := range queues {
		store.queues[queue.ID] = queue
		store.changed[queue.ID] = make(chan struct{})
	}
	return store, db.Update(func(tx *bbolt.Tx) error {
		for _, queue := range queues {
			if err := store.prepare(tx, queue); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) prepare(tx *bbolt.Tx, queue template.Queue) error {
	if _, ok := s.queues[queue.DeadLetter]; queue.DeadLetter != "" && !ok {
		return fmt.Errorf("queue %s: its dead-letter queue %s does not exist", queue.ID, queue.DeadLetter)
	}
	all, err := tx.CreateBucketIfNotExists(root)
	if err != nil {
		return err
	}
	bucket, err := all.CreateBucketIfNotExists([]byte(queue.ID))
	if err != nil {
		return err
	}
	messages, err := collect(bucket, func(m Message) bool { return m.InFlight })
	if err != nil {
		return err
	}
	for _, message := range messages {
		message.InFlight = false
		message.Receives-- // the process ended, the function did not fail
		if err := move(bucket, message, s.options.Now()); err != nil {
			return err
		}
	}
	return nil
}

// Send puts a message into the queue within the caller's transaction. The
// queue's own delay applies.
func (s *Store) Send(tx *bbolt.Tx, queueID, body string) (id string, err error) {
	queue, ok := s.queues[queueID]
	if !ok {
		return "", fmt.Errorf("queue %s does not exist", queueID)
	}
	now := s.options.Now()
	message := Message{ID: newID(), Body: body, SentAt: now}
	visible := now.Add(s.hastened(queue.Delay) + s.faults.delay())
	if err := put(s.bucket(tx, queueID), message, visible); err != nil {
		return "", err
	}
	tx.OnCommit(func() { s.announce(queueID) })
	return message.ID, nil
}

// SendNow is Send in a transaction of its own.
func (s *Store) SendNow(queueID, body string) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		_, err := s.Send(tx, queueID, body)
		return err
	})
}

func (s *Store) hastened(d time.Duration) time.Duration {
	return time.Duration(float64(d) / s.options.Hasten)
}

// announce wakes whoever waits for a message of the queue.
func (s *Store) announce(queueID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.changed[queueID])
	s.changed[queueID] = make(chan struct{})
}

func (s *Store) changes(queueID string) <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed[queueID]
}
