package contract

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"credo/infra/local/template"
)

// A parameter that is changed reaches every function that is set by it, through its area,
// and no other.
func TestAParameterReachesTheFunctionsItIsFor(t *testing.T) {
	t.Parallel()
	before := environments(t, nil)
	wanted := map[string]map[string]bool{} // settings by parameter
	for _, f := range functions(t) {
		everyones := object(object(object(object(project(t).areas[f.area]["Globals"])["Function"])["Environment"])["Variables"])
		for _, variables := range []map[string]any{everyones, f.variables()} {
			for name, value := range variables {
				parameter := text(object(value)["Ref"])
				if parameter == "Table" {
					parameter = "TableName"
				}
				if object(document(t)["Parameters"])[parameter] == nil {
					continue
				}
				if wanted[parameter] == nil {
					wanted[parameter] = map[string]bool{}
				}
				wanted[parameter][f.id+" "+name] = true
			}
		}
	}
	for _, parameter := range []string{"LogLevel", "ClockOffset", "TableName", "SiteUrl", "PlanName", "SenderAddress", "MalwareScan", "ClaimsAcknowledgment", "NppesUrl"} {
		if len(wanted[parameter]) == 0 {
			t.Errorf("%s sets no function", parameter)
		}
	}
	for parameter, want := range wanted {
		after, got := environments(t, map[string]string{parameter: "another"}), map[string]bool{}
		for setting, value := range after {
			if value != before[setting] {
				got[setting] = true
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s reaches %v, want %v", parameter, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		}
	}
}

// environments are the settings of all functions: "SendLetter SITE_URL".
func environments(t *testing.T, parameters map[string]string) map[string]string {
	t.Helper()
	model, err := template.Load(filepath.Join(root, "template.yaml"), template.Options{Parameters: parameters})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range model.Functions {
		for name, value := range f.Environment {
			out[f.ID+" "+name] = value
		}
	}
	return out
}
