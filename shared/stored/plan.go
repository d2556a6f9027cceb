package stored

import (
	"reflect"
	"strings"
	"sync"
)

// plan finds the field of an attribute.
type plan map[string][]int

var plans sync.Map // plan by reflect.Type

// planOf knows a struct's fields by the names of their json tags, those of embedded
// structs among them.
func planOf(t reflect.Type) plan {
	if known, ok := plans.Load(t); ok {
		return known.(plan)
	}
	p := plan{}
	p.add(t, nil)
	plans.Store(t, p)
	return p
}

func (p plan) add(t reflect.Type, path []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		at := append(path[:len(path):len(path)], i)
		switch {
		case name == "-":
		case name == "" && f.Anonymous && f.Type.Kind() == reflect.Struct:
			p.add(f.Type, at)
		case f.IsExported():
			if name == "" {
				name = f.Name
			}
			if p[name] == nil || len(at) < len(p[name]) {
				p[name] = at
			}
		}
	}
}
