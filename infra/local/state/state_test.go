package state_test

import (
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"credo/infra/local/state"
)

func TestStateIsFoundAgainAndHasOneOwner(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "deep", "state.db")
	db, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	_ = db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucket([]byte("b"))
		if err != nil {
			return err
		}
		return bucket.Put([]byte("k"), []byte("v"))
	})
	if _, err := state.Open(path); err == nil || !strings.Contains(err.Error(), "running already") {
		t.Errorf("second owner: %v", err)
	}
	db.Close()
	if db, err = state.Open(path); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_ = db.View(func(tx *bbolt.Tx) error {
		if got := string(tx.Bucket([]byte("b")).Get([]byte("k"))); got != "v" {
			t.Errorf("found %q", got)
		}
		return nil
	})
}
