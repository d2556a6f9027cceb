package start

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
)

// applicationID is what an application ID looks like as we or a provider write it, also
// within a letter's number, a key of S3 or another's error.
var applicationID = regexp.MustCompile(`(?i)\bCRD(?:-|%2D)?[0-9A-Z]{4}(?:-|%2D)?[0-9A-Z]{4}(?:-|%2D)?[0-9A-Z]{5}`)

// mask keeps application IDs out of the logs, wherever they stand: with an NPI, which is
// public, each opens a file.
func mask(_ []string, a slog.Attr) slog.Attr {
	switch a.Value.Kind() {
	case slog.KindString:
		return hidden(a, a.Value.String())
	case slog.KindAny:
		switch v := a.Value.Any().(type) {
		case *slog.Source, nil:
		case error:
			return hidden(a, v.Error())
		case fmt.Stringer:
			return hidden(a, v.String())
		default:
			if raw, err := json.Marshal(v); err == nil && applicationID.Match(raw) {
				a.Value = slog.AnyValue(json.RawMessage(applicationID.ReplaceAll(raw, []byte("CRD-***"))))
			}
		}
	}
	return a
}

func hidden(a slog.Attr, text string) slog.Attr {
	return slog.String(a.Key, applicationID.ReplaceAllString(text, "CRD-***"))
}
