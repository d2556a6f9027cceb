package gateway

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

// event is the request in payload format 2.0.
func event(r *http.Request, route *route, c *call, body []byte) ([]byte, error) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	domain := r.Host
	e := events.APIGatewayV2HTTPRequest{
		Version: "2.0", RouteKey: route.Key, RawPath: r.URL.Path, RawQueryString: r.URL.RawQuery,
		Cookies: cookies(r), Headers: headers(r, c, host), QueryStringParameters: query(r.URL.Query()), PathParameters: c.path,
		RequestContext: events.APIGatewayV2HTTPRequestContext{
			RouteKey: route.Key, AccountID: "123456789012", Stage: "$default", RequestID: c.id, APIID: "local",
			DomainName: domain, DomainPrefix: strings.SplitN(domain, ".", 2)[0],
			Time: c.began.UTC().Format("02/Jan/2006:15:04:05 -0700"), TimeEpoch: c.began.UnixMilli(),
			HTTP: events.APIGatewayV2HTTPRequestContextHTTPDescription{Method: r.Method, Path: r.URL.Path,
				Protocol: r.Proto, SourceIP: host, UserAgent: r.UserAgent()},
		},
	}
	if c.claims != nil {
		e.RequestContext.Authorizer = &events.APIGatewayV2HTTPRequestContextAuthorizerDescription{
			JWT: &events.APIGatewayV2HTTPRequestContextAuthorizerJWTDescription{Claims: c.claims, Scopes: c.scopes}}
	}
	if len(body) > 0 {
		e.Body, e.IsBase64Encoded = string(body), !isText(r.Header.Get("Content-Type"))
		if e.IsBase64Encoded {
			e.Body = base64.StdEncoding.EncodeToString(body)
		}
	}
	return json.Marshal(e)
}

// isText says which bodies are handed over as they are.
func isText(contentType string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(contentType), ";")
	kind = strings.TrimSpace(kind)
	return kind == "" || strings.HasPrefix(kind, "text/") ||
		slices.Contains([]string{"application/json", "application/javascript", "application/xml"}, kind)
}

func cookies(r *http.Request) []string {
	var out []string
	for _, line := range r.Header["Cookie"] {
		for _, one := range strings.Split(line, ";") {
			out = append(out, strings.TrimSpace(one))
		}
	}
	return out
}

func headers(r *http.Request, c *call, host string) map[string]string {
	out := map[string]string{"host": r.Host}
	for name, values := range r.Header {
		if name != "Cookie" {
			out[strings.ToLower(name)] = strings.Join(values, ",")
		}
	}
	if r.ContentLength > 0 {
		out["content-length"] = fmt.Sprint(r.ContentLength)
	}
	forwarded := host
	if before := out["x-forwarded-for"]; before != "" {
		forwarded = before + ", " + host
	}
	out["x-forwarded-for"], out["x-forwarded-proto"] = forwarded, "http"
	if _, port, err := net.SplitHostPort(r.Host); err == nil {
		out["x-forwarded-port"] = port
	}
	return out
}

func query(values url.Values) map[string]string {
	if len(values) == 0 {
		return nil
	}
	out := map[string]string{}
	for name, many := range values {
		out[name] = strings.Join(many, ",")
	}
	return out
}

// reply writes a function's answer, or says that it is not one.
func reply(w http.ResponseWriter, answer []byte) bool {
	var shape struct {
		StatusCode *int `json:"statusCode"`
	}
	if err := json.Unmarshal(answer, &shape); err != nil || shape.StatusCode == nil {
		if !json.Valid(answer) {
			return false
		}
		w.Header().Set("Content-Type", "application/json") // inferred, as format 2.0 does
		w.WriteHeader(http.StatusOK)
		w.Write(answer)
		return true
	}
	var response events.APIGatewayV2HTTPResponse
	if err := json.Unmarshal(answer, &response); err != nil || response.StatusCode < 200 || response.StatusCode > 599 {
		return false
	}
	body := []byte(response.Body)
	if response.IsBase64Encoded {
		var err error
		if body, err = base64.StdEncoding.DecodeString(response.Body); err != nil {
			return false
		}
	}
	for _, name := range slices.Sorted(maps.Keys(response.Headers)) {
		if !strings.HasPrefix(strings.ToLower(name), "access-control-") || w.Header().Get(name) == "" {
			w.Header().Set(name, response.Headers[name])
		}
	}
	for _, cookie := range response.Cookies {
		w.Header().Add("Set-Cookie", cookie)
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "text/plain;charset=UTF-8")
	}
	w.WriteHeader(response.StatusCode)
	w.Write(body)
	return true
}
