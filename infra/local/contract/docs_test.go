package contract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// pages are what people read: the README and everything under docs/, by path.
func pages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"README.md", "docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("no %s: %v", pattern, err)
		}
		for _, path := range found {
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			out[path] = string(source)
		}
	}
	return out
}

var (
	// a command as it stands in code: at the start of a line, behind a backtick or in $(…)
	made   = regexp.MustCompile("(?m)(?:^ *|`|\\$\\()make (?:-s )?([a-z][a-z-]*)")
	target = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
	named  = regexp.MustCompile(`\b(?:ID|QUEUE)=([A-Z][A-Za-z]+)`)
	link   = regexp.MustCompile(`\]\(([^)\s]+)\)`)
)

func TestTheDocsNameCommandsAndResourcesThatExist(t *testing.T) {
	t.Parallel()
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	targets, ids, commands := map[string]bool{}, map[string]bool{}, 0
	for _, m := range target.FindAllStringSubmatch(string(makefile), -1) {
		targets[m[1]] = true
	}
	for _, r := range resources(t, "") {
		ids[r.id] = true
	}
	for path, page := range pages(t) {
		for _, m := range made.FindAllStringSubmatch(page, -1) {
			if commands++; !targets[m[1]] {
				t.Errorf("%s: there is no make %s", path, m[1])
			}
		}
		for _, m := range named.FindAllStringSubmatch(page, -1) {
			if !ids[m[1]] {
				t.Errorf("%s: the template has no %s", path, m[1])
			}
		}
	}
	if commands < 30 {
		t.Errorf("only %d commands read", commands)
	}
}

func TestTheDocsLinkToWhatIsThere(t *testing.T) {
	t.Parallel()
	all := pages(t)
	for path, page := range all {
		for _, m := range link.FindAllStringSubmatch(page, -1) {
			file, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(file, "://") {
				continue
			}
			to := path
			if file != "" {
				to = filepath.Join(filepath.Dir(path), file)
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s links to %s, which is not there", path, m[1])
			}
			if anchor != "" && !headings(all[to])[anchor] {
				t.Errorf("%s links to %s, which has no such heading", path, m[1])
			}
		}
	}
}

// headings are a page's, as links name them.
func headings(page string) map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(page) {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			out[strings.ReplaceAll(strings.ToLower(strings.TrimSpace(title)), " ", "-")] = true
		}
	}
	return out
}
