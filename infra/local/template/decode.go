package template

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// decode resolves properties into dst, a pointer to a struct that lists what is
// supported. ignored are properties that change nothing locally; any other is
// refused by its name.
func (r *reader) decode(properties map[string]any, dst any, ignored ...string) error {
	wanted := maps.Clone(properties)
	for _, name := range ignored {
		delete(wanted, name)
	}
	resolved, err := r.resolve(map[string]any(wanted))
	if err != nil {
		return err
	}
	source, err := json.Marshal(resolved)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(dst); err != nil {
		if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
			return fmt.Errorf("property %s is not supported locally", name)
		}
		return err
	}
	return nil
}

// number reads a number, also one written as a string.
type number float64

func (n *number) UnmarshalJSON(source []byte) error {
	f, err := strconv.ParseFloat(strings.Trim(string(source), `"`), 64)
	if err != nil {
		return fmt.Errorf("%s is not a number", source)
	}
	*n = number(f)
	return nil
}

// boolean reads true and false, also written as strings.
type boolean bool

func (b *boolean) UnmarshalJSON(source []byte) error {
	v, err := strconv.ParseBool(strings.Trim(string(source), `"`))
	if err != nil {
		return fmt.Errorf("%s is neither true nor false", source)
	}
	*b = boolean(v)
	return nil
}

// text reads any scalar as CloudFormation prints it into a string.
type text string

func (t *text) UnmarshalJSON(source []byte) error {
	var v any
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.UseNumber()
	if err := decoder.Decode(&v); err != nil {
		return err
	}
	switch v.(type) {
	case map[string]any, []any, nil:
		return fmt.Errorf("%s is not a string", source)
	}
	*t = text(fmt.Sprint(v))
	return nil
}

// merge lays properties over a section of Globals as SAM does: maps are merged,
// lists appended, all else replaced.
func merge(global, own any) any {
	g, gMap := global.(map[string]any)
	o, oMap := own.(map[string]any)
	if gMap && oMap {
		if _, _, function := call(o); function {
			return own
		}
		out := maps.Clone(g)
		for _, key := range slices.Sorted(maps.Keys(o)) {
			if base, ok := out[key]; ok {
				out[key] = merge(base, o[key])
			} else {
				out[key] = o[key]
			}
		}
		return out
	}
	gl, gList := global.([]any)
	ol, oList := own.([]any)
	if gList && oList {
		return append(slices.Clone(gl), ol...)
	}
	return own
}

func (r *reader) withGlobals(section string, properties map[string]any) map[string]any {
	base, _ := r.globals[section].(map[string]any)
	if base == nil {
		return properties
	}
	merged, _ := merge(base, properties).(map[string]any)
	return merged
}

// filters is FilterCriteria of an event source.
type filters struct {
	Filters []struct{ Pattern string }
}

func (f filters) patterns() []json.RawMessage {
	var out []json.RawMessage
	for _, one := range f.Filters {
		out = append(out, json.RawMessage(one.Pattern))
	}
	return out
}
