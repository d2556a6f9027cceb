// Package setting reads a function's settings from its environment and reports everything
// that is wrong with them at once: an engineer who deploys with three variables missing
// should not have to deploy three times to learn it.
package setting

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// Reader reads settings and remembers what was wrong. After reading them all, ask Err.
type Reader struct {
	lookup func(name string) (string, bool)
	unset  []string
	wrong  []error
}

// Environment reads the process's environment.
func Environment() *Reader { return From(os.LookupEnv) }

// From reads by lookup, which has the meaning of os.LookupEnv.
func From(lookup func(name string) (string, bool)) *Reader { return &Reader{lookup: lookup} }

// Required is a setting the function cannot do without; empty counts as not set.
func (r *Reader) Required(name string) string {
	value, _ := r.lookup(name)
	if value == "" {
		r.unset = append(r.unset, name)
	}
	return value
}

// Optional is a setting with a safe default.
func (r *Reader) Optional(name, byDefault string) string {
	if value, _ := r.lookup(name); value != "" {
		return value
	}
	return byDefault
}

// OneOf is a setting that takes the first of its choices when it is not set.
func (r *Reader) OneOf(name string, choices ...string) string {
	value := r.Optional(name, choices[0])
	for _, c := range choices {
		if value == c {
			return value
		}
	}
	r.wrong = append(r.wrong, fmt.Errorf("%s is %q: use %s", name, value, strings.Join(choices, ", ")))
	return choices[0]
}

// Duration is a setting such as "15m", or byDefault when it is not set.
func (r *Reader) Duration(name string, byDefault time.Duration) time.Duration {
	value, _ := r.lookup(name)
	if value == "" {
		return byDefault
	}
	d, err := time.ParseDuration(value)
	if err != nil {
		r.wrong = append(r.wrong, fmt.Errorf(`%s is %q: give a Go duration such as "15m"`, name, value))
		return byDefault
	}
	return d
}

// Err says everything that is wrong with the settings read so far, or nil.
func (r *Reader) Err() error {
	errs := r.wrong
	if len(r.unset) > 0 {
		errs = append([]error{fmt.Errorf("not set: %s", strings.Join(r.unset, ", "))}, errs...)
	}
	return errors.Join(errs...)
}
