package contract

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"credo/infra/local/template"
)

// route is how a function is reached: "GET /markets" by list-markets, open or not.
type route struct {
	folder string
	open   bool
}

func TestTheTemplateServesTheDescribedRoutesAndNoOthers(t *testing.T) {
	t.Parallel()
	served, described := served(t), described(t)
	for key, want := range described {
		if got, ok := served[key]; !ok {
			t.Errorf("%s is described and not served", key)
		} else if got != want {
			t.Errorf("%s is served as %+v and described as %+v", key, got, want)
		}
	}
	for key := range served {
		if _, ok := described[key]; !ok {
			t.Errorf("%s is served and not described", key)
		}
	}
}

func served(t *testing.T) map[string]route {
	t.Helper()
	out := map[string]route{}
	for _, f := range functions(t) {
		for _, e := range f.events("HttpApi") {
			open := text(object(e["Auth"])["Authorizer"]) == "NONE"
			out[text(e["Method"])+" "+text(e["Path"])] = route{f.folder(), open}
		}
	}
	return out
}

func described(t *testing.T) map[string]route {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, "shared/httpapi/openapi.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := template.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	methods := map[string]string{"get": "GET", "post": "POST"}
	out := map[string]route{}
	for path, item := range object(doc["paths"]) {
		for name, v := range object(item) {
			if method, ok := methods[name]; ok {
				operation := object(v)
				folder := cmp.Or(text(operation["x-function"]), text(operation["operationId"]))
				out[method+" "+path] = route{folder, operation["x-roles"] == nil}
			}
		}
	}
	return out
}

func TestARouteIsClosedUnlessItSaysOtherwise(t *testing.T) {
	t.Parallel()
	for _, api := range resources(t, "AWS::Serverless::HttpApi") {
		auth := object(api.properties["Auth"])
		if name := text(auth["DefaultAuthorizer"]); object(auth["Authorizers"])[name] == nil {
			t.Errorf("%s: default authorizer %q is none of %v", api.id, name, slices.Sorted(maps.Keys(object(auth["Authorizers"]))))
		}
	}
}

func TestEveryRouteIsThrottled(t *testing.T) {
	t.Parallel()
	for _, api := range resources(t, "AWS::Serverless::HttpApi") {
		settings := object(api.properties["DefaultRouteSettings"])
		for _, name := range []string{"ThrottlingBurstLimit", "ThrottlingRateLimit"} {
			if settings[name] == nil {
				t.Errorf("%s: no %s", api.id, name)
			}
		}
		served := served(t)
		for key := range object(api.properties["RouteSettings"]) {
			if _, ok := served[key]; !ok {
				t.Errorf("%s throttles %s, which is no route", api.id, key)
			}
		}
	}
}

func TestEveryFunctionHasItsFolderAndEveryFolderItsFunction(t *testing.T) {
	t.Parallel()
	ids := map[string]string{}
	for _, f := range functions(t) {
		ids[f.folder()] = f.id
	}
	entries, err := os.ReadDir(filepath.Join(root, "functions"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if want := pascal(entry.Name()); ids[entry.Name()] != want {
			t.Errorf("functions/%s is resource %q, want %s", entry.Name(), ids[entry.Name()], want)
		}
		delete(ids, entry.Name())
		for _, name := range []string{"main.go", "handler.go", "handler_test.go", "event.json"} {
			if _, err := os.Stat(filepath.Join(root, "functions", entry.Name(), name)); err != nil {
				t.Errorf("functions/%s has no %s", entry.Name(), name)
			}
		}
	}
	for folder, id := range ids {
		t.Errorf("%s has no functions/%s", id, folder)
	}
}
