package stored_test

import (
	"strings"
	"testing"

	"credo/shared/stored"
)

func TestWhatDoesNotFitIsNamed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"yes":{"S":"true"}}`:                     "yes",
		`{"share":{"N":"much"}}`:                   "share",
		`{"size":{"N":"300"}}`:                     "size",
		`{"name":{"N":"1"}}`:                       "name",
		`{"at":{"S":"yesterday"}}`:                 "at",
		`{"inner":{"M":{"n":{"N":"1.5"}}}}`:        "inner: n",
		`{"list":{"L":[{"M":{"name":{"L":[]}}}]}}`: "list: name",
		`{"counts":{"M":{"a":{"S":"1"}}}}`:         "counts",
		`{"any":{"M":{"a":{"B":"AAAA"}}}}`:         "any",
		`{"words":{"BOOL":true}}`:                  "words",
	} {
		it, err := stored.Parse([]byte(text))
		if err == nil {
			_, err = stored.Decode[everything](it)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v does not name %s", text, err, want)
		}
	}
}

func TestAttributesWithoutAFieldAreLeftOut(t *testing.T) {
	t.Parallel()
	it, err := stored.Parse([]byte(`{"pk":{"S":"APP#1"},"odd":{"M":{"a":{"L":[{"B":"]}\"\\"},{"NULL":true}]}}},"name":{"S":"A"}}`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := stored.Decode[inner](it)
	if err != nil || got.Name != "A" || it.Text("pk") != "APP#1" || it.Text("nowhere") != "" || it.Text("odd") != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

// Whatever an answer holds, it is read or refused.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"name":{"S":"a\"\\b"},"list":{"L":[{"M":{"n":{"N":"1"}}}]},"any":{"M":{"a":{"SS":["b"]}}}}`,
		``, `{`, `{"`, `{"a`, `{"a"`, `{"a":`, `{"a":{`, `{"a":{"S"`, `{"a":{"S":"`, `{"a":{"S":"\`, `{"a":{"S":"b"}`, `{"a":{"L":[`, `{"a":{"L":[,]}}`, `[]`, `{"name":{"S":"\u"}}`, `{"yes":{"BOOL":`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if it, err := stored.Parse(text); err == nil {
			_, _ = stored.Decode[everything](it)
			it.Text("name")
		}
	})
}
