package contract

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// prefixes are IAM's names of the SDK's services.
var prefixes = map[string]string{
	"dynamodb": "dynamodb", "s3": "s3", "sesv2": "ses", "eventbridge": "events", "secretsmanager": "secretsmanager",
}

// actions are the rights of operations that are not named as the operation is.
var actions = map[string][]string{
	"s3:HeadObject":               {"s3:GetObject"},
	"s3:ListObjectsV2":            {"s3:ListBucket"},
	"dynamodb:TransactGetItems":   {"dynamodb:GetItem"},
	"dynamodb:TransactWriteItems": nil, // by what the transaction holds
}

var transaction = map[string]string{
	"Put": "dynamodb:PutItem", "Update": "dynamodb:UpdateItem", "Delete": "dynamodb:DeleteItem", "ConditionCheck": "dynamodb:ConditionCheckItem",
}

func TestAFunctionMayDoWhatItsCodeDoesAndNoMore(t *testing.T) {
	t.Parallel()
	p := load(t)
	known := map[string]bool{}
	for _, f := range functions(t) {
		maps.Copy(known, set(maps.Keys(f.variables())))
	}
	for _, f := range functions(t) {
		main, ok := p.mains[f.folder()]
		if !ok {
			t.Errorf("functions/%s has no main", f.folder())
			continue
		}
		used := p.reach(main)
		compare(t, f.id+" may", used.actions(), f.granted())
		compare(t, f.id+" queries the index", used.mentioned(indexes(t)), f.indexes())
		compare(t, f.id+" reads the setting", used.mentioned(known), set(maps.Keys(f.variables())))
	}
}

func compare(t *testing.T, what string, needs, has map[string]bool) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(needs)) {
		if !has[name] {
			t.Errorf("%s %s by its code, not by the template", what, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(has)) {
		if !needs[name] {
			t.Errorf("%s %s by the template, not by its code", what, name)
		}
	}
}

// actions are the IAM actions that the operations need.
func (u use) actions() map[string]bool {
	out := map[string]bool{}
	for operation := range u.operations {
		service, name, _ := strings.Cut(operation, ":")
		named := prefixes[service] + ":" + name
		needs, special := actions[named]
		if !special {
			needs = []string{named}
		}
		for _, action := range needs {
			out[action] = true
		}
		if named == "dynamodb:TransactWriteItems" {
			for part := range u.transaction {
				if action, ok := transaction[part]; ok {
					out[action] = true
				}
			}
		}
	}
	return out
}

// mentioned are those of the known names that the code speaks of.
func (u use) mentioned(known map[string]bool) map[string]bool {
	out := maps.Clone(known)
	maps.DeleteFunc(out, func(name string, _ bool) bool { return !u.texts[name] })
	return out
}

func (r resource) granted() map[string]bool {
	out := map[string]bool{}
	for _, s := range r.statements() {
		for _, action := range words(s["Action"]) {
			out[action] = true
		}
	}
	return out
}

// indexes are the table's, by name.
func indexes(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, table := range resources(t, "AWS::DynamoDB::Table") {
		for _, v := range list(table.properties["GlobalSecondaryIndexes"]) {
			out[text(object(v)["IndexName"])] = true
		}
	}
	return out
}

// indexes are those that a function's policy names.
func (r resource) indexes() map[string]bool {
	out := map[string]bool{}
	for _, s := range r.statements() {
		if _, name, ok := strings.Cut(text(object(s["Resource"])["Fn::Sub"]), "/index/"); ok {
			out[name] = true
		}
	}
	return out
}

func set[T comparable](names func(func(T) bool)) map[T]bool {
	out := map[T]bool{}
	for name := range names {
		out[name] = true
	}
	return out
}

func TestAPolicyNamesItsActionsAndOneResource(t *testing.T) {
	t.Parallel()
	for _, f := range functions(t) {
		for _, s := range f.statements() {
			for _, action := range words(s["Action"]) {
				if strings.Contains(action, "*") {
					t.Errorf("%s: action %s", f.id, action)
				}
			}
			resource := s["Resource"]
			if _, several := resource.([]any); several || resource == nil || resource == "*" {
				t.Errorf("%s: resource %v is not one ARN", f.id, resource)
			}
			// Objects of a bucket have no list of names: they are named by prefix.
			if sub := text(object(resource)["Fn::Sub"]); strings.Contains(strings.TrimSuffix(sub, "/*"), "*") || strings.HasSuffix(sub, "Arn}/*") {
				t.Errorf("%s: resource %s names no prefix", f.id, sub)
			}
		}
	}
}
