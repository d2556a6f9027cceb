package contract

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// floors are the packages of shared/ from the ground up: each imports only what is below
// it. The kernel (casefile) is below every kind of case; what stores cases of any kind and
// draws their letters (table, letter) is beside the kinds and knows none.
var floors = [][]string{
	{"calendar", "identifier", "problem", "realtime", "setting", "stored"},
	{"cloud", "market", "schema", "start", "verification/nppes"},
	{"casefile", "httpapi", "mail", "secret", "vault"},
	{"credential", "form", "httpapi/contract", "mailroom"},
	{"letter", "participation", "table"},
	{"application"},
	{"store", "wording"},
	{"endpoint", "enrollment", "rehearsal", "statistics"},
}

func TestEachPackageImportsOnlyWhatIsBelowIt(t *testing.T) {
	t.Parallel()
	floor := map[string]int{}
	for i, names := range floors {
		for _, name := range names {
			floor[name] = i
		}
	}
	for _, name := range sharedPackages(t) {
		own, placed := floor[name]
		if !placed {
			t.Errorf("shared/%s stands on no floor: add it to floors in infra/local/contract/imports_test.go, above all that it imports%s", name, highest(t, name, floor))
			continue
		}
		for _, imported := range importsOf(t, filepath.Join(root, "shared", name)) {
			below, ours := strings.CutPrefix(imported, "credo/shared/")
			if at, placed := floor[below]; ours && placed && at >= own {
				t.Errorf("shared/%s imports shared/%s, which is not below it: turn the dependency round, or put shared/%s on a higher floor", name, below, name)
			}
		}
	}
}

// highest says what is the highest that a package imports.
func highest(t *testing.T, name string, floor map[string]int) string {
	t.Helper()
	top := ""
	for _, imported := range importsOf(t, filepath.Join(root, "shared", name)) {
		below, ours := strings.CutPrefix(imported, "credo/shared/")
		if at, placed := floor[below]; ours && placed && (top == "" || at > floor[top]) {
			top = below
		}
	}
	if top == "" {
		return ""
	}
	return ": the highest is " + top
}

// sharedPackages are the packages that functions link; those of tests and generators are none.
func sharedPackages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(root, "shared"), func(path string, d os.DirEntry, err error) error {
		name, _ := filepath.Rel(filepath.Join(root, "shared"), path)
		switch {
		case err != nil || !d.IsDir():
			return err
		case strings.HasSuffix(name, "test") || d.Name() == "testdata" || d.Name() == "generate":
			return filepath.SkipDir
		case len(importsOf(t, path)) > 0:
			out = append(out, filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil || len(out) < 15 {
		t.Fatalf("%d packages: %v", len(out), err)
	}
	return out
}

// importsOf are the imports of a folder's Go files, tests left out.
func importsOf(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range file.Imports {
			path, _ := strconv.Unquote(s.Path.Value)
			out = append(out, path)
		}
	}
	return out
}

func TestNoKindOfCaseReachesAWS(t *testing.T) {
	t.Parallel()
	pure := []string{"./shared/casefile", "./shared/form", "./shared/credential"}
	for name := range kindPackages(t) {
		pure = append(pure, "./shared/"+name)
	}
	loaded, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedImports | packages.NeedDeps, Dir: root}, pure...)
	if err != nil || len(loaded) != len(pure) {
		t.Fatalf("%d packages: %v", len(loaded), err)
	}
	packages.Visit(loaded, func(p *packages.Package) bool {
		if strings.Contains(p.PkgPath, "aws") || p.PkgPath == "net/http" {
			t.Errorf("%s is reached from the kinds of case: a kind is pure; what it needs of AWS, a function gives it", p.PkgPath)
		}
		return true
	}, nil)
}

// serveAnyKind are the functions that serve every kind of case: only their main.go, which
// wires, says which kinds there are.
var serveAnyKind = []string{"sweep-deadlines", "publish-events", "send-letter", "record-delivery"}

func TestWhatServesEveryKindKnowsNone(t *testing.T) {
	t.Parallel()
	kinds := []string{"credo/shared/store", "credo/shared/wording"}
	for name := range kindPackages(t) {
		kinds = append(kinds, "credo/shared/"+name)
	}
	for _, name := range serveAnyKind {
		folder := functionFolder(t, name)
		files, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "main.go" {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range file.Imports {
				if imported, _ := strconv.Unquote(s.Path.Value); slices.Contains(kinds, imported) {
					t.Errorf("%s imports %s: what serves every kind of case learns of the kinds in main.go alone", path, imported)
				}
			}
		}
	}
}

// functionFolder is where a function lies, in whichever area.
func functionFolder(t *testing.T, name string) string {
	t.Helper()
	for _, pattern := range []string{"functions/" + name, "functions/*/" + name} {
		if found, _ := filepath.Glob(filepath.Join(root, pattern)); len(found) == 1 {
			return found[0]
		}
	}
	t.Fatalf("there is no function %s", name)
	return ""
}
