package httpapi

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/identifier"
	"credo/shared/problem"
)

// None is the body of a route that has none.
type None struct{}

// Request is a request that has passed everything openapi.yaml says of its route.
type Request[Body any] struct {
	Body          Body
	ApplicationID string            // of the path, in its canonical form
	Path          map[string]string // every path parameter, the application ID canonical
	Query         map[string]string // declared parameters only, with their defaults
	Caller        Caller
	Version       int    // of If-Match, on routes that demand it
	Key           string // Idempotency-Key; "" where none was sent
	Hash          string // of route, path and body; only with a Key
	SourceIP      string // where it came from; see source
}

func read[B any](op Operation, req events.APIGatewayV2HTTPRequest) (Request[B], error) {
	r := Request[B]{Path: map[string]string{}, Query: map[string]string{}, SourceIP: source(req)}
	var err error
	if r.Caller, err = caller(req, op.Roles); err != nil {
		return r, err
	}
	if err = readParameters(&r, op, req); err != nil || op.Body == nil {
		return r, err
	}
	raw, err := body(req)
	if err != nil {
		return r, err
	}
	var value any
	if r.Body, value, err = decode[B](raw, op.Body); err != nil {
		return r, err
	}
	if r.Key != "" {
		r.Hash, err = requestHash(op.Route, r.Path, value)
	}
	return r, err
}

// source is the network address a request came from. Behind CloudFront that connects is
// CloudFront, and the viewer's address stands before it in X-Forwarded-For; so the last two
// are kept, "198.51.100.7, 203.0.113.9": the last one is certain, the one before it as well
// where the firewall is on, and claimed by the caller where it is off.
func source(req events.APIGatewayV2HTTPRequest) string {
	var out []string
	for part := range strings.SplitSeq(req.Headers["x-forwarded-for"], ",") {
		if at, err := netip.ParseAddr(strings.TrimSpace(part)); err == nil {
			out = append(out, at.String())
		}
	}
	if len(out) < 2 {
		return req.RequestContext.HTTP.SourceIP
	}
	return strings.Join(out[len(out)-2:], ", ")
}

func readParameters[B any](r *Request[B], op Operation, req events.APIGatewayV2HTTPRequest) (err error) {
	var faults []problem.Field
	for _, p := range op.Parameters {
		switch p.In {
		case "header":
			err = r.readHeader(p, req)
		case "path":
			err = r.readPath(p, req.PathParameters[p.Name])
		case "query":
			faults = append(faults, r.readQuery(p, req.QueryStringParameters)...)
		}
		if err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		return problem.Invalid(faults...)
	}
	return nil
}

func (r *Request[B]) readHeader(p Parameter, req events.APIGatewayV2HTTPRequest) (err error) {
	switch p.Name {
	case "Idempotency-Key":
		r.Key, err = requestKey(req, p.Required)
	case "If-Match":
		r.Version, err = ifMatch(req)
	default:
		return fmt.Errorf("no code reads the header %s", p.Name)
	}
	return err
}

// readPath answers a malformed parameter like an unknown one.
func (r *Request[B]) readPath(p Parameter, value string) error {
	if p.Name == "applicationId" {
		id, err := identifier.ParseApplicationID(value)
		if err != nil {
			if r.Caller.Username != "" {
				return problem.NotFound("There is no application with this ID.")
			}
			return problem.NoApplication()
		}
		r.ApplicationID, value = id, id
	}
	if len(p.Schema.Check(value)) > 0 {
		return problem.NotFound("There is nothing under this address.")
	}
	r.Path[p.Name] = value
	return nil
}

func (r *Request[B]) readQuery(p Parameter, sent map[string]string) []problem.Field {
	text, ok := sent[p.Name]
	if !ok || text == "" {
		if p.Required {
			return []problem.Field{{Field: "/" + p.Name, Detail: "This is needed."}}
		}
		if p.Default != "" {
			r.Query[p.Name] = p.Default
		}
		return nil
	}
	var value any = text
	if p.Schema.Type == "integer" && len(text) <= maxNumber {
		value = json.Number(text)
		if _, err := json.Number(text).Int64(); err != nil {
			value = text
		}
	}
	if faults := p.Schema.Check(value); len(faults) > 0 {
		for i := range faults {
			faults[i].Field = "/" + p.Name
		}
		return faults
	}
	r.Query[p.Name] = text
	return nil
}

// LogValue keeps a request out of logs, whoever tries: it holds what nobody may log.
func (r Request[B]) LogValue() slog.Value { return slog.StringValue("[request]") }
