package template

import (
	"errors"
	"fmt"
	"maps"
	"os"
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

// Load reads the template at path. Its error lists everything that has no local
// counterpart, by the name of the resource and of the property.
func Load(path string, options Options) (*Model, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	model, err := Read(source, options)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return model, nil
}

// Read is Load for a template in memory.
func Read(source []byte, options Options) (*Model, error) {
	root, err := parse(source)
	if err != nil {
		return nil, err
	}
	r, err := newReader(root, options)
	if err != nil {
		return nil, err
	}
	var failed []error
	for _, id := range r.ids {
		if err := r.resource(id); err != nil {
			failed = append(failed, err)
		}
	}
	if failed == nil {
		failed = append(failed, r.finish())
	}
	return &r.model, errors.Join(failed...)
}

type resource struct {
	Type       string
	Properties map[string]any
	Metadata   map[string]any
}

// reader walks one template and fills the model.
type reader struct {
	resolver
	options   Options
	globals   map[string]any
	resources map[string]resource // those whose condition holds
	ids       []string            // in order
	model     Model

	defaultAuthorizer string
	routeSettings     map[string]routeSettings
	groups            []Group
	clients           []UserPoolClient
}

func newReader(root map[string]any, options Options) (*reader, error) {
	if options.Stack == "" {
		options.Stack = "credo"
	}
	if options.Region == "" {
		options.Region = "us-east-1"
	}
	r := &reader{options: options, resources: map[string]resource{}}
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
	r.attribute = r.attributeOf
	parameters, _ := root["Parameters"].(map[string]any)
	if err := r.readParameters(parameters); err != nil {
		return nil, err
	}
	resources, _ := root["Resources"].(map[string]any)
	return r, r.readResources(resources)
}

func (r *reader) readParameters(declared map[string]any) error {
	r.model.Parameters = map[string]string{}
	r.parameters = map[string]any{
		"AWS::Region": r.options.Region, "AWS::AccountId": account, "AWS::Partition": "aws",
		"AWS::StackName": r.options.Stack, "AWS::URLSuffix": "amazonaws.com",
		"AWS::StackId": fmt.Sprintf("arn:aws:cloudformation:%s:%s:stack/%s/local", r.options.Region, account, r.options.Stack),
	}
	for name := range r.options.Parameters {
		if _, ok := declared[name]; !ok {
			return fmt.Errorf("the template has no parameter %s", name)
		}
	}
	for name, value := range declared {
		d, _ := value.(map[string]any)
		given, overridden := r.options.Parameters[name]
		chosen := any(given)
		if !overridden {
			if chosen = d["Default"]; chosen == nil {
				return fmt.Errorf("parameter %s has no default and no local value", name)
			}
		}
		r.model.Parameters[name] = fmt.Sprint(chosen)
		if d["Type"] == "CommaDelimitedList" {
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

func (r *reader) readResources(declared map[string]any) error {
	for _, id := range slices.Sorted(maps.Keys(declared)) {
		d, _ := declared[id].(map[string]any)
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
		r.resources[id] = one
		r.ids = append(r.ids, id)
	}
	return nil
}
