package contract

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// describedBy is where a type carries its own description; the others have
// Metadata.Description.
var describedBy = map[string]string{"AWS::CloudWatch::Alarm": "AlarmDescription"}

func TestEveryResourceSaysWhatItIsForAndWhatBreaks(t *testing.T) {
	t.Parallel()
	for _, r := range resources(t, "") {
		property := describedBy[r.kind]
		if property == "" {
			property = "Description"
		}
		said := text(r.properties[property])
		if said == "" {
			said = text(r.metadata["Description"])
		}
		impact := strings.Contains(said, ". When ") || strings.Contains(said, ". A message here means ") || strings.Contains(said, " Runbook: ")
		if !impact {
			t.Errorf("%s: %q says no purpose with what breaks when it fails", r.id, said)
		}
	}
}

func TestTheClockMovesInDevOnly(t *testing.T) {
	t.Parallel()
	doc := document(t)
	if offset := object(object(doc["Parameters"])["ClockOffset"])["Default"]; offset != "0s" {
		t.Errorf("ClockOffset is %v by default", offset)
	}
	rule := object(object(doc["Rules"])["ClockMovesInDevOnly"])
	same(t, rule["RuleCondition"], `{"Fn::Not":[{"Fn::Equals":[{"Ref":"Stage"},"dev"]}]}`)
	if assertions := list(rule["Assertions"]); len(assertions) != 1 {
		t.Errorf("%d assertions", len(assertions))
	} else {
		same(t, object(assertions[0])["Assert"], `{"Fn::Equals":[{"Ref":"ClockOffset"},"0s"]}`)
	}
}

func same(t *testing.T, got any, want string) {
	t.Helper()
	source, err := json.Marshal(got)
	if err != nil || string(source) != want {
		t.Errorf("got %s, want %s", source, want)
	}
}

// clocks are the packages that may ask what time it is: every other gets real time as a
// realtime.Instant and business time from a calendar.Clock, which the compiler keeps apart.
var clocks = map[string]bool{"shared/realtime": true, "shared/calendar": true}

func TestTheTimeIsAskedOfTheTwoClocksOnly(t *testing.T) {
	t.Parallel()
	read := 0
	for path, file := range goFiles(t, "shared", "functions") {
		if clocks[filepath.ToSlash(filepath.Dir(path))] {
			continue
		}
		read++
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && asksTheTime(s) {
				t.Errorf("%s asks time.%s: use shared/realtime, or the clock of shared/calendar", path, s.Sel.Name)
			}
			return true
		})
		for _, i := range file.Imports {
			if i.Path.Value == `"time"` && i.Name != nil {
				t.Errorf("%s calls the package time %s", path, i.Name.Name)
			}
		}
	}
	if read < 200 {
		t.Errorf("only %d files were read", read)
	}
}

func asksTheTime(s *ast.SelectorExpr) bool {
	of, ok := s.X.(*ast.Ident)
	return ok && of.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, s.Sel.Name)
}

// goFiles parses the Go files under folders of the project, by path from its root.
func goFiles(t *testing.T, folders ...string) map[string]*ast.File {
	t.Helper()
	out := map[string]*ast.File{}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".go" {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			short, err := filepath.Rel(root, path)
			out[short] = file
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestAQueueHidesAMessageForSixRunsOfItsFunction(t *testing.T) {
	t.Parallel()
	visibility := map[string]uint64{}
	for _, q := range resources(t, "AWS::SQS::Queue") {
		visibility[q.id] = number(q.properties["VisibilityTimeout"])
	}
	for _, f := range functions(t) {
		for _, e := range f.events("SQS") {
			queue := referred(e["Queue"])
			timeout := number(f.properties["Timeout"])
			if timeout == 0 || visibility[queue] < 6*timeout {
				t.Errorf("%s hides a message for %d s, and %s may run for %d", queue, visibility[queue], f.id, timeout)
			}
			if responses := words(e["FunctionResponseTypes"]); len(responses) != 1 || responses[0] != "ReportBatchItemFailures" {
				t.Errorf("%s fails a whole batch of %s for one message", f.id, queue)
			}
		}
	}
}

func number(v any) uint64 {
	source, _ := json.Marshal(v)
	n, _ := strconv.ParseUint(string(source), 10, 64)
	return n
}

func TestDataOutlivesTheStack(t *testing.T) {
	t.Parallel()
	gone := map[string]bool{"SiteBucket": true, "OriginSecret": true} // made again, nothing is lost with them
	for _, kind := range []string{"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Cognito::UserPool", "AWS::SecretsManager::Secret", "AWS::Logs::LogGroup"} {
		for _, r := range resources(t, kind) {
			for _, policy := range []string{"DeletionPolicy", "UpdateReplacePolicy"} {
				if text(r.all[policy]) != "Retain" && !gone[r.id] {
					t.Errorf("%s has %s %q", r.id, policy, text(r.all[policy]))
				}
			}
		}
	}
}

func TestABucketIsClosedVersionedAndTidied(t *testing.T) {
	t.Parallel()
	policies := map[string]bool{}
	for _, p := range resources(t, "AWS::S3::BucketPolicy") {
		first := object(list(object(p.properties["PolicyDocument"])["Statement"])[0])
		policies[text(object(p.properties["Bucket"])["Ref"])] = text(first["Sid"]) == "TlsOnly" && text(first["Effect"]) == "Deny"
	}
	for _, b := range resources(t, "AWS::S3::Bucket") {
		if !policies[b.id] {
			t.Errorf("%s is open to callers without TLS", b.id)
		}
		for name, on := range object(b.properties["PublicAccessBlockConfiguration"]) {
			if on != true {
				t.Errorf("%s: %s is %v", b.id, name, on)
			}
		}
		for _, name := range []string{"PublicAccessBlockConfiguration", "BucketEncryption", "VersioningConfiguration", "LifecycleConfiguration"} {
			if b.properties[name] == nil {
				t.Errorf("%s has no %s", b.id, name)
			}
		}
	}
}

func TestAnAccessLogHoldsNoPath(t *testing.T) {
	t.Parallel()
	for _, stage := range resources(t, "AWS::ApiGatewayV2::Stage") {
		format := text(object(stage.properties["AccessLogSettings"])["Format"])
		if format == "" || strings.Contains(strings.ToLower(format), "path") || !strings.Contains(format, "$context.routeKey") {
			t.Errorf("%s logs %s: an application ID in a path is a credential", stage.id, format)
		}
	}
}

func TestEveryParameterSaysWhatItDoes(t *testing.T) {
	t.Parallel()
	for name, v := range object(document(t)["Parameters"]) {
		p := object(v)
		if text(p["Description"]) == "" || p["Default"] == nil {
			t.Errorf("%s has no description or no default", name)
		}
		if p["AllowedValues"] == nil && p["AllowedPattern"] == nil && p["MaxLength"] == nil && p["MaxValue"] == nil {
			t.Errorf("%s takes anything", name)
		}
	}
}
