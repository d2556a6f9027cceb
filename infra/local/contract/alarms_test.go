package contract

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// metric is what an alarm watches, with its dimensions: of which resource, by the
// dimension's name.
type metric struct {
	name       string // "AWS/SQS ApproximateAgeOfOldestMessage"
	dimensions map[string]string
}

// metrics of an alarm: its own, or those its expression is made of.
func (r resource) metrics() (out []metric) {
	add := func(m map[string]any) {
		one := metric{text(m["Namespace"]) + " " + text(m["MetricName"]), map[string]string{}}
		for _, d := range list(m["Dimensions"]) {
			value := object(d)["Value"]
			one.dimensions[text(object(d)["Name"])] = text(value) + referred(value)
		}
		out = append(out, one)
	}
	if r.properties["MetricName"] != nil {
		add(r.properties)
	}
	for _, m := range list(r.properties["Metrics"]) {
		if watched := object(object(object(m)["MetricStat"])["Metric"]); watched != nil {
			add(watched)
		}
	}
	return out
}

// watched are the metrics of all alarms, by name.
func watched(t *testing.T) map[string][]metric {
	t.Helper()
	out := map[string][]metric{}
	for _, a := range resources(t, "AWS::CloudWatch::Alarm") {
		for _, m := range a.metrics() {
			out[m.name] = append(out[m.name], m)
		}
	}
	return out
}

// of reports whether one of the metrics is about a resource.
func of(metrics []metric, dimension, id string) bool {
	return slices.ContainsFunc(metrics, func(m metric) bool { return m.dimensions[dimension] == id })
}

// published are the dimensions under which AWS publishes a metric; under others an alarm
// is set and never hears anything.
var published = map[string][]string{
	"AWS/ApiGateway 5xx":                                 {"ApiId"},
	"AWS/ApiGateway Latency":                             {"ApiId"},
	"AWS/DynamoDB ReadThrottleEvents":                    {"TableName"},
	"AWS/DynamoDB WriteThrottleEvents":                   {"TableName", "GlobalSecondaryIndexName TableName"},
	"AWS/Lambda Errors":                                  {"", "FunctionName"},
	"AWS/Lambda Invocations":                             {"FunctionName"},
	"AWS/Lambda IteratorAge":                             {"FunctionName"},
	"AWS/Lambda OnFailureDestinationDeliveredEventCount": {"EventSourceMappingUUID"},
	"AWS/SES Reputation.BounceRate":                      {""},
	"AWS/SES Reputation.ComplaintRate":                   {""},
	"AWS/SQS ApproximateAgeOfOldestMessage":              {"QueueName"},
	"AWS/SQS ApproximateNumberOfMessagesVisible":         {"QueueName"},
}

func TestAnAlarmWatchesWhatIsPublishedAndIsHeard(t *testing.T) {
	t.Parallel()
	own := map[string]bool{}
	for _, f := range resources(t, "AWS::Logs::MetricFilter") {
		for _, m := range list(f.properties["MetricTransformations"]) {
			own[text(object(m)["MetricName"])] = true
		}
	}
	for _, a := range resources(t, "AWS::CloudWatch::Alarm") {
		same(t, a.properties["AlarmActions"], `[{"Ref":"Alarms"}]`)
		if a.properties["TreatMissingData"] == nil || len(a.metrics()) == 0 {
			t.Errorf("%s watches %d metrics and says of missing data %v", a.id, len(a.metrics()), a.properties["TreatMissingData"])
		}
		for _, m := range a.metrics() {
			dimensions := strings.Join(slices.Sorted(maps.Keys(m.dimensions)), " ")
			if _, ours, _ := strings.Cut(m.name, " "); !own[ours] && !slices.Contains(published[m.name], dimensions) {
				t.Errorf("%s watches %s by %q, which nobody publishes", a.id, m.name, dimensions)
			}
		}
	}
}

func TestEveryAlarmHasItsPage(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile(filepath.Join(root, "docs/runbook.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages := headings(string(source))
	for _, a := range resources(t, "AWS::CloudWatch::Alarm") {
		_, page, ok := strings.Cut(text(a.properties["AlarmDescription"]), "Runbook: docs/runbook.md#")
		if !ok || !pages[page] {
			t.Errorf("%s names page %q, which docs/runbook.md does not have", a.id, page)
		}
	}
}

// deadLetters are the queues that take what failed elsewhere.
func deadLetters(v any, found map[string]bool) {
	for key, value := range object(v) {
		switch key {
		case "deadLetterTargetArn":
			found[referred(value)] = true
		case "DeadLetterConfig":
			found[referred(object(value)["Arn"])] = true
		default:
			deadLetters(value, found)
		}
	}
	for _, value := range list(v) {
		deadLetters(value, found)
	}
}

func TestEveryIndexIsWatched(t *testing.T) {
	t.Parallel()
	throttled := watched(t)["AWS/DynamoDB WriteThrottleEvents"]
	for index := range indexes(t) {
		if !of(throttled, "GlobalSecondaryIndexName", index) {
			t.Errorf("writes that the index %s refuses are told to nobody", index)
		}
	}
}

func TestEveryDeadLetterIsTold(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for _, r := range resources(t, "") {
		deadLetters(r.properties, found)
	}
	if len(found) == 0 {
		t.Fatal("no dead-letter queue")
	}
	waiting := watched(t)["AWS/SQS ApproximateNumberOfMessagesVisible"]
	for queue := range found {
		if !of(waiting, "QueueName", queue) {
			t.Errorf("a message in %s is told to nobody", queue)
		}
	}
}

// A function that a person calls fails before that person's eyes and in the API's 5xx; the
// others fail unseen.
func TestAFunctionThatFailsUnseenIsTold(t *testing.T) {
	t.Parallel()
	watched, dead := watched(t), map[string]bool{}
	for _, q := range resources(t, "AWS::SQS::Queue") {
		dead[q.id] = q.properties["RedrivePolicy"] != nil
	}
	if !slices.ContainsFunc(watched["AWS/Lambda Errors"], func(m metric) bool { return len(m.dimensions) == 0 }) {
		t.Error("no alarm tells of a function that crashes")
	}
	routed := map[string]bool{}
	for _, r := range routes(t) {
		if routed[r.function.id] = true; !of(watched["AWS/ApiGateway 5xx"], "ApiId", referred(r.properties["ApiId"])) {
			t.Errorf("%s: what fails is told to nobody", r.key)
		}
	}
	for _, f := range functions(t) {
		if !routed[f.id] && f.properties["Events"] == nil {
			t.Errorf("%s is called by nobody", f.id)
		}
		for name, v := range object(f.properties["Events"]) {
			kind, e := text(object(v)["Type"]), object(object(v)["Properties"])
			told := map[string]bool{}
			switch kind {
			case "SQS":
				told["what fails"] = dead[referred(e["Queue"])]
			case "DynamoDB":
				told["a late stream"] = of(watched["AWS/Lambda IteratorAge"], "FunctionName", f.id)
				told["a record given up"] = of(watched["AWS/Lambda OnFailureDestinationDeliveredEventCount"], "EventSourceMappingUUID", f.id+name)
				told["that metric"] = slices.Contains(words(object(e["MetricsConfig"])["Metrics"]), "EventCount")
			case "ScheduleV2":
				told["a run that is missing"] = of(watched["AWS/Lambda Invocations"], "FunctionName", f.id)
				told["a run that could not start"] = e["DeadLetterConfig"] != nil
			default:
				t.Errorf("%s: who is told of a failed %s?", f.id, kind)
			}
			for what, ok := range told {
				if !ok {
					t.Errorf("%s %s: %s is told to nobody", f.id, name, what)
				}
			}
		}
	}
}
