package contract

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// entries are the names in a folder of the project.
func entries(t *testing.T, folder string) (folders, files []string) {
	t.Helper()
	found, err := os.ReadDir(filepath.Join(root, folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range found {
		if entry.IsDir() {
			folders = append(folders, entry.Name())
		} else {
			files = append(files, entry.Name())
		}
	}
	return folders, files
}

var (
	oneWord  = regexp.MustCompile(`^[a-z]+$`)
	verbNoun = regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`)
)

// From the listing of functions/ a reader goes to an area, and there to a verb and a noun.
func TestEveryFunctionIsInTheFolderOfItsAreaAndDeclaredThere(t *testing.T) {
	t.Parallel()
	declared := map[string]string{}
	for _, f := range functions(t) {
		if f.area == "" {
			t.Errorf("%s is in no area: the system's template holds what areas share", f.id)
		}
		declared["functions/"+f.folder()] = f.id
	}
	areas, loose := entries(t, "functions")
	if len(loose) != 0 {
		t.Errorf("functions/ holds %v, which are no areas", loose)
	}
	for _, area := range areas {
		folders, files := entries(t, "functions/"+area)
		if !oneWord.MatchString(area) || !slices.Equal(files, []string{"template.yaml"}) {
			t.Errorf("functions/%s holds %v: an area is one word, and has a template.yaml beside its functions", area, files)
		}
		for _, folder := range folders {
			path := "functions/" + area + "/" + folder
			if want := pascal(folder); !verbNoun.MatchString(folder) || declared[path] != want {
				t.Errorf("%s is resource %q, want a verb and a noun, declared in its area as %s", path, declared[path], want)
			}
			delete(declared, path)
			_, files := entries(t, path)
			for _, name := range []string{"main.go", "handler.go", "handler_test.go", "event.json", "answer.json"} {
				if !slices.Contains(files, name) {
					t.Errorf("%s has no %s", path, name)
				}
			}
		}
	}
	for path, id := range declared {
		t.Errorf("%s has no %s", id, path)
	}
}

// People, commands and the local host name a resource by its logical ID alone.
func TestALogicalIDIsOfOneTemplate(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for _, r := range resources(t, "") {
		if other, ok := seen[r.id]; ok {
			t.Errorf("%s is in %q and in %q", r.id, other, r.area)
		}
		seen[r.id] = r.area
	}
}

func TestAnAreaIsOneNestedApplicationGivenWhatItAsksFor(t *testing.T) {
	t.Parallel()
	p := project(t)
	settings := object(p.system["Parameters"])
	for _, r := range resources(t, "AWS::Serverless::Application") {
		if location := text(r.properties["Location"]); pascal(filepath.Base(filepath.Dir(location))) != r.id || filepath.Dir(filepath.Dir(location)) != "functions" {
			t.Errorf("%s is %s", r.id, location)
		}
	}
	for area, doc := range p.areas {
		application := object(object(p.system["Resources"])[pascal(area)])
		given, asked := object(object(application["Properties"])["Parameters"]), object(doc["Parameters"])
		if !maps.Equal(set(maps.Keys(given)), set(maps.Keys(asked))) {
			t.Errorf("%s asks for %v and is given %v", area, slices.Sorted(maps.Keys(asked)), slices.Sorted(maps.Keys(given)))
		}
		source, _ := json.Marshal(doc)
		for name, v := range asked {
			// A default would stand in for what the system forgot to give.
			if text(object(v)["Description"]) == "" || object(v)["Default"] != nil {
				t.Errorf("%s: %s has no description, or a default", area, name)
			}
			if settings[name] != nil && name != "TableName" { // the table's name comes from the table
				same(t, given[name], `{"Ref":"`+name+`"}`)
			}
			if used := regexp.MustCompile(`\{"Ref":"` + name + `"\}|\$\{` + name + `\}`); !used.Match(source) {
				t.Errorf("%s does not use %s", area, name)
			}
		}
	}
}

// Globals are a template's own, so each area says them again.
func TestGlobalsAreTheSameInEveryArea(t *testing.T) {
	t.Parallel()
	p := project(t)
	want, _ := json.Marshal(p.areas["apply"]["Globals"])
	for _, doc := range p.areas {
		same(t, doc["Globals"], string(want))
	}
	if p.system["Globals"] != nil {
		t.Error("the system's template has globals, and no functions")
	}
}
