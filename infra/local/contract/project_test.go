// Package contract holds the templates, of the system and of its areas, against what
// stands around them: the API description, the folders of the functions, what each
// function's code can ask of AWS, and the rules of the house. A deployment finds such
// faults late, and some of them never, such as a right that is granted and not needed.
package contract

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"credo/infra/local/template"
)

const root = "../../.."

// templates are the system's, as written, and those of its areas by their names.
type templates struct {
	system    map[string]any
	areas     map[string]map[string]any
	resources []resource // of all of them, an area's parameters replaced by what they stand for
}

var parsed = sync.OnceValues(func() (*templates, error) {
	p := &templates{areas: map[string]map[string]any{}}
	var err error
	if p.system, err = parse("template.yaml"); err != nil {
		return nil, err
	}
	p.add("", p.system)
	files, err := filepath.Glob(filepath.Join(root, "functions/*/template.yaml"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no areas: %v", err)
	}
	for _, file := range files {
		area := filepath.Base(filepath.Dir(file))
		if p.areas[area], err = parse("functions/" + area + "/template.yaml"); err != nil {
			return nil, err
		}
		application := object(object(p.system["Resources"])[pascal(area)])
		given := object(object(application["Properties"])["Parameters"])
		p.add(area, object(replace(p.areas[area], given)))
	}
	return p, nil
})

func parse(file string) (map[string]any, error) {
	source, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		return nil, err
	}
	return template.Parse(source)
}

func (p *templates) add(area string, doc map[string]any) {
	for id, v := range object(doc["Resources"]) {
		all := object(v)
		p.resources = append(p.resources, resource{id, text(all["Type"]), area, object(all["Metadata"]), object(all["Properties"]), all})
	}
}

func project(t *testing.T) *templates {
	t.Helper()
	p, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// document is the system's own template.
func document(t *testing.T) map[string]any { t.Helper(); return project(t).system }

var placeholder = regexp.MustCompile(`\$\{[A-Za-z]+\}`)

// replace puts what a parameter is given where it is named.
func replace(v any, given map[string]any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, one := range v {
			out[i] = replace(one, given)
		}
		return out
	case map[string]any:
		if value, ok := given[text(v["Ref"])]; ok && len(v) == 1 {
			return value
		}
		out := map[string]any{}
		for key, one := range v {
			if s, ok := one.(string); ok && key == "Fn::Sub" {
				out[key] = placeholder.ReplaceAllStringFunc(s, func(name string) string { return written(name, given) })
			} else {
				out[key] = replace(one, given)
			}
		}
		return out
	}
	return v
}

// written is a placeholder of Fn::Sub, replaced by what it is given as Fn::Sub writes it.
func written(name string, given map[string]any) string {
	value := object(given[name[2:len(name)-1]])
	if ref := text(value["Ref"]); ref != "" {
		return "${" + ref + "}"
	}
	if attribute := words(value["Fn::GetAtt"]); attribute != nil {
		return "${" + strings.Join(attribute, ".") + "}"
	}
	if sub := text(value["Fn::Sub"]); sub != "" {
		return sub
	}
	return name
}
