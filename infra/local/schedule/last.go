package schedule

import (
	"time"

	"go.etcd.io/bbolt"
)

var root = []byte("schedules")

// Done notes that the schedule's occurrences up to the instant were dealt with.
func (r *Runner) Done(id string, at time.Time) error {
	return r.options.DB.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists(root)
		if err != nil {
			return err
		}
		return bucket.Put([]byte(id), []byte(at.UTC().Format(time.RFC3339Nano)))
	})
}

func (r *Runner) last(id string) (at time.Time, err error) {
	err = r.options.DB.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(root)
		if bucket == nil {
			return nil
		}
		value := bucket.Get([]byte(id))
		if value == nil {
			return nil
		}
		at, err = time.Parse(time.RFC3339Nano, string(value))
		return err
	})
	return at, err
}
