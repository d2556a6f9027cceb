package template

import (
	"fmt"
	"strings"
)

type routeSettings struct {
	ThrottlingRateLimit, ThrottlingBurstLimit number
	DetailedMetricsEnabled                    boolean
}

func (s routeSettings) throttle() Throttle {
	return Throttle{Rate: float64(s.ThrottlingRateLimit), Burst: int(s.ThrottlingBurstLimit)}
}

type apiAuth struct {
	DefaultAuthorizer string
	Authorizers       map[string]struct {
		IdentitySource      string
		AuthorizationScopes []string
		JwtConfiguration    struct {
			Issuer, Audience any
		}
	}
}

func (r *reader) api(id string, properties map[string]any) error {
	if r.model.API.ID != "" {
		return fmt.Errorf("a second HttpApi beside %s is not supported locally", r.model.API.ID)
	}
	var p struct {
		Auth              apiAuth
		CorsConfiguration *struct {
			AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string
			AllowCredentials                                        boolean
			MaxAge                                                  number
		}
		DefaultRouteSettings routeSettings
		RouteSettings        map[string]routeSettings
	}
	err := r.decode(r.withGlobals("HttpApi", properties), &p, "Name", "Description", "AccessLogSettings", "StageName", "StageVariables", "Tags",
		"FailOnWarnings", "DisableExecuteApiEndpoint", "Domain", "PropagateTags")
	if err != nil {
		return err
	}
	api := &r.model.API
	api.ID, api.Throttle = id, p.DefaultRouteSettings.throttle()
	if c := p.CorsConfiguration; c != nil {
		api.CORS = &CORS{c.AllowOrigins, c.AllowMethods, c.AllowHeaders, c.ExposeHeaders, bool(c.AllowCredentials), int(c.MaxAge)}
	}
	api.Authorizers = map[string]Authorizer{}
	for name, a := range p.Auth.Authorizers {
		header, ok := strings.CutPrefix(a.IdentitySource, "$request.header.")
		if !ok {
			return fmt.Errorf("authorizer %s: IdentitySource %q is not supported locally, only $request.header.…", name, a.IdentitySource)
		}
		api.Authorizers[name] = Authorizer{Issuer: fmt.Sprint(a.JwtConfiguration.Issuer), Audience: words(a.JwtConfiguration.Audience),
			Header: strings.ToLower(header), Scopes: a.AuthorizationScopes}
	}
	r.defaultAuthorizer, r.routeSettings = p.Auth.DefaultAuthorizer, p.RouteSettings
	return nil
}

// words reads a string or a list of strings.
func words(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, item := range list {
		out = append(out, fmt.Sprint(item))
	}
	return out
}

func (r *reader) route(function string, properties map[string]any) error {
	var p struct {
		Method, Path, PayloadFormatVersion string
		Auth                               struct {
			Authorizer          string
			AuthorizationScopes []string
		}
		RouteSettings *routeSettings
	}
	if err := r.decode(properties, &p, "ApiId", "TimeoutInMillis"); err != nil {
		return err
	}
	if v := p.PayloadFormatVersion; v != "" && v != "2.0" {
		return fmt.Errorf("property PayloadFormatVersion: %s is not supported locally, only 2.0", v)
	}
	method := strings.ToUpper(p.Method)
	if method == "*" {
		method = "ANY"
	}
	route := Route{Key: method + " " + p.Path, Method: method, Path: p.Path, Function: function,
		Authorizer: p.Auth.Authorizer, Scopes: p.Auth.AuthorizationScopes}
	if p.RouteSettings != nil {
		route.Throttle = p.RouteSettings.throttle()
	}
	r.model.API.Routes = append(r.model.API.Routes, route)
	return nil
}

// finish settles what needs every resource to be read: defaults of routes, and
// whose groups and clients they are.
func (r *reader) finish() error {
	api := &r.model.API
	for i := range api.Routes {
		route := &api.Routes[i]
		switch route.Authorizer {
		case "":
			route.Authorizer = r.defaultAuthorizer
		case "NONE":
			route.Authorizer = ""
		}
		authorizer, ok := api.Authorizers[route.Authorizer]
		if route.Authorizer != "" && !ok {
			return fmt.Errorf("route %s: no authorizer %s", route.Key, route.Authorizer)
		}
		if route.Scopes == nil {
			route.Scopes = authorizer.Scopes
		}
		if s, ok := r.routeSettings[route.Key]; ok && route.Throttle == (Throttle{}) {
			route.Throttle = s.throttle()
		}
		if route.Throttle == (Throttle{}) {
			route.Throttle = api.Throttle
		}
	}
	return r.addPeople()
}
