package httpapi_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/problem"
)

// Whatever is sent, it is either refused as a problem or read as encoding/json reads it.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"outcome":"approved","products":[{"product":"ga-marketplace","effectiveOn":"2026-12-01"}],"reasons":[]}`,
		`{"outcome":"denied","products":[],"reasons":[{"code":"a","text":"b"}],"committee":{"metOn":"2026-01-01","present":[],"votes":{"for":1.0,"against":0,"abstained":0,"recused":0}}}`,
		`{"outcome":"deferred","outcome":"denied"}`, `[[[[`, `{"a":1e9}`, "\"\xff\"", `null`, ``, `{} x`, `{"provisional":"\u0000\ud800"}`,
	} {
		f.Add([]byte(seed))
	}
	decision := contract.DecideApplication.Body
	f.Fuzz(func(t *testing.T, raw []byte) {
		body, value, err := httpapi.Decode[map[string]any](raw, decision)
		if err != nil {
			var known *problem.Error
			if !errors.As(err, &known) || httpapi.Statuses[known.Kind] == 0 {
				t.Fatalf("%q: %v is not for the caller", raw, err)
			}
			if _, err := httpapi.Render(httpapi.Answer{}, err); err != nil {
				t.Fatalf("%q: %v", raw, err)
			}
			return
		}
		canonical, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		var again map[string]any
		if err := json.Unmarshal(canonical, &again); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(body, again) {
			t.Fatalf("%q: read as %v and hashed as %v", raw, body, again)
		}
	})
}

func TestAWrongTypeIsFoundInWhatWasSent(t *testing.T) {
	t.Parallel()
	type Inner struct {
		Size int `json:"size"`
	}
	type embeds struct {
		Inner
		Nested struct {
			Size int `json:"size"`
		} `json:"nested"`
	}
	for raw, want := range map[string]string{`{"size":1.0}`: "/size", `{"nested":{"size":1.0}}`: "/nested/size"} {
		value, err := httpapi.Parse([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		err = httpapi.Mistyped(json.Unmarshal([]byte(raw), &embeds{}), value)
		var known *problem.Error
		if !errors.As(err, &known) || known.Fields[0].Field != want {
			t.Errorf("%s: %v does not name %s", raw, known.Fields, want)
		}
	}
}

// What nobody sees is neither stored nor makes one request look like another.
func TestHiddenCharactersAreDropped(t *testing.T) {
	t.Parallel()
	note := contract.AddNote.Body
	body, value, err := httpapi.Decode[struct{ Text string }]([]byte(`{"text":"\u202eAvery\u200b\ufeff Ex\u00adample\u2066, क्\u200dष"}`), note)
	if want := "Avery Example, क्\u200dष"; err != nil || body.Text != want || value.(map[string]any)["text"] != want {
		t.Errorf("%q, %v, %v", body.Text, value, err)
	}
	if _, _, err := httpapi.Decode[struct{ Text string }]([]byte(`{"text":"\u200b\u2060"}`), note); !problem.Is(err, problem.KindInvalid) {
		t.Errorf("a note that nobody sees was taken: %v", err)
	}
}
