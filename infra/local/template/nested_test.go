package template

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestANestedTemplateFillsTheSameModel(t *testing.T) {
	t.Parallel()
	m := load(t, Options{Parameters: map[string]string{"PlanName": "Other Plan"}})
	f := m.Functions[1]
	if f.ID != "SellThing" || f.Name != "credo-Shop-SellThing" || f.Folder != "shop/sell-thing" || f.Timeout != 20*time.Second {
		t.Errorf("got %+v", f)
	}
	if len(f.Environment) != 1 || f.Environment["TITLE"] != "Other Plan" {
		t.Errorf("got environment %v: globals are each template's own, parameters are handed on", f.Environment)
	}
}

func TestTemplatesReferToOneAnother(t *testing.T) {
	t.Parallel()
	m := load(t, Options{})
	if q := m.Queues[1]; q.ID != "Sale" || q.DeadLetter != "Dead" || q.Name != "credo-Shop-Sale" {
		t.Errorf("got %+v", q)
	}
	if s := m.StreamSources[1]; s.Function != "SellThing" || s.Table != "Table" {
		t.Errorf("got %+v", s)
	}
	for _, id := range []string{"OnSale", "Sold"} {
		rule := m.Rules[slices.IndexFunc(m.Rules, func(r Rule) bool { return r.ID == id })]
		if rule.Targets[0].Queue != "Sale" {
			t.Errorf("got %+v", rule)
		}
		if id == "Sold" && (rule.Bus != "credo-events" || rule.Targets[0].DeadLetter != "Dead") {
			t.Errorf("got %+v", rule)
		}
	}
}

// files are the templates of testdata, one of them changed.
func files(t *testing.T, file, from, to string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"template.yaml", "shop/template.yaml"} {
		source, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(source)
		if name == file {
			if text = strings.Replace(text, from, to, 1); from != "" && text == string(source) {
				t.Fatalf("%s has no %s", file, from)
			}
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestWhatDoesNotFitTogetherIsRefusedByName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ file, from, to, want string }{
		"a parameter it lacks":        {"template.yaml", "{Title:", "{Name: x, Title:", "shop/template.yaml: the template has no parameter Name"},
		"a parameter not given":       {"template.yaml", "Title: !Ref PlanName, ", "", "shop/template.yaml: parameter Title has no default"},
		"a reference to nothing":      {"template.yaml", "!GetAtt Dead.Arn, Bus", "!GetAtt Gone.Arn, Bus", "parameter DeadArn: Gone.Arn: no such parameter or resource"},
		"a value only deployed":       {"shop/template.yaml", "{TITLE: !Ref Title}", "{TITLE: !Ref KeyArn}", "TITLE: Key.Arn (AWS::KMS::Key) has no local value"},
		"an output it lacks":          {"shop/template.yaml", "  SaleArn:", "  Other:", "OnSale (AWS::Events::Rule): Targets: Arn: shop/template.yaml has no output SaleArn"},
		"what it gives itself":        {"template.yaml", "Title: !Ref PlanName", "Title: !GetAtt Shop.Outputs.SaleArn", "Shop needs what it gives itself"},
		"a template that is missing":  {"template.yaml", "shop/template.yaml", "shop/other.yaml", "shop/other.yaml"},
		"a template from elsewhere":   {"template.yaml", "shop/template.yaml", "../template.yaml", "Location: ../template.yaml is not supported locally"},
		"an ID in two templates":      {"shop/template.yaml", "  Sold:", "  Letters:", "Letters is declared in template.yaml and in shop/template.yaml"},
		"a resource type":             {"shop/template.yaml", "Type: AWS::SQS::Queue", "Type: AWS::RDS::DBCluster", "shop/template.yaml: Sale: resource type AWS::RDS::DBCluster"},
		"a route open by silence":     {"shop/template.yaml", "AuthorizationType: JWT, ", "", `AuthorizationType: ""`},
		"another authorizer":          {"shop/template.yaml", "AuthorizerId: !Ref TokensId", "AuthorizerId: x", `AuthorizerId: "x" is no authorizer`},
		"another API":                 {"shop/template.yaml", "{ApiId: !Ref ApiId, RouteKey", "{ApiId: x, RouteKey", `ApiId: "x" is no API`},
		"a route to nowhere":          {"shop/template.yaml", "integrations/${SellThingIntegration}", "integrations/x", `Target: "integrations/x" is no integration`},
		"a call round the alias":      {"shop/template.yaml", `!Sub "${SellThing.Arn}:live"`, "!GetAtt SellThing.Arn", `SellThing publishes alias "live" and is called by ""`},
		"a call by an alias it lacks": {"template.yaml", "IntegrationUri: !GetAtt MakeThing.Arn", `IntegrationUri: !Sub "${MakeThing.Arn}:live"`, `MakeThing publishes alias "" and is called by "live"`},
		"a stage's own pace":          {"template.yaml", "AutoDeploy: true", "AutoDeploy: false", "AutoDeploy"},
		"an API's body":               {"template.yaml", "ProtocolType: HTTP", "Body: {}", `property "Body"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := read(files(t, test.file, test.from, test.to), "template.yaml", Options{})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
		})
	}
}
