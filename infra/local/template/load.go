package template

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Options say how a template is read.
type Options struct {
	Stack      string            // AWS::StackName and prefix of generated names; default "credo"
	Region     string            // default "us-east-1"
	Parameters map[string]string // overrides of the parameters' defaults
	// Attributes overrides what a reference gives: "Distribution.DomainName", or
	// "UserPoolClient" for its Ref. It is how things that exist only when
	// deployed get a local value.
	Attributes map[string]string
}

// account is the account every local ARN is in.
const account = "123456789012"

// Load reads the template at path with those nested in it. Its error lists
// everything that has no local counterpart, by the name of the resource and of
// the property.
func Load(path string, options Options) (*Model, error) {
	model, err := read(os.DirFS(filepath.Dir(path)), filepath.Base(path), options)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return model, nil
}

type resource struct {
	Type       string
	Properties map[string]any
	Metadata   map[string]any
}

// reader walks one template of a system.
type reader struct {
	resolver
	*system
	file     string // within the system's files
	stack    string
	given    map[string]string // parameters as resolved
	globals  map[string]any
	outputs  map[string]any
	declared map[string]resource // those whose condition holds
	ids      []string            // in order
	nested   map[string]*reader  // by the logical ID of the application
}

func newReader(s *system, file, stack string, root, parameters map[string]any) (*reader, error) {
	r := &reader{system: s, file: file, stack: stack, declared: map[string]resource{}, nested: map[string]*reader{}}
	for key := range root {
		switch key {
		case "AWSTemplateFormatVersion", "Transform", "Description", "Metadata", "Parameters", "Rules",
			"Mappings", "Conditions", "Globals", "Resources", "Outputs":
		default:
			return nil, fmt.Errorf("section %s is not supported locally", key)
		}
	}
	if t := root["Transform"]; t != "AWS::Serverless-2016-10-31" {
		return nil, fmt.Errorf("transform %v is not supported locally", t)
	}
	r.mappings, _ = root["Mappings"].(map[string]any)
	r.conditions, _ = root["Conditions"].(map[string]any)
	r.globals, _ = root["Globals"].(map[string]any)
	r.outputs, _ = root["Outputs"].(map[string]any)
	r.attribute = r.attributeOf
	known, _ := root["Parameters"].(map[string]any)
	if err := r.readParameters(known, parameters); err != nil {
		return nil, err
	}
	resources, _ := root["Resources"].(map[string]any)
	return r, r.readResources(resources)
}

func (r *reader) readParameters(known, given map[string]any) error {
	r.given = map[string]string{}
	r.parameters = map[string]any{
		"AWS::Region": r.options.Region, "AWS::AccountId": account, "AWS::Partition": "aws",
		"AWS::StackName": r.stack, "AWS::URLSuffix": "amazonaws.com",
		"AWS::StackId": fmt.Sprintf("arn:aws:cloudformation:%s:%s:stack/%s/local", r.options.Region, account, r.stack),
	}
	for name := range given {
		if _, ok := known[name]; !ok {
			return fmt.Errorf("the template has no parameter %s", name)
		}
	}
	for name, value := range known {
		d, _ := value.(map[string]any)
		chosen, overridden := given[name]
		if !overridden {
			if chosen = d["Default"]; chosen == nil {
				return fmt.Errorf("parameter %s has no default and no local value", name)
			}
		}
		if r.given[name] = fmt.Sprint(chosen); d["Type"] == "CommaDelimitedList" {
			chosen = commaList(fmt.Sprint(chosen))
		}
		r.parameters[name] = chosen
	}
	return nil
}

func commaList(s string) []any {
	items := []any{}
	for _, item := range strings.Split(s, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

func (r *reader) readResources(all map[string]any) error {
	for _, id := range slices.Sorted(maps.Keys(all)) {
		d, _ := all[id].(map[string]any)
		if name, ok := d["Condition"].(string); ok {
			met, err := r.condition(name)
			if err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			if met != true {
				continue
			}
		}
		one := resource{}
		one.Type, _ = d["Type"].(string)
		one.Properties, _ = d["Properties"].(map[string]any)
		one.Metadata, _ = d["Metadata"].(map[string]any)
		r.declared[id] = one
		r.ids = append(r.ids, id)
	}
	return nil
}
