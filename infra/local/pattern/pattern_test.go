package pattern_test

import (
	"strings"
	"testing"

	"credo/infra/local/pattern"
)

func TestMatches(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		pattern, event string
		want           bool
	}{
		"exact":                          {`{"source":["credo"]}`, `{"source":"credo"}`, true},
		"exact, other value":             {`{"source":["credo"]}`, `{"source":"aws.s3"}`, false},
		"any of several":                 {`{"detail-type":["A","B"]}`, `{"detail-type":"B"}`, true},
		"all fields":                     {`{"a":[1],"b":[2]}`, `{"a":1,"b":3}`, false},
		"nested":                         {`{"detail":{"bucket":{"name":["docs"]}}}`, `{"detail":{"bucket":{"name":"docs","x":1}}}`, true},
		"nested, absent":                 {`{"detail":{"bucket":{"name":["docs"]}}}`, `{"detail":{}}`, false},
		"member of an array":             {`{"tags":{"set":["mail"]}}`, `{"tags":{"set":["other","mail"]}}`, true},
		"array of objects":               {`{"a":{"b":[2]}}`, `{"a":[{"b":1},{"b":2}]}`, true},
		"exists":                         {`{"detail":{"letters":[{"exists":true}]}}`, `{"detail":{"letters":["x"]}}`, true},
		"exists, empty array":            {`{"detail":{"letters":[{"exists":true}]}}`, `{"detail":{"letters":[]}}`, false},
		"exists, absent":                 {`{"detail":{"letters":[{"exists":true}]}}`, `{"detail":{}}`, false},
		"must be absent":                 {`{"a":[{"exists":false}]}`, `{"b":1}`, true},
		"must be absent, parent too":     {`{"a":{"b":[{"exists":false}]}}`, `{"c":1}`, true},
		"must be absent, there":          {`{"a":[{"exists":false}]}`, `{"a":null}`, false},
		"prefix":                         {`{"sk":{"S":[{"prefix":"EVENT#"}]}}`, `{"sk":{"S":"EVENT#000001"}}`, true},
		"prefix, other":                  {`{"sk":{"S":[{"prefix":"EVENT#"}]}}`, `{"sk":{"S":"STATE"}}`, false},
		"prefix, not text":               {`{"sk":[{"prefix":"1"}]}`, `{"sk":1}`, false},
		"suffix":                         {`{"k":[{"suffix":".pdf"}]}`, `{"k":"a.pdf"}`, true},
		"without regard to case":         {`{"k":[{"equals-ignore-case":"GA"}]}`, `{"k":"ga"}`, true},
		"anything but one":               {`{"k":[{"anything-but":"x"}]}`, `{"k":"y"}`, true},
		"anything but one, that one":     {`{"k":[{"anything-but":"x"}]}`, `{"k":"x"}`, false},
		"anything but one, absent":       {`{"k":[{"anything-but":"x"}]}`, `{}`, false},
		"anything but several":           {`{"k":[{"anything-but":["x","y"]}]}`, `{"k":"y"}`, false},
		"anything but a prefix":          {`{"k":[{"anything-but":{"prefix":"a"}}]}`, `{"k":"ba"}`, true},
		"number in a range":              {`{"n":[{"numeric":[">",0,"<=",5]}]}`, `{"n":5}`, true},
		"number outside a range":         {`{"n":[{"numeric":[">",0,"<=",5]}]}`, `{"n":6}`, false},
		"null":                           {`{"n":[null]}`, `{"n":null}`, true},
		"an empty pattern has no demand": {`{}`, `{"n":1}`, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parsed, err := pattern.Parse([]byte(test.pattern))
			if err != nil {
				t.Fatal(err)
			}
			got, err := parsed.Matches([]byte(test.event))
			if err != nil || got != test.want {
				t.Errorf("got %v, want %v (%v)", got, test.want, err)
			}
		})
	}
}

func TestWhatIsNotSupportedIsNamed(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`{"a":{"ip":[{"cidr":"10.0.0.0/8"}]}}`: `a.ip: operator "cidr"`,
		`{"$or":[{"a":[1]}]}`:                  "$or",
		`{"a":"x"}`:                            "a must be",
		`{"a":[{"numeric":["~",1]}]}`:          "numeric",
		`{"a":[{"prefix":"x","suffix":"y"}]}`:  "one operator",
		`[`:                                    "event pattern",
	}
	for source, want := range tests {
		if _, err := pattern.Parse([]byte(source)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v does not name %q", source, err, want)
		}
	}
}
