package contract

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"credo/shared/store"
)

// kindsOf are the kinds of case by the folder of shared/ that their package lies in: a
// package may have several.
func kindsOf(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, kind := range store.Kinds {
		folder, ok := strings.CutPrefix(reflect.TypeOf(kind.New()).Elem().PkgPath(), "credo/shared/")
		if !ok {
			t.Fatalf("the kind of case %s is of no package of shared/: move it there", kind.Name)
		}
		out[folder] = append(out[folder], kind.Name)
	}
	return out
}

// declared are the events that packages of shared/ declare, read from their source, with
// the folders that declare each.
func declared(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, folder := range sharedPackages(t) {
		files, _ := filepath.Glob(filepath.Join(root, "shared", folder, "*.go"))
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`EventName\s*= "(\w+)"`).FindAllSubmatch(source, -1) {
				out[string(m[1])] = append(out[string(m[1])], folder)
			}
		}
	}
	if len(out) < 30 {
		t.Fatalf("found only the events %v", out)
	}
	return out
}

// mayBeOf says what stands as the case of an event: "any" for the kernel's, the kinds of
// the package that declares it, any kinds for one that kinds share.
func mayBeOf(t *testing.T, folders []string) []string {
	t.Helper()
	kinds := kindsOf(t)
	var out []string
	for _, folder := range folders {
		switch own := kinds[folder]; {
		case folder == "casefile":
			return []string{"any"}
		case own == nil:
			for _, all := range kinds {
				out = append(out, all...)
			}
		default:
			out = append(out, own...)
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
	told := map[string][]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| ([a-z, ]+) \\| .+\\. \\|$").FindAllSubmatch(page, -1) {
		told[string(m[1])] = strings.Split(string(m[2]), ", ")
	}
	events := declared(t)
	for name, folders := range events {
		may := mayBeOf(t, folders)
		if told[name] == nil {
			t.Errorf("docs/interfaces.md does not tell of %s: add the line | `%s` | %s | What it means. |", name, name, strings.Join(may, ", "))
		}
		for _, kind := range told[name] {
			if !slices.Contains(may, kind) {
				t.Errorf("docs/interfaces.md says that %s happens to %q; it is declared by %v: name of %v", name, kind, folders, may)
			}
		}
		if len(told[name]) > 0 && len(told[name]) < len(folders) {
			t.Errorf("docs/interfaces.md says that %s happens to %v alone; %v declare it", name, told[name], folders)
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
