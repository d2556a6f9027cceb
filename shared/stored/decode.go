package stored

import (
	"fmt"
	"reflect"
	"strconv"
	"time"
)

var timeType = reflect.TypeFor[time.Time]()

// fields reads the attributes of an item, or of a map within, into a struct.
func (r *reader) fields(to reflect.Value) {
	p := planOf(to.Type())
	r.object(func(key []byte) {
		path, ok := p[string(key)]
		if !ok {
			r.skip()
			return
		}
		r.value(to.FieldByIndex(path))
		if r.failed != nil {
			r.failed = fmt.Errorf("%s: %w", key, r.failed)
		}
	})
}

// typed reads {"S": …}: it calls value at the value, with the kind.
func (r *reader) typed(value func(kind string)) {
	r.object(func(kind []byte) { value(kindOf(kind)) })
}

// kindOf is the kind without a copy.
func kindOf(raw []byte) string {
	for _, kind := range []string{"S", "N", "M", "L", "BOOL", "NULL", "SS"} {
		if kind == string(raw) {
			return kind
		}
	}
	return string(raw)
}

// value reads one attribute's value into a field.
func (r *reader) value(to reflect.Value) {
	r.typed(func(kind string) {
		if kind == "NULL" {
			r.skip()
			to.SetZero()
			return
		}
		for to.Kind() == reflect.Pointer {
			to.Set(reflect.New(to.Type().Elem()))
			to = to.Elem()
		}
		if to.Kind() == reflect.Interface {
			to.Set(reflect.ValueOf(r.anything(kind)))
			return
		}
		r.concrete(kind, to)
	})
}

func (r *reader) concrete(kind string, to reflect.Value) {
	switch {
	case kind == "S" && to.Type() == timeType:
		at, err := time.Parse(time.RFC3339, r.string())
		if err != nil {
			r.fail("%w", err)
		}
		to.Set(reflect.ValueOf(at))
	case kind == "S" && to.Kind() == reflect.String:
		to.SetString(r.string())
	case kind == "N":
		r.number(to)
	case kind == "BOOL" && to.Kind() == reflect.Bool:
		to.SetBool(r.bool())
	case kind == "M" && to.Kind() == reflect.Struct:
		r.fields(to)
	case kind == "M" && to.Kind() == reflect.Map:
		r.mapped(to)
	case kind == "L" && to.Kind() == reflect.Slice:
		r.slice(to, func(item reflect.Value) { r.value(item) })
	case kind == "SS" && to.Kind() == reflect.Slice && to.Type().Elem().Kind() == reflect.String:
		r.slice(to, func(item reflect.Value) { item.SetString(r.string()) })
	default:
		r.fail("%s does not fit %s", kind, to.Type())
	}
}

func (r *reader) slice(to reflect.Value, one func(reflect.Value)) {
	to.Set(reflect.MakeSlice(to.Type(), 0, 0))
	r.array(func() {
		to.Grow(1)
		to.SetLen(to.Len() + 1)
		one(to.Index(to.Len() - 1))
	})
}

func (r *reader) mapped(to reflect.Value) {
	to.Set(reflect.MakeMap(to.Type()))
	r.list('{', '}', func() {
		key := reflect.New(to.Type().Key()).Elem()
		key.SetString(r.string())
		item := reflect.New(to.Type().Elem()).Elem()
		if r.take(':') {
			r.value(item)
			to.SetMapIndex(key, item)
		}
	})
}

func (r *reader) number(to reflect.Value) {
	text := r.string()
	var err error
	switch {
	case to.CanInt():
		var n int64
		n, err = strconv.ParseInt(text, 10, to.Type().Bits())
		to.SetInt(n)
	case to.CanUint():
		var n uint64
		n, err = strconv.ParseUint(text, 10, to.Type().Bits())
		to.SetUint(n)
	case to.CanFloat():
		var n float64
		n, err = strconv.ParseFloat(text, to.Type().Bits())
		to.SetFloat(n)
	default:
		err = fmt.Errorf("N does not fit %s", to.Type())
	}
	if err != nil {
		r.fail("%w", err)
	}
}

func (r *reader) bool() bool {
	yes := r.next() == 't'
	r.skip()
	return yes
}
