// Package state opens the file in which the local system keeps what AWS would
// keep for it: queued messages, stream positions, secrets, sent mail. Its
// users each own buckets of the file.
package state

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
)

// Open opens or creates the file. It survives the end of the process at any
// point; since it is not synced to disk, not that of the machine. A second
// process on the same file is an error.
func Open(path string) (*bbolt.DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true, NoFreelistSync: true, FreelistType: bbolt.FreelistMapType, Timeout: 3 * time.Second})
	if err != nil {
		return nil, fmt.Errorf("%s (is the system running already?): %w", path, err)
	}
	return db, nil
}
