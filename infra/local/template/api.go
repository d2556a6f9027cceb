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

func (r *reader) api(id string, properties map[string]any) error {
	if r.model.API.ID != "" {
		return fmt.Errorf("a second HTTP API beside %s is not supported locally", r.model.API.ID)
	}
	var p struct {
		ProtocolType      string
		CorsConfiguration *struct {
			AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string
			AllowCredentials                                        boolean
			MaxAge                                                  number
		}
	}
	if err := r.decode(properties, &p, "Name", "Description", "DisableExecuteApiEndpoint", "Tags"); err != nil {
		return err
	}
	if p.ProtocolType != "HTTP" {
		return fmt.Errorf("property ProtocolType: %q is not supported locally, only HTTP", p.ProtocolType)
	}
	r.model.API.ID = id
	if c := p.CorsConfiguration; c != nil {
		r.model.API.CORS = &CORS{c.AllowOrigins, c.AllowMethods, c.AllowHeaders, c.ExposeHeaders, bool(c.AllowCredentials), int(c.MaxAge)}
	}
	return nil
}

func (r *reader) apiStage(_ string, properties map[string]any) error {
	var p struct {
		ApiId, StageName     string
		AutoDeploy           boolean
		DefaultRouteSettings routeSettings
		RouteSettings        map[string]routeSettings
	}
	if err := r.decode(properties, &p, "Description", "AccessLogSettings", "Tags"); err != nil {
		return err
	}
	if p.StageName != "$default" || !bool(p.AutoDeploy) {
		return fmt.Errorf("property StageName: only $default with AutoDeploy is supported locally")
	}
	r.model.API.Throttle, r.throttles = p.DefaultRouteSettings.throttle(), p.RouteSettings
	return r.ofAPI(p.ApiId)
}

// ofAPI refuses an ID that is not the API's.
func (r *reader) ofAPI(id string) error {
	if _, ok := r.find("AWS::ApiGatewayV2::Api", "", id); !ok {
		return fmt.Errorf("property ApiId: %q is no API of these templates", id)
	}
	return nil
}

func (r *reader) apiAuthorizer(id string, properties map[string]any) error {
	var p struct {
		ApiId, AuthorizerType string
		IdentitySource        []string
		JwtConfiguration      struct {
			Issuer   string
			Audience []string
		}
	}
	if err := r.decode(properties, &p, "Name"); err != nil {
		return err
	}
	if p.AuthorizerType != "JWT" || len(p.IdentitySource) != 1 {
		return fmt.Errorf("property AuthorizerType: only JWT from one source is supported locally")
	}
	header, ok := strings.CutPrefix(p.IdentitySource[0], "$request.header.")
	if !ok {
		return fmt.Errorf("property IdentitySource: %q is not supported locally, only $request.header.…", p.IdentitySource[0])
	}
	if r.model.API.Authorizers == nil {
		r.model.API.Authorizers = map[string]Authorizer{}
	}
	r.model.API.Authorizers[id] = Authorizer{Issuer: p.JwtConfiguration.Issuer, Audience: p.JwtConfiguration.Audience, Header: strings.ToLower(header)}
	return r.ofAPI(p.ApiId)
}

// throttle gives each route its own pace, or the API's.
func (s *system) throttle() {
	for i := range s.model.API.Routes {
		route := &s.model.API.Routes[i]
		route.Throttle = s.model.API.Throttle
		if own, ok := s.throttles[route.Key]; ok {
			route.Throttle = own.throttle()
		}
	}
}
