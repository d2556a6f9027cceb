package httpapi

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/problem"
	"credo/shared/schema"
)

const (
	maxBody   = 256 << 10 // bytes
	maxDepth  = 32        // nested values
	maxNumber = 20        // characters of a number: no exponent needs them
)

// body is the request's body as sent: at most 256 KB of JSON.
func body(req events.APIGatewayV2HTTPRequest) ([]byte, error) {
	if t := header(req, "Content-Type"); t != "" {
		media, _, err := mime.ParseMediaType(t)
		if err != nil || media != "application/json" && !strings.HasSuffix(media, "+json") {
			return nil, problem.Malformed("Send the body as application/json.")
		}
	}
	raw := []byte(req.Body)
	if req.IsBase64Encoded {
		var err error
		if raw, err = base64.StdEncoding.DecodeString(req.Body); err != nil {
			return nil, problem.Malformed("The body is not base64, though it says so.")
		}
	}
	if len(raw) > maxBody {
		return nil, problem.New(problem.KindTooLarge, "The body is over 256 KB. Send documents as uploads.")
	}
	return raw, nil
}

// decode reads raw into a T after holding it against a schema. It also returns the
// value with its object keys in order and its numbers as written, for hashing.
func decode[T any](raw []byte, against *schema.Schema) (out T, value any, err error) {
	if value, err = parse(raw); err != nil {
		return out, nil, err
	}
	if faults := against.Check(value); len(faults) > 0 {
		return out, nil, problem.Invalid(faults...)
	}
	seen, err := json.Marshal(value)
	if err != nil {
		return out, nil, err
	}
	if err = json.Unmarshal(seen, &out); err != nil {
		return out, nil, mistyped(err, value)
	}
	return out, value, nil
}

// mistyped words what the schema lets pass and Go does not hold, such as 1.0 for an integer.
func mistyped(err error, value any) error {
	e := problem.InvalidField("", "This is not in the form we can read.")
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		e.Fields[0].Field = schema.Pointer(sent(strings.Split(wrong.Field, "."), value)...)
	}
	e.Cause = errors.New("the schema accepts what the handler's type does not hold")
	return e
}

// sent keeps of a path through Go's types what is in the value: not the embedded types.
func sent(path []string, value any) []string {
	var out []string
	for _, name := range path {
		object, _ := value.(map[string]any)
		if inner, ok := object[name]; ok {
			out, value = append(out, name), inner
		}
	}
	return out
}

// parse reads one JSON value, more strictly than encoding/json: a repeated key, text that
// is not UTF-8 or was not before the HTTP API mended it, depth without end or a number with
// an exponent is refused, and nothing may follow. What nobody sees is dropped from text.
func parse(raw []byte) (any, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, problem.Malformed("Send a JSON body.")
	}
	if !utf8.Valid(raw) {
		return nil, problem.Malformed("The body is not UTF-8 text.")
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	value, err := parseValue(dec, 0)
	if err != nil {
		return nil, malformed(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, problem.Malformed("Something follows the JSON value.")
	}
	return value, nil
}

func malformed(err error) error {
	var known *problem.Error
	if errors.As(err, &known) {
		return known
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return problem.Malformed("The body is not JSON: look near character %d.", syntax.Offset)
	}
	return problem.Malformed("The body is not JSON: it ends too early.")
}

func parseValue(dec *json.Decoder, depth int) (any, error) {
	if depth > maxDepth {
		return nil, problem.Malformed("The body is nested too deeply.")
	}
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := token.(type) {
	case string:
		if strings.ContainsRune(t, utf8.RuneError) {
			return nil, problem.Malformed("The body holds a character that was lost on its way. Send UTF-8 text.")
		}
		return strings.Map(visible, t), nil
	case json.Delim:
		if t == '{' {
			return parseObject(dec, depth)
		}
		return parseArray(dec, depth)
	case json.Number:
		if len(t) > maxNumber || strings.ContainsAny(string(t), "eE") {
			return nil, problem.Malformed("A number is too long, or has an exponent. Write it out.")
		}
	}
	return token, nil
}

// visible drops what nobody sees: characters that copying brings along, or that turn text
// around, such as zero-width spaces and direction marks. Joiners stay; scripts need them.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
		return -1
	}
	return r
}

func parseObject(dec *json.Decoder, depth int) (any, error) {
	out := map[string]any{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, err
		}
		key := fmt.Sprint(token)
		if _, twice := out[key]; twice {
			return nil, problem.Malformed("An object names one of its fields twice.")
		}
		if out[key], err = parseValue(dec, depth+1); err != nil {
			return nil, err
		}
	}
	_, err := dec.Token()
	return out, err
}

func parseArray(dec *json.Decoder, depth int) (any, error) {
	out := []any{}
	for dec.More() {
		value, err := parseValue(dec, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, value)
	}
	_, err := dec.Token()
	return out, err
}
