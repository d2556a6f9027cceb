package main

import (
	"fmt"
	"reflect"
	"strings"
)

// literal writes a value of package market as Go, without the fields that are zero.
func literal(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Struct:
		var b strings.Builder
		b.WriteString("{\n")
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				fmt.Fprintf(&b, "%s: %s,\n", v.Type().Field(i).Name, typed(f))
			}
		}
		return b.String() + "}"
	case reflect.Slice:
		var b strings.Builder
		for i := range v.Len() {
			b.WriteString(literal(v.Index(i)) + ",")
			if v.Index(i).Kind() == reflect.Struct {
				b.WriteString("\n")
			}
		}
		if strings.Contains(b.String(), "\n") {
			return "{\n" + b.String() + "}"
		}
		return "{" + strings.TrimSuffix(b.String(), ",") + "}"
	case reflect.String:
		return fmt.Sprintf("%q", v.String())
	}
	return fmt.Sprint(v.Interface())
}

// typed is a literal with its type where Go wants one.
func typed(v reflect.Value) string {
	if v.Kind() == reflect.Struct || v.Kind() == reflect.Slice {
		return strings.ReplaceAll(v.Type().String(), "market.", "") + literal(v)
	}
	return literal(v)
}
