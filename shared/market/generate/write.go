package main

import (
	"fmt"
	"go/format"
	"reflect"
	"strings"

	"credo/shared/market"
)

const heading = `// Code generated from data/*.yaml by go generate ./shared/market; DO NOT EDIT.

//go:build !ungenerated

package market

`

// write is every generated file by its name: one for each market, one for what they share.
func write(l library) (map[string][]byte, error) {
	files := map[string][]byte{}
	var pointers []string
	for _, m := range l.markets {
		name := "market" + strings.ToUpper(strings.ReplaceAll(m.ID, "-", ""))
		pointers = append(pointers, "&"+name)
		source, err := format.Source([]byte(heading + "var " + name + " = " + typed(reflect.ValueOf(m)) + "\n"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.ID, err)
		}
		files["data_"+strings.ReplaceAll(m.ID, "-", "_")+".go"] = source
	}
	var names strings.Builder
	for _, e := range market.Elements {
		fmt.Fprintf(&names, "{%q, %q},\n", e, l.common.ElementNames[e])
	}
	shared, err := format.Source([]byte(heading + "var all = []*Market{" + strings.Join(pointers, ", ") + "}\n\n" +
		"var professions = " + typed(reflect.ValueOf(l.common.Professions)) + "\n\n" +
		"var elementNames = []elementName{\n" + names.String() + "}\n\n" +
		"var rules = " + typed(reflect.ValueOf(l.rules)) + "\n"))
	files["data.go"] = shared
	return files, err
}
