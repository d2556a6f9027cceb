package stored_test

import (
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/stored"
)

type inner struct {
	Name string `json:"name"`
	N    int64  `json:"n,omitempty"`
}

type day string

type embedded struct {
	Size uint8  `json:"size"`
	Name string `json:"name"` // hidden by the outer one
}

// everything has a field of each kind that is stored.
type everything struct {
	embedded
	Name    string             `json:"name"`
	On      day                `json:"on"`
	At      time.Time          `json:"at"`
	Ago     *time.Time         `json:"ago"`
	Yes     bool               `json:"yes"`
	Share   float64            `json:"share"`
	Inner   inner              `json:"inner"`
	Pointer *inner             `json:"pointer"`
	List    []inner            `json:"list"`
	Words   []string           `json:"words"`
	Counts  map[string]int     `json:"counts"`
	Any     map[string]any     `json:"any"`
	Deep    map[string][]inner `json:"deep"`
	Kept    string             `json:"-"`
	Untaged string
}

var times = rapid.Custom(func(t *rapid.T) time.Time {
	return time.Unix(rapid.Int64Range(-60e9, 200e9).Draw(t, "s"), rapid.Int64Range(0, 999999999).Draw(t, "ns")).UTC()
})

var anyValue = rapid.Deferred(func() *rapid.Generator[any] {
	return rapid.OneOf(
		rapid.String().AsAny(), rapid.Float64Range(-1e9, 1e9).AsAny(), rapid.Bool().AsAny(), rapid.Just[any](nil),
		rapid.SliceOfN(rapid.String().AsAny(), 0, 3).AsAny(), rapid.MapOfN(rapid.StringN(1, 8, -1), rapid.String().AsAny(), 0, 3).AsAny())
})

func draw(t *rapid.T) everything {
	name, key, inners := rapid.String(), rapid.StringN(1, 8, -1), rapid.Make[inner]()
	e := everything{
		embedded: embedded{Size: rapid.Uint8().Draw(t, "size")},
		Name:     name.Draw(t, "name"), On: day(name.Draw(t, "on")), At: times.Draw(t, "at"), Yes: rapid.Bool().Draw(t, "yes"),
		Share: rapid.Float64Range(-1e12, 1e12).Draw(t, "share"), Inner: inners.Draw(t, "inner"),
		List: rapid.SliceOfN(inners, 0, 3).Draw(t, "list"), Words: rapid.SliceOfN(name, 0, 3).Draw(t, "words"),
		Counts: rapid.MapOfN(key, rapid.Int(), 0, 3).Draw(t, "counts"), Any: rapid.MapOfN(key, anyValue, 0, 4).Draw(t, "any"),
		Deep: rapid.MapOfN(key, rapid.SliceOfN(inners, 0, 2), 0, 2).Draw(t, "deep"), Untaged: name.Draw(t, "untagged"),
	}
	if rapid.Bool().Draw(t, "pointers") {
		one, at := inners.Draw(t, "pointer"), times.Draw(t, "ago")
		e.Pointer, e.Ago = &one, &at
	}
	return e
}

func asJSON(o *attributevalue.EncoderOptions) { o.TagKey = "json" }

// Whatever is stored is read as attributevalue reads it.
func TestAnItemIsReadAsTheLibraryReadsIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		same(t, draw(t))
	})
}

func TestAWholeFileIsReadAsTheLibraryReadsIt(t *testing.T) {
	t.Parallel()
	f := applicationtest.Nurse(t, 1).Unclean().Denied().Appealed().File
	same(t, f.Application)
	for _, e := range f.Events {
		same(t, e)
	}
	for _, d := range f.Documents {
		same(t, d)
	}
	for _, e := range f.Elements {
		same(t, e)
	}
	for _, l := range f.Letters {
		same(t, l)
	}
	same(t, casefile.Note{Text: "\"quoted\" \u2028 \\ 🙂\n"})
}

type failer interface{ Fatalf(string, ...any) }

func same[T any](t failer, value T) {
	attributes, err := attributevalue.MarshalMapWithOptions(value, asJSON)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var want T
	if err := attributevalue.UnmarshalMapWithOptions(attributes, &want, func(o *attributevalue.DecoderOptions) { o.TagKey = "json" }); err != nil {
		t.Fatalf("%v", err)
	}
	it, err := stored.Parse(written(t, attributes))
	if err != nil {
		t.Fatalf("%v", err)
	}
	got, err := stored.Decode[T](it)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(everything{})); err != nil || diff != "" {
		t.Fatalf("%s: %v, %s", written(t, attributes), err, diff)
	}
}
