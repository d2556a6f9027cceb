package stored

import (
	"fmt"
	"reflect"
)

// Item is one item as DynamoDB wrote it.
type Item struct {
	text  []byte
	spans []span
}

// span is where in the text an attribute's name and its typed value, {"S": …}, stand.
type span struct{ nameFrom, nameTo, from, to int32 }

// Parse reads an item in DynamoDB's JSON.
func Parse(text []byte) (Item, error) {
	r := reader{text: text}
	spans := r.item(nil)
	return Item{text, spans}, r.failed
}

// item adds the attributes of the item that comes next.
func (r *reader) item(spans []span) []span {
	r.object(func(name []byte) {
		end := r.at - 1 // the colon's
		for r.text[end] != '"' {
			end--
		}
		r.next()
		from := r.at
		r.skip()
		spans = append(spans, span{int32(end - len(name)), int32(end), int32(from), int32(r.at)})
	})
	return spans
}

// each calls f with every attribute, its value in a reader.
func (it Item) each(f func(name []byte, r *reader)) {
	var r reader
	for _, s := range it.spans {
		r = reader{text: it.text[s.from:s.to]}
		f(it.text[s.nameFrom:s.nameTo], &r)
	}
}

// Decode reads an item into a T; see Into.
func Decode[T any](it Item) (out T, err error) {
	err = it.Into(&out)
	return out, err
}

// Into reads an item into the struct that a pointer leads to. Attributes that it has no
// field for are left out; the error names the attribute that does not fit its field.
func (it Item) Into(pointer any) (err error) {
	to := reflect.ValueOf(pointer).Elem()
	p := planOf(to.Type())
	it.each(func(name []byte, r *reader) {
		path, ok := p[string(name)]
		if !ok || err != nil {
			return
		}
		if r.value(to.FieldByIndex(path)); r.failed != nil {
			err = fmt.Errorf("%s: %w", name, r.failed)
		}
	})
	return err
}

// Text is the value of a string attribute, "" when there is none.
func (it Item) Text(name string) (value string) {
	it.each(func(of []byte, r *reader) {
		if string(of) == name {
			r.value(reflect.ValueOf(&value).Elem())
		}
	})
	return value
}

// fail keeps the first fault and ends the reading.
func (r *reader) fail(format string, args ...any) {
	if r.failed == nil {
		r.failed = fmt.Errorf("stored item: "+format, args...)
	}
	r.at = len(r.text)
}
