package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"credo/infra/local/template"
)

// writeTemplate writes what SAM needs of the built templates, beside each: the API, the
// areas, and their functions with their routes, each function with the environment that
// the local host gives it, since SAM passes on only variables that the template declares
// and has no physical names of buckets and queues. The whole templates would take SAM
// seconds to read at each invocation.
func (s *sam) writeTemplate(build string) error {
	s.template = filepath.Join(build, "local.json")
	return s.reduce(filepath.Join(build, "template.yaml"), s.template)
}

func (s *sam) reduce(from, to string) error {
	source, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("nothing built yet (make sam-build): %w", err)
	}
	doc, err := template.Parse(source)
	if err != nil {
		return err
	}
	kept := map[string]any{}
	for id, v := range object(doc["Resources"]) {
		kind, properties := object(v)["Type"], object(object(v)["Properties"])
		switch kind {
		case "AWS::Serverless::Application":
			built := filepath.Join(filepath.Dir(from), fmt.Sprint(properties["Location"]))
			reduced := filepath.Join(filepath.Dir(built), filepath.Base(to))
			if err := s.reduce(built, reduced); err != nil {
				return err
			}
			properties["Location"], properties["Parameters"] = reduced, resolvable(doc, properties["Parameters"])
		case "AWS::Serverless::Function":
			properties = s.function(id, properties)
		case "AWS::ApiGatewayV2::Route": // open: SAM skips authorizers
			delete(properties, "AuthorizationType")
			delete(properties, "AuthorizerId")
		case "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Integration":
		default:
			continue
		}
		kept[id] = map[string]any{"Type": kind, "Properties": properties}
	}
	reduced := map[string]any{"AWSTemplateFormatVersion": doc["AWSTemplateFormatVersion"], "Transform": doc["Transform"],
		"Parameters": doc["Parameters"], "Resources": kept}
	if shared := object(object(doc["Globals"])["Function"]); shared != nil {
		delete(shared, "Environment")
		delete(shared, "LoggingConfig")
		reduced["Globals"] = map[string]any{"Function": shared}
	}
	out, err := json.MarshalIndent(reduced, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(to, out, 0o600)
}

// resolvable are the parameters of an area that SAM can resolve: the system's own, and the API.
func resolvable(doc map[string]any, given any) map[string]any {
	out := map[string]any{}
	for name, value := range object(given) {
		ref, _ := object(value)["Ref"].(string)
		if object(doc["Parameters"])[ref] != nil || object(object(doc["Resources"])[ref])["Type"] == "AWS::ApiGatewayV2::Api" {
			out[name] = value
		}
	}
	return out
}

// function is what SAM needs of one function.
func (s *sam) function(id string, properties map[string]any) map[string]any {
	out := map[string]any{"CodeUri": properties["CodeUri"], "Environment": map[string]any{"Variables": s.environment(id)}, "Timeout": patience}
	if properties["MemorySize"] != nil {
		out["MemorySize"] = properties["MemorySize"]
	}
	return out
}

func object(v any) map[string]any { m, _ := v.(map[string]any); return m }
