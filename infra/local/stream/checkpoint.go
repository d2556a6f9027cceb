package stream

import (
	"encoding/json"

	"go.etcd.io/bbolt"
)

var root = []byte("streams")

// checkpoint is how far a function has read a stream.
type checkpoint struct {
	Stream string              `json:"stream"` // the engine's ARN; another one starts anew
	Shards map[string]position `json:"shards"`
}

type position struct {
	After string `json:"after,omitempty"` // the last sequence number handled
	Done  bool   `json:"done,omitempty"`  // closed and read to its end
}

func load(db *bbolt.DB, name string) (checkpoint, error) {
	var read checkpoint
	err := db.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(root)
		if bucket == nil {
			return nil
		}
		if value := bucket.Get([]byte(name)); value != nil {
			return json.Unmarshal(value, &read)
		}
		return nil
	})
	return read, err
}

func save(db *bbolt.DB, name string, checkpoint checkpoint) error {
	value, err := json.Marshal(checkpoint)
	if err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists(root)
		if err != nil {
			return err
		}
		return bucket.Put([]byte(name), value)
	})
}
