package httpapitest

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"credo/shared/httpapi"
)

// Document is openapi.yaml as JSON values.
var Document = sync.OnceValue(func() map[string]any {
	plain, err := yaml.YAMLToJSON(httpapi.Description)
	if err != nil {
		panic("openapi.yaml: " + err.Error())
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(plain))
	if err != nil {
		panic("openapi.yaml: " + err.Error())
	}
	return value.(map[string]any)
})

// Find follows a path of keys through the description, and references on the way. The
// last result is where it ended up, as a fragment for Schema; the node is nil when there
// is no such path.
func Find(keys ...string) (node any, fragment string) {
	node = Document()
	for _, key := range keys {
		object, _ := node.(map[string]any)
		node = object[key]
		fragment += "/" + url.PathEscape(strings.NewReplacer("~", "~0", "/", "~1").Replace(key))
		for {
			object, _ = node.(map[string]any)
			ref, ok := object["$ref"].(string)
			if !ok {
				break
			}
			target := strings.Split(strings.TrimPrefix(ref, "#/"), "/")
			node, fragment = Find(target...)
		}
	}
	return node, fragment
}

// Schema compiles the schema at a fragment of the description.
func Schema(t testing.TB, fragment string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("openapi.json", Document()); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("openapi.json#" + fragment)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Check holds an answer against the description: its status is one the route may give,
// and its body has that answer's schema.
func Check(t testing.TB, route string, response events.APIGatewayV2HTTPResponse) {
	t.Helper()
	method, path, _ := strings.Cut(route, " ")
	media, _, _ := strings.Cut(response.Headers["Content-Type"], ";")
	node, fragment := Find("paths", path, strings.ToLower(method), "responses", strconv.Itoa(response.StatusCode), "content", media, "schema")
	if node == nil {
		t.Fatalf("%s: openapi.yaml has no answer %d as %q; the body is %s", route, response.StatusCode, media, response.Body)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(response.Body))
	if err != nil {
		t.Fatalf("%s: the answer is not JSON: %v", route, err)
	}
	if err := Schema(t, fragment).Validate(value); err != nil {
		t.Errorf("%s: the answer %d is not what openapi.yaml says: %v\n%s", route, response.StatusCode, err, response.Body)
	}
}

// Decode reads the body of an answer.
func Decode[T any](t testing.TB, response events.APIGatewayV2HTTPResponse) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(response.Body), &out); err != nil {
		t.Fatalf("the answer %s is no %T: %v", response.Body, out, err)
	}
	return out
}

// Problem is problem+json as the tests of refusals read it.
type Problem struct {
	Type   string
	Title  string
	Status int
	Detail string
	Errors []struct{ Field, Detail string }
}
