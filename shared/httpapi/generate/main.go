// Command generate writes shared/httpapi/contract: what each operation of openapi.yaml
// demands of a request, as Go. It exists so that no function parses the description when it
// starts, and that what shared/schema cannot hold is refused when the project is built. Run it by go generate ./shared/httpapi.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run("openapi.yaml", "contract"); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes the package anew; files of operations that are gone go too.
func run(from, folder string) error {
	description, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	files, err := generate(description)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if source, err := os.ReadFile(path); err != nil || strings.HasPrefix(string(source), heading) {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	for name, source := range files {
		if err := os.WriteFile(filepath.Join(folder, name), source, 0o644); err != nil {
			return err
		}
	}
	return nil
}
