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

func TestEveryFunctionHasTheAnswerToItsEvent(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join(root, "infra/sam/answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	var answers map[string]json.RawMessage
	if err := json.Unmarshal(source, &answers); err != nil {
		t.Fatal(err)
	}
	for _, f := range functions(t) {
		if answers[f.id] == nil {
			t.Errorf("infra/sam/answers.json has no answer of %s", f.id)
		}
		delete(answers, f.id)
	}
	for id := range answers {
		t.Errorf("infra/sam/answers.json names %s, which is no function", id)
	}
}

func TestACanaryIsWatchedByItsAlarm(t *testing.T) {
	t.Parallel()
	shifted := map[string]bool{}
	for _, f := range functions(t) {
		preference := object(f.properties["DeploymentPreference"])
		if preference == nil {
			continue
		}
		shifted[f.id] = true
		same(t, preference["Alarms"], `[{"Ref":"CanaryErrors"}]`)
		same(t, preference["Type"], `{"Fn::If":["IsProd","Canary10Percent10Minutes","AllAtOnce"]}`)
	}
	watched := map[string]bool{}
	for _, a := range resources(t, "AWS::CloudWatch::Alarm") {
		if a.id != "CanaryErrors" {
			continue
		}
		for _, m := range list(a.properties["Metrics"]) {
			for _, d := range list(object(object(object(m)["MetricStat"])["Metric"])["Dimensions"]) {
				watched[text(object(object(d)["Value"])["Ref"])] = true
			}
		}
	}
	if !maps.Equal(shifted, watched) {
		t.Errorf("shifted by canary %v, watched %v", slices.Sorted(maps.Keys(shifted)), slices.Sorted(maps.Keys(watched)))
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
