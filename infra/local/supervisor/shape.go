package supervisor

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// stored is what a system keeps in its data folder between starts; a folder of today's shape
// says so in the file "shape".
var stored = []string{"dynamodb", "objects", "state.db", "state.db-wal", "state.db-shm", "clock", "loading", "shape"}

// OtherShapeError is data that was stored by a system which laid it out in another way. It
// cannot be read, and is not touched.
type OtherShapeError struct{ Data string }

func (e *OtherShapeError) Error() string {
	return fmt.Sprintf("the data in %s was stored by another version of Credo, which this one does not read", e.Data)
}

// claim takes a data folder that is empty or of the shape; Afresh empties one of another.
func (o *Options) claim() error {
	mark := filepath.Join(o.Data, "shape")
	found, err := os.ReadFile(mark)
	if err == nil && string(found) == o.Shape {
		return nil
	}
	if !errors.Is(err, os.ErrNotExist) && err != nil {
		return err
	}
	if o.holdsData() {
		if !o.Afresh {
			return &OtherShapeError{o.Data}
		}
		if err := o.forget(); err != nil {
			return err
		}
	}
	return os.WriteFile(mark, []byte(o.Shape), 0o644)
}

// holdsData reports whether somebody's work is in the folder; a clock alone is none.
func (o *Options) holdsData() bool {
	for _, name := range []string{"dynamodb", "objects", "state.db"} {
		if _, err := os.Stat(filepath.Join(o.Data, name)); err == nil {
			return true
		}
	}
	return false
}

func (o *Options) forget() error {
	var failed []error
	for _, name := range stored {
		failed = append(failed, os.RemoveAll(filepath.Join(o.Data, name)))
	}
	return errors.Join(failed...)
}
