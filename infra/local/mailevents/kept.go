package mailevents

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"

	"go.etcd.io/bbolt"
)

func (m *Reporter) keep(mail Sent, body []byte) error {
	value, err := json.Marshal(mail)
	if err != nil {
		return err
	}
	return m.db.Update(func(tx *bbolt.Tx) error {
		sequence, err := tx.Bucket(sentMail).NextSequence()
		if err != nil {
			return err
		}
		if err := push(tx.Bucket(sentMail), sequence, value, keptSent); err != nil {
			return err
		}
		return push(tx.Bucket(bodies), sequence, body, keptBodies)
	})
}

// push adds an entry and drops the one that is too old for it.
func push(bucket *bbolt.Bucket, sequence uint64, value []byte, keep uint64) error {
	if sequence > keep {
		if err := bucket.Delete(key(sequence - keep)); err != nil {
			return err
		}
	}
	return bucket.Put(key(sequence), value)
}

// Refill gives a new inbox the newest mail of earlier starts. Nothing is
// reported.
func (m *Reporter) Refill(ctx context.Context, inbox string) error {
	return m.each(bodies, func(body []byte) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, inbox+sendPath, bytes.NewReader(body))
		if err != nil {
			return err
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "AWS4-HMAC-SHA256 local")
		request.Header.Set(refillHeader, "true")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return fmt.Errorf("the inbox does not take back a mail: %s", response.Status)
		}
		return nil
	})
}

func (m *Reporter) each(name []byte, do func(value []byte) error) error {
	return m.db.View(func(tx *bbolt.Tx) error {
		return tx.Bucket(name).ForEach(func(_, value []byte) error { return do(value) })
	})
}

func key(sequence uint64) []byte { return binary.BigEndian.AppendUint64(nil, sequence) }
