package contract

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// route is how a function is reached: "GET /markets" by list-markets, open or not.
type route struct {
	folder string // verb-noun, without its area
	open   bool
}

func TestTheTemplateServesTheDescribedRoutesAndNoOthers(t *testing.T) {
	t.Parallel()
	served, described := map[string]route{}, described(t)
	for _, r := range routes(t) {
		if _, ok := served[r.key]; ok {
			t.Errorf("%s is served twice", r.key)
		}
		served[r.key] = route{path.Base(r.function.folder()), r.open()}
	}
	for key, want := range described {
		if got, ok := served[key]; !ok {
			t.Errorf("%s is described and not served", key)
		} else if got != want {
			t.Errorf("%s is served as %+v and described as %+v", key, got, want)
		}
	}
	for key := range served {
		if _, ok := described[key]; !ok {
			t.Errorf("%s is served and not described", key)
		}
	}
}

func described(t *testing.T) map[string]route {
	t.Helper()
	doc, err := parse("shared/httpapi/openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	methods := map[string]string{"get": "GET", "post": "POST"}
	out := map[string]route{}
	for path, item := range object(doc["paths"]) {
		for name, v := range object(item) {
			if method, ok := methods[name]; ok {
				operation := object(v)
				folder := cmp.Or(text(operation["x-function"]), text(operation["operationId"]))
				out[method+" "+path] = route{folder, operation["x-roles"] == nil}
			}
		}
	}
	return out
}

// served is a route as its area's template leads it to a function.
type served struct {
	resource
	key                   string
	integration, function resource
}

func (s served) open() bool { return s.properties["AuthorizationType"] == "NONE" }

func routes(t *testing.T) (out []served) {
	t.Helper()
	integrations, called := map[string]resource{}, map[string]resource{}
	for _, f := range functions(t) {
		called["${"+f.id+".Arn}"+f.alias(":")] = f
	}
	for _, i := range resources(t, "AWS::ApiGatewayV2::Integration") {
		integrations["integrations/${"+i.id+"}"] = i
	}
	for _, r := range resources(t, "AWS::ApiGatewayV2::Route") {
		integration, ok := integrations[text(object(r.properties["Target"])["Fn::Sub"])]
		uri := object(integration.properties["IntegrationUri"])
		arn := text(uri["Fn::Sub"])
		if attribute := words(uri["Fn::GetAtt"]); attribute != nil {
			arn = "${" + strings.Join(attribute, ".") + "}"
		}
		f, found := called[arn]
		if !ok || !found || integration.area != r.area || f.area != r.area {
			t.Errorf("%s leads to no function of its area: %v", r.id, r.properties["Target"])
			continue
		}
		out = append(out, served{r, text(r.properties["RouteKey"]), integration, f})
	}
	return out
}

// alias of a function, behind a separator; "" when it publishes none.
func (r resource) alias(separator string) string {
	if name := text(r.properties["AutoPublishAlias"]); name != "" {
		return separator + name
	}
	return ""
}

func TestARouteIsOpenOnlyIfItSaysSo(t *testing.T) {
	t.Parallel()
	for _, r := range routes(t) {
		if !r.open() && (r.properties["AuthorizationType"] != "JWT" || referred(r.properties["AuthorizerId"]) != "StaffAuthorizer") {
			t.Errorf("%s is guarded by %v %v", r.key, r.properties["AuthorizationType"], r.properties["AuthorizerId"])
		}
	}
	for _, a := range resources(t, "AWS::ApiGatewayV2::Authorizer") {
		same(t, a.properties["JwtConfiguration"], `{"Audience":[{"Ref":"StaffClient"}],"Issuer":{"Fn::Sub":"https://cognito-idp.${AWS::Region}.amazonaws.com/${StaffPool}"}}`)
		same(t, a.properties["IdentitySource"], `["$request.header.Authorization"]`)
	}
}

// One API, so that there is one authorizer, one log, one pace and one door for the firewall.
func TestEveryRouteIsOfTheOneAPI(t *testing.T) {
	t.Parallel()
	apis := resources(t, "AWS::ApiGatewayV2::Api")
	if len(apis) != 1 || apis[0].id != "Api" || apis[0].properties["Body"] != nil || apis[0].properties["Target"] != nil {
		t.Fatalf("%d APIs, or one with routes of its own", len(apis))
	}
	for _, kind := range []string{"Authorizer", "Integration", "Route", "Stage"} {
		for _, r := range resources(t, "AWS::ApiGatewayV2::"+kind) {
			same(t, r.properties["ApiId"], `{"Ref":"Api"}`)
		}
	}
	for _, kind := range []string{"AWS::Serverless::HttpApi", "AWS::Serverless::Api", "AWS::Lambda::Url"} {
		for _, r := range project(t).resources {
			if r.kind == kind || r.properties["FunctionUrlConfig"] != nil {
				t.Errorf("%s is another way in", r.id)
			}
		}
	}
}

var variable = regexp.MustCompile(`\{[^}]+\}`)

func TestTheAPIMayCallAFunctionForItsRoutesAndNothingElse(t *testing.T) {
	t.Parallel()
	granted := map[string]bool{}
	for _, p := range resources(t, "AWS::Lambda::Permission") {
		if p.properties["Principal"] != "apigateway.amazonaws.com" || p.properties["Action"] != "lambda:InvokeFunction" {
			t.Errorf("%s lets %v %v", p.id, p.properties["Principal"], p.properties["Action"])
		}
		granted[text(object(p.properties["FunctionName"])["Ref"])+" "+text(object(p.properties["SourceArn"])["Fn::Sub"])] = true
	}
	needed := map[string]bool{}
	for _, r := range routes(t) {
		function := r.function.id
		if r.function.alias("") != "" {
			function += ".Alias"
		}
		method, path, _ := strings.Cut(r.key, " ")
		needed[function+" arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/"+method+variable.ReplaceAllString(path, "*")] = true
	}
	for call := range needed {
		if !granted[call] {
			t.Errorf("a route needs a permission: %s", call)
		}
	}
	for call := range granted {
		if !needed[call] {
			t.Errorf("a permission that no route needs: %s", call)
		}
	}
}

func TestEveryRouteIsThrottled(t *testing.T) {
	t.Parallel()
	area := map[string]string{}
	for _, r := range routes(t) {
		area[r.key] = pascal(r.area)
	}
	for _, stage := range resources(t, "AWS::ApiGatewayV2::Stage") {
		settings := object(stage.properties["DefaultRouteSettings"])
		for _, name := range []string{"ThrottlingBurstLimit", "ThrottlingRateLimit"} {
			if settings[name] == nil {
				t.Errorf("%s: no %s", stage.id, name)
			}
		}
		for key := range object(stage.properties["RouteSettings"]) {
			if area[key] == "" {
				t.Errorf("%s throttles %s, which is no route", stage.id, key)
			} else if !slices.Contains(words(stage.all["DependsOn"]), area[key]) {
				t.Errorf("%s throttles %s and does not wait for %s to make it", stage.id, key, area[key])
			}
		}
	}
}
