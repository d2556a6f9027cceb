// Command generate writes data/*.yaml as Go beside them: people write the markets as YAML,
// functions read none. It exists so that a wrong market fails the build and not a request:
// it checks all of them. Run it by go generate ./shared/market.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/goccy/go-yaml"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	sources, err := load("data")
	if err != nil {
		return err
	}
	l, err := read(sources)
	if err != nil {
		return err
	}
	files, err := write(l)
	if err != nil {
		return err
	}
	old, err := filepath.Glob("data*.go")
	if err != nil {
		return err
	}
	for _, path := range old {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	for name, source := range files {
		if err := os.WriteFile(name, source, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// load is every YAML file of a folder as JSON by "data/<name>".
func load(folder string) (map[string]json.RawMessage, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	files := map[string]json.RawMessage{}
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if files["data/"+filepath.Base(path)], err = yaml.YAMLToJSON(source); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return files, nil
}
