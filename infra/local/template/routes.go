package template

import (
	"fmt"
	"strings"
)

func (r *reader) route(_ string, properties map[string]any) error {
	var p struct {
		ApiId, RouteKey, Target         string
		AuthorizationType, AuthorizerId string
		AuthorizationScopes             []string
	}
	if err := r.decode(properties, &p, "OperationName"); err != nil {
		return err
	}
	method, path, ok := strings.Cut(p.RouteKey, " ")
	if !ok {
		return fmt.Errorf("property RouteKey: %q is not supported locally, only a method and a path", p.RouteKey)
	}
	route := Route{Key: p.RouteKey, Method: method, Path: path, Scopes: p.AuthorizationScopes}
	switch p.AuthorizationType {
	case "NONE":
	case "JWT":
		authorizer, ok := r.find("AWS::ApiGatewayV2::Authorizer", "", p.AuthorizerId)
		if !ok {
			return fmt.Errorf("property AuthorizerId: %q is no authorizer of these templates", p.AuthorizerId)
		}
		route.Authorizer = authorizer.id
	default:
		return fmt.Errorf("property AuthorizationType: %q is not supported locally, only JWT or, said outright, NONE", p.AuthorizationType)
	}
	var err error
	if route.Function, err = r.called(p.Target); err != nil {
		return err
	}
	r.model.API.Routes = append(r.model.API.Routes, route)
	return r.ofAPI(p.ApiId)
}

type integration struct {
	ApiId, IntegrationType, IntegrationUri, PayloadFormatVersion string
}

func (r *reader) integration(_ string, properties map[string]any) error {
	var p integration
	if err := r.decode(properties, &p, "Description"); err != nil {
		return err
	}
	if p.IntegrationType != "AWS_PROXY" || p.PayloadFormatVersion != "2.0" {
		return fmt.Errorf("property IntegrationType: only AWS_PROXY with payload format 2.0 is supported locally")
	}
	return r.ofAPI(p.ApiId)
}

// called is the function that a route's target leads to.
func (r *reader) called(target string) (function string, err error) {
	id, _ := strings.CutPrefix(target, "integrations/")
	found, ok := r.find("AWS::ApiGatewayV2::Integration", "", id)
	if !ok {
		return "", fmt.Errorf("property Target: %q is no integration of these templates", target)
	}
	var p integration
	if err := found.in.decode(found.in.declared[found.id].Properties, &p, "Description"); err != nil {
		return "", err
	}
	return r.functionOf(p.IntegrationUri)
}

// functionOf is the function with an ARN, called by the alias that it publishes,
// or by none if it publishes none: another way would go round its deployment.
func (r *reader) functionOf(arn string) (string, error) {
	alias := ""
	if parts := strings.Split(arn, ":"); len(parts) == 8 {
		arn, alias = strings.Join(parts[:7], ":"), parts[7]
	}
	found, ok := r.find("AWS::Serverless::Function", "Arn", arn)
	if !ok {
		return "", fmt.Errorf("property IntegrationUri: %q is no function of these templates", arn)
	}
	published, _ := found.in.declared[found.id].Properties["AutoPublishAlias"].(string)
	if published != alias {
		return "", fmt.Errorf("property IntegrationUri: %s publishes alias %q and is called by %q", found.id, published, alias)
	}
	return found.id, nil
}
