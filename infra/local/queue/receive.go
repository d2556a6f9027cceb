package queue

import (
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

// Receive takes up to max messages that are visible and hides them for the
// queue's visibility timeout. What was received too often goes to the
// dead-letter queue instead, what is too old goes away.
func (s *Store) Receive(queueID string, max int) ([]Message, error) {
	queue := s.queues[queueID]
	var taken []Message
	err := s.db.Update(func(tx *bbolt.Tx) error {
		taken = nil
		now := s.options.Now()
		for _, message := range s.visible(tx, queueID, now, max) {
			done, err := s.retire(tx, queue, message, now)
			if err != nil {
				return err
			}
			if done {
				continue
			}
			received, err := s.hide(tx, queue, message, now)
			if err != nil {
				return err
			}
			taken = append(taken, received)
		}
		return nil
	})
	return taken, err
}

// visible are the first messages that can be received now.
func (s *Store) visible(tx *bbolt.Tx, queueID string, now time.Time, max int) []Message {
	var messages []Message
	cursor := s.bucket(tx, queueID).Cursor()
	for key, value := cursor.First(); key != nil && len(messages) < max; key, value = cursor.Next() {
		message, err := decode(key, value)
		if err != nil || message.VisibleAt.After(now) {
			break
		}
		messages = append(messages, message)
	}
	return messages
}

// retire takes a message out of its queue that must not be received again.
func (s *Store) retire(tx *bbolt.Tx, queue template.Queue, message Message, now time.Time) (bool, error) {
	expired := queue.Retention > 0 && now.Sub(message.SentAt) > queue.Retention
	dead := queue.DeadLetter != "" && message.Receives >= queue.MaxReceives
	if !expired && !dead {
		return false, nil
	}
	if err := s.bucket(tx, queue.ID).Delete(message.receipt); err != nil {
		return true, err
	}
	if expired {
		return true, nil
	}
	return true, s.bury(tx, queue, message, now)
}

// bury puts a dead letter into the dead-letter queue. Its age goes on counting
// from when it was first sent, as in SQS.
func (s *Store) bury(tx *bbolt.Tx, queue template.Queue, message Message, now time.Time) error {
	message.From, message.InFlight = queue.ID, false
	if err := put(s.bucket(tx, queue.DeadLetter), message, now); err != nil {
		return err
	}
	tx.OnCommit(func() { s.announce(queue.DeadLetter) })
	return nil
}

func (s *Store) hide(tx *bbolt.Tx, queue template.Queue, message Message, now time.Time) (Message, error) {
	bucket := s.bucket(tx, queue.ID)
	message.Receives++
	message.InFlight = true
	if message.FirstReceived.IsZero() {
		message.FirstReceived = now
	}
	until := now.Add(s.hastened(queue.VisibilityTimeout))
	if err := move(bucket, message, until); err != nil {
		return message, err
	}
	message.receipt = key(until, bucket.Sequence())
	return message, nil
}

// Delete removes messages that were handled. A message that was received again
// meanwhile stays, as in SQS its old receipt no longer counts.
func (s *Store) Delete(queueID string, messages []Message) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		bucket := s.bucket(tx, queueID)
		for _, message := range messages {
			if bucket.Get(message.receipt) == nil {
				continue
			}
			if !message.Repeated && s.faults.repeat() {
				message.Repeated, message.InFlight = true, false
				if err := move(bucket, message, s.options.Now()); err != nil {
					return err
				}
				tx.OnCommit(func() { s.announce(queueID) })
				continue
			}
			if err := bucket.Delete(message.receipt); err != nil {
				return err
			}
		}
		return nil
	})
}

// note keeps why messages failed, for people who look at dead letters.
func (s *Store) note(queueID string, messages []Message, reason string) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		bucket := s.bucket(tx, queueID)
		for _, message := range messages {
			if bucket.Get(message.receipt) == nil {
				continue
			}
			message.LastError = reason
			if err := replace(bucket, message); err != nil {
				return err
			}
		}
		return nil
	})
}

// next is when the queue's first message becomes visible.
func (s *Store) next(queueID string) (at time.Time, any bool) {
	_ = s.db.View(func(tx *bbolt.Tx) error {
		if key, _ := s.bucket(tx, queueID).Cursor().First(); key != nil {
			at, any = visibleAt(key), true
		}
		return nil
	})
	return at, any
}
