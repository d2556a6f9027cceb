package contract

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"credo/shared/store"
)

// kindPackages are the packages of the kinds of case by the kinds' names, shared/<kind>.
func kindPackages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, kind := range store.Kinds {
		folder := filepath.Join(root, "shared", kind.Name)
		if _, err := os.Stat(folder); err != nil {
			t.Fatalf("shared/store/kinds.go has the kind %s, and there is no shared/%s: name the package as the kind", kind.Name, kind.Name)
		}
		out[kind.Name] = folder
	}
	return out
}

// declared are the events that the kernel and its kinds declare, read from their source,
// with who declares each: "any" for the kernel, or the names of kinds.
func declared(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	read := func(who, folder string) {
		files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		before := len(out)
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`EventName\s*= "(\w+)"`).FindAllSubmatch(source, -1) {
				out[string(m[1])] = append(out[string(m[1])], who)
			}
		}
		if len(out) == before {
			t.Errorf("%s declares no event: write Name casefile.EventName = \"Name\"", folder)
		}
	}
	read("any", filepath.Join(root, "shared/casefile"))
	for name, folder := range kindPackages(t) {
		read(name, folder)
	}
	for name := range out {
		slices.Sort(out[name])
	}
	return out
}

func TestEachEventIsInThePageOfInterfaces(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join(root, "docs/interfaces.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| ([a-z, ]+) \\| .+\\. \\|$").FindAllSubmatch(page, -1) {
		told[string(m[1])] = string(m[2])
	}
	events := declared(t)
	for name, kinds := range events {
		if want := strings.Join(kinds, ", "); told[name] != want {
			t.Errorf("docs/interfaces.md has %q as the case of %s: give it the line | `%s` | %s | What it means. |", told[name], name, name, want)
		}
	}
	for name := range told {
		if events[name] == nil {
			t.Errorf("docs/interfaces.md tells of %s, which nothing declares: take the line out", name)
		}
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
	described := map[string]bool{}
	for _, m := range regexp.MustCompile(`- (\w+)`).FindAllSubmatch(list[1], -1) {
		described[string(m[1])] = true
	}
	events := declared(t)
	for name := range events {
		if !described[name] {
			t.Errorf("Event in shared/httpapi/openapi.yaml lacks %s: add it there, and run go generate ./shared/httpapi", name)
		}
	}
	for name := range described {
		if events[name] == nil {
			t.Errorf("Event in shared/httpapi/openapi.yaml has %s, which nothing declares: take it out", name)
		}
	}
}

func TestEachQueueHasAName(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join(root, "site/src/staff/names.ts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, queue := range store.Kinds.Queues() {
		if !strings.Contains(string(source), `"`+string(queue)+`"`) {
			t.Errorf("staff have no words for the queue %s: add it to QUEUES in site/src/staff/names.ts", queue)
		}
	}
}
