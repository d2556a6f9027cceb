package contract

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Both are what make sam-check holds a function to.
func TestEveryFunctionHasTheAnswerToItsEvent(t *testing.T) {
	t.Parallel()
	for _, f := range functions(t) {
		for _, name := range []string{"event.json", "answer.json"} {
			source, err := os.ReadFile(filepath.Join(root, "functions", f.folder(), name))
			if err != nil || !json.Valid(source) {
				t.Errorf("functions/%s/%s is no JSON: %v", f.folder(), name, err)
			}
		}
	}
}

// An area's canaries have one alarm, which a deployment asks: their errors and no others'.
func TestACanaryIsWatchedByItsAlarm(t *testing.T) {
	t.Parallel()
	shifted, watched := map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, f := range functions(t) {
		preference := object(f.properties["DeploymentPreference"])
		if preference == nil {
			continue
		}
		alarm := pascal(f.area) + "CanaryErrors"
		if shifted[alarm] == nil {
			shifted[alarm] = map[string]bool{}
		}
		shifted[alarm][f.id] = true
		same(t, preference["Alarms"], `[{"Ref":"`+alarm+`"}]`)
		same(t, preference["Type"], `{"Fn::If":["IsProd","Canary10Percent10Minutes","AllAtOnce"]}`)
		same(t, object(project(t).areas[f.area]["Conditions"])["IsProd"], `{"Fn::Equals":[{"Ref":"Stage"},"prod"]}`)
	}
	for _, a := range resources(t, "AWS::CloudWatch::Alarm") {
		if !strings.HasSuffix(a.id, "CanaryErrors") {
			continue
		}
		watched[a.id] = map[string]bool{}
		for _, m := range a.metrics() {
			watched[a.id][m.dimensions["FunctionName"]] = m.name == "AWS/Lambda Errors"
		}
	}
	if len(shifted) == 0 || !maps.EqualFunc(shifted, watched, maps.Equal) {
		t.Errorf("shifted by canary %v, watched %v", shifted, watched)
	}
}

// override is Name=value as samconfig.toml lists it.
var override = regexp.MustCompile(`(?m)^  "([A-Za-z]+)=(.*)",$`)

func TestTheStagesSetParametersThatExistToValuesThatAreAllowed(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join(root, "samconfig.toml"))
	if err != nil {
		t.Fatal(err)
	}
	parameters := object(document(t)["Parameters"])
	found := override.FindAllStringSubmatch(string(source), -1)
	if lines := strings.Count(string(source), "\n  \""); lines != len(found) || lines == 0 {
		t.Errorf("%d overrides, %d read", lines, len(found))
	}
	for _, pair := range found {
		name, value := pair[1], pair[2]
		p := object(parameters[name])
		if p == nil {
			t.Errorf("%s is no parameter", name)
			continue
		}
		if allowed := list(p["AllowedValues"]); allowed != nil && !slices.ContainsFunc(allowed, func(v any) bool { s, _ := json.Marshal(v); return strings.Trim(string(s), `"`) == value }) {
			t.Errorf("%s=%s is not one of %v", name, value, allowed)
		}
		if pattern := text(p["AllowedPattern"]); pattern != "" && !regexp.MustCompile(`^(?:`+pattern+`)$`).MatchString(value) {
			t.Errorf("%s=%s does not match %s", name, value, pattern)
		}
		if name == "ClockOffset" {
			t.Errorf("a stage moves the clock: ClockOffset=%s", value)
		}
	}
}
