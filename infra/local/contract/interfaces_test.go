package contract

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// declared are the events that the kernel and its kinds declare, read from their source.
func declared(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"casefile/event.go", "application/events.go", "participation/events.go", "credential/verification.go", "committee/events.go"} {
		source, err := os.ReadFile(filepath.Join(root, "shared", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`EventName = "(\w+)"`).FindAllSubmatch(source, -1) {
			out = append(out, string(m[1]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestEachEventIsInThePageOfInterfaces(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(root, "docs/interfaces.md"))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (?:any|application|participation|both|committee|meeting) \\| .+\\. \\|$").FindAllSubmatch(page, -1) {
		told = append(told, string(m[1]))
	}
	slices.Sort(told)
	if diff := cmp.Diff(declared(t), told); diff != "" {
		t.Errorf("declared and told: %s", diff)
	}
}

func TestEachEventIsInTheAPIDescription(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join(root, "shared/httpapi/openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)\n    Event:\n      type: string\n      enum:\n(.*?)\n\n`).FindSubmatch(source)
	if list == nil {
		t.Fatal("the description has no Event")
	}
	var described []string
	for _, m := range regexp.MustCompile(`- (\w+)`).FindAllSubmatch(list[1], -1) {
		described = append(described, string(m[1]))
	}
	slices.Sort(described)
	if diff := cmp.Diff(declared(t), described); diff != "" {
		t.Errorf("declared and described: %s", diff)
	}
}
