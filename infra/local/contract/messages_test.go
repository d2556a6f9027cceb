package contract

import (
	"slices"
	"strings"
	"testing"
)

// A rule whose queue does not let it in fails without a sound.
func TestAQueueLetsInTheRulesThatAimAtIt(t *testing.T) {
	t.Parallel()
	bus := map[string]string{}
	for _, r := range resources(t, "AWS::Events::Rule") {
		bus[r.id] = referred(r.properties["EventBusName"])
	}
	allowed := map[string][]string{} // rules by queue
	for _, p := range resources(t, "AWS::SQS::QueuePolicy") {
		for _, s := range list(object(p.properties["PolicyDocument"])["Statement"]) {
			queue := referred(object(s)["Resource"])
			same(t, object(s)["Principal"], `{"Service":"events.amazonaws.com"}`)
			if !slices.ContainsFunc(list(p.properties["Queues"]), func(q any) bool { return referred(q) == queue }) {
				t.Errorf("%s speaks of %s and is not put on it", p.id, queue)
			}
			condition := object(object(s)["Condition"])
			for _, source := range sources(object(condition["ArnEquals"])["aws:SourceArn"]) {
				allowed[queue] = append(allowed[queue], referred(source))
			}
			for _, source := range sources(object(condition["ArnLike"])["aws:SourceArn"]) {
				allowed[queue] = append(allowed[queue], like(t, text(object(source)["Fn::Sub"]), bus)...)
			}
		}
	}
	aimed := 0
	for _, r := range resources(t, "AWS::Events::Rule") {
		for _, v := range list(r.properties["Targets"]) {
			for _, queue := range []string{referred(object(v)["Arn"]), referred(object(object(v)["DeadLetterConfig"])["Arn"])} {
				if aimed++; !slices.Contains(allowed[queue], r.id) {
					t.Errorf("%s aims at %q, which lets in %v", r.id, queue, allowed[queue])
				}
			}
		}
	}
	if aimed == 0 {
		t.Error("no rule aims at a queue")
	}
}

func sources(v any) []any {
	if all := list(v); all != nil {
		return all
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

// like are the rules whose ARNs a pattern takes: those of this stack's own names on the
// default bus, or all of one bus.
func like(t *testing.T, pattern string, bus map[string]string) (rules []string) {
	t.Helper()
	const rule = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
	name, ok := strings.CutPrefix(pattern, rule)
	of := map[string]string{"${AWS::StackName}-*": "", "${Bus}/*": "Bus"}
	if _, known := of[name]; !ok || !known {
		t.Fatalf("who is %s?", pattern)
	}
	for id, on := range bus {
		if on == of[name] {
			rules = append(rules, id)
		}
	}
	return rules
}
