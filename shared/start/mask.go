package start

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"sync"
)

// applicationID is what an application ID looks like as we or a provider write it, also
// within a letter's number, a key of S3 or another's error. It is compiled when a text may
// hold one, which is seldom.
var applicationID = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\bCRD(?:-|%2D)?[0-9A-Z]{4}(?:-|%2D)?[0-9A-Z]{4}(?:-|%2D)?[0-9A-Z]{5}`)
})

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
			if raw, err := json.Marshal(v); err == nil && mayHold(raw) {
				a.Value = slog.AnyValue(json.RawMessage(applicationID().ReplaceAll(raw, []byte("CRD-***"))))
			}
		}
	}
	return a
}

// mayHold finds CRD in a text, in any case.
func mayHold[T string | []byte](text T) bool {
	for i := 2; i < len(text); i++ {
		if text[i]|0x20 == 'd' && text[i-1]|0x20 == 'r' && text[i-2]|0x20 == 'c' {
			return true
		}
	}
	return false
}

func hidden(a slog.Attr, text string) slog.Attr {
	if mayHold(text) {
		text = applicationID().ReplaceAllString(text, "CRD-***")
	}
	return slog.String(a.Key, text)
}
