package queue

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Status is how a queue stands.
type Status struct {
	ID         string
	DeadLetter bool // it takes another queue's dead letters
	Waiting    int  // can be received now
	Delayed    int  // not yet, or not again yet
	InFlight   int  // with a function
	Oldest     time.Time
}

// Status tells how each queue stands, by ID.
func (s *Store) Status() ([]Status, error) {
	var list []Status
	now := s.options.Now()
	err := s.db.View(func(tx *bbolt.Tx) error {
		for id := range s.queues {
			status := Status{ID: id, DeadLetter: len(s.sources(id)) > 0}
			messages, err := collect(s.bucket(tx, id), func(Message) bool { return true })
			if err != nil {
				return err
			}
			for _, message := range messages {
				status.count(message, now)
			}
			list = append(list, status)
		}
		return nil
	})
	slices.SortFunc(list, func(a, b Status) int { return strings.Compare(a.ID, b.ID) })
	return list, err
}

func (s *Status) count(message Message, now time.Time) {
	switch {
	case !message.VisibleAt.After(now):
		s.Waiting++
	case message.InFlight:
		s.InFlight++
	default:
		s.Delayed++
	}
	if s.Oldest.IsZero() || message.SentAt.Before(s.Oldest) {
		s.Oldest = message.SentAt
	}
}

// Idle says whether no queue but the dead-letter queues holds a message.
func (s *Store) Idle() (bool, error) {
	list, err := s.Status()
	for _, status := range list {
		if !status.DeadLetter && status.Waiting+status.Delayed+status.InFlight > 0 {
			return false, err
		}
	}
	return err == nil, err
}

// Peek shows up to max messages of a queue without receiving them.
func (s *Store) Peek(queueID string, max int) ([]Message, error) {
	if _, ok := s.queues[queueID]; !ok {
		return nil, fmt.Errorf("queue %s does not exist", queueID)
	}
	var messages []Message
	err := s.db.View(func(tx *bbolt.Tx) (err error) {
		messages, err = collect(s.bucket(tx, queueID), func(Message) bool { return true })
		return err
	})
	return messages[:min(len(messages), max)], err
}

// Redrive sends a dead-letter queue's messages back to where they failed, as
// if new, and says how many.
func (s *Store) Redrive(deadLetterID string) (count int, err error) {
	if _, ok := s.queues[deadLetterID]; !ok {
		return 0, fmt.Errorf("queue %s does not exist", deadLetterID)
	}
	err = s.db.Update(func(tx *bbolt.Tx) error {
		bucket := s.bucket(tx, deadLetterID)
		messages, err := collect(bucket, func(m Message) bool { _, known := s.queues[m.From]; return known })
		if err != nil {
			return err
		}
		count = len(messages)
		now := s.options.Now()
		for _, message := range messages {
			back := message.From
			if err := bucket.Delete(message.receipt); err != nil {
				return err
			}
			fresh := Message{ID: message.ID, Body: message.Body, SentAt: now}
			if err := put(s.bucket(tx, back), fresh, now); err != nil {
				return err
			}
			tx.OnCommit(func() { s.announce(back) })
		}
		return nil
	})
	return count, err
}

// sources are the queues whose dead letters go to the given one.
func (s *Store) sources(deadLetterID string) []string {
	var ids []string
	for id, queue := range s.queues {
		if queue.DeadLetter == deadLetterID {
			ids = append(ids, id)
		}
	}
	return ids
}
