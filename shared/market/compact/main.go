// Command compact writes data.json beside data/*.yaml: people write the markets as YAML,
// functions read them as JSON. Run it by go generate ./shared/market.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/goccy/go-yaml"
)

func main() {
	out, err := compact("data")
	if err == nil {
		err = os.WriteFile("data.json", out, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "compact:", err)
		os.Exit(1)
	}
}

// compact is every YAML file of a folder as one JSON object by "data/<name>".
func compact(folder string) ([]byte, error) {
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
		converted, err := yaml.YAMLToJSON(source)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		files["data/"+filepath.Base(path)] = bytes.TrimSpace(converted)
	}
	out, err := json.MarshalIndent(files, "", " ")
	return append(out, '\n'), err
}
