package queue

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

func (s *Store) bucket(tx *bbolt.Tx, queueID string) *bbolt.Bucket {
	return tx.Bucket(root).Bucket([]byte(queueID))
}

func put(bucket *bbolt.Bucket, message Message, visible time.Time) error {
	sequence, err := bucket.NextSequence()
	if err != nil {
		return err
	}
	value, err := json.Marshal(message)
	if err != nil {
		return err
	}
	return bucket.Put(key(visible, sequence), value)
}

// move files a message under a new time.
func move(bucket *bbolt.Bucket, message Message, visible time.Time) error {
	if err := bucket.Delete(message.receipt); err != nil {
		return err
	}
	return put(bucket, message, visible)
}

// collect reads the messages that are wanted, before any of them moves.
func collect(bucket *bbolt.Bucket, wanted func(Message) bool) ([]Message, error) {
	var messages []Message
	err := bucket.ForEach(func(key, value []byte) error {
		message, err := decode(key, value)
		if err == nil && wanted(message) {
			messages = append(messages, message)
		}
		return err
	})
	return messages, err
}

func newID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// replace writes a message again where it lies.
func replace(bucket *bbolt.Bucket, message Message) error {
	value, err := json.Marshal(message)
	if err != nil {
		return err
	}
	return bucket.Put(message.receipt, value)
}
