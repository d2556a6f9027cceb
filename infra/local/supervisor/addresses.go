package supervisor

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// WriteAddresses puts the addresses where other programs look for them, and
// takes them away when the system stops.
func (s *Supervisor) WriteAddresses() error {
	source, err := json.MarshalIndent(s.addresses, "", "  ")
	if err != nil {
		return err
	}
	path := filepath.Join(s.options.Data, "addresses.json")
	next := path + ".next"
	if err := os.WriteFile(next, append(source, '\n'), 0o644); err != nil {
		return err
	}
	s.onStop(func() { os.Remove(path) })
	return os.Rename(next, path)
}
