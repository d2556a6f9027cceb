package market

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"credo/shared/calendar"
)

//go:generate go run ./compact

// compiled is data/*.yaml as one JSON object by file name: a function reads it when it
// starts, and reading YAML there costs six times the time and 300 KB.
//
//go:embed data.json
var compiled []byte

// order is the order markets are listed in; each has a file data/<id>.yaml.
var order = []string{"ga", "in", "oh", "ky", "wv", "ar-passe"}

// Markets is every market of the plan, read and checked.
type Markets struct{ all []Market }

// All returns the markets in the order of the API.
func (m Markets) All() []Market { return slices.Clone(m.all) }

// IDs lists the markets' IDs in the order of the API.
func (m Markets) IDs() []string {
	ids := make([]string, len(m.all))
	for i, one := range m.all {
		ids[i] = one.ID
	}
	return ids
}

// Today is the day it is in every market, or still is in one of them: nothing is overdue
// by it that a market's own day has not come for.
func (m Markets) Today(clock calendar.Clock) calendar.Date {
	var days []calendar.Date
	for _, market := range m.all {
		days = append(days, clock.Today(market.location))
	}
	return calendar.Earliest(days...)
}

// Find returns the market of an ID.
func (m Markets) Find(id string) (Market, bool) {
	for _, one := range m.all {
		if one.ID == id {
			return one, true
		}
	}
	return Market{}, false
}

// library is all the data of this package.
type library struct {
	markets      Markets
	professions  []Profession
	elementNames map[string]string
	rules        []Rules
}

// common is the content of data/common.yaml.
type common struct {
	Professions  []Profession      `json:"professions"`
	Documents    []DocumentRule    `json:"documents"`
	Elements     []ElementRule     `json:"elements"`
	ElementNames map[string]string `json:"elementNames"`
	Defaults     Market            `json:"defaults"`
}

var load = sync.OnceValues(func() (library, error) {
	var files map[string]json.RawMessage
	if err := json.Unmarshal(compiled, &files); err != nil {
		return library{}, fmt.Errorf("market data: %w", err)
	}
	return read(files)
})

// Load reads and checks the data compiled into the program, once.
func Load() (Markets, error) {
	l, err := load()
	return l.markets, err
}

// loaded is the data for callers who cannot fail. The data is compiled in, so wrong data
// is a wrong program; the tests read all of it.
func loaded() library {
	l, err := load()
	if err != nil {
		panic(err)
	}
	return l
}

func read(files map[string]json.RawMessage) (library, error) {
	var c common
	if err := decode(files, "data/common.yaml", &c); err != nil {
		return library{}, err
	}
	l := library{professions: c.Professions, elementNames: c.ElementNames}
	if err := decode(files, "data/rules.yaml", &l.rules); err != nil {
		return library{}, err
	}
	if err := l.check(); err != nil {
		return library{}, err
	}
	for _, id := range order {
		file := "data/" + id + ".yaml"
		var own common // read again, so that no market writes over another's lists
		if err := decode(files, "data/common.yaml", &own); err != nil {
			return library{}, err
		}
		m := own.Defaults
		if err := decode(files, file, &m); err != nil {
			return library{}, err
		}
		if err := m.complete(id, c); err != nil {
			return library{}, fmt.Errorf("%s: %w", file, err)
		}
		l.markets.all = append(l.markets.all, m)
	}
	return l, nil
}

// decode reads one file over what target already holds; an unknown field is an error.
func decode(files map[string]json.RawMessage, name string, target any) error {
	if files[name] == nil {
		return fmt.Errorf("market data: there is no %s", name)
	}
	d := json.NewDecoder(bytes.NewReader(files[name]))
	d.DisallowUnknownFields()
	if err := d.Decode(target); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// complete adds what is common to a market's own data, checks it, and resolves the
// names of conditions and the time zone.
func (m *Market) complete(id string, c common) error {
	if m.ID != id {
		return fmt.Errorf("id is %q, want %q", m.ID, id)
	}
	if m.Professions == nil {
		for _, p := range c.Professions {
			m.Professions = append(m.Professions, p.Code)
		}
	}
	m.Documents = mergeDocuments(c.Documents, m.Documents)
	m.Elements = mergeElements(c.Elements, m.Elements)
	if err := m.resolve(vocabulary(c.Professions)); err != nil {
		return err
	}
	location, err := time.LoadLocation(m.TimeZone)
	if err != nil || m.TimeZone == "" {
		return fmt.Errorf("timeZone %q is unknown", m.TimeZone)
	}
	m.location = location
	return m.check(c.Professions)
}

// mergeDocuments is the common rules, each replaced by the market's own of the same
// type, then the rules only the market has, without those it omits.
func mergeDocuments(shared, own []DocumentRule) []DocumentRule {
	merged := slices.Clone(shared)
	for _, r := range own {
		i := slices.IndexFunc(merged, func(s DocumentRule) bool { return s.Type == r.Type })
		if i < 0 {
			merged = append(merged, r)
		} else {
			merged[i] = r
		}
	}
	return slices.DeleteFunc(merged, func(r DocumentRule) bool { return r.Omit })
}

// mergeElements is the market's own rules and the common ones of other elements.
func mergeElements(shared, own []ElementRule) []ElementRule {
	merged := slices.Clone(own)
	for _, r := range shared {
		if !slices.ContainsFunc(own, func(o ElementRule) bool { return o.Element == r.Element }) {
			merged = append(merged, r)
		}
	}
	return merged
}

func (m *Market) resolve(known map[string]condition) error {
	for i := range m.Documents {
		r := &m.Documents[i]
		c, err := resolve(r.If, known)
		if err != nil {
			return fmt.Errorf("document %s: %w", r.Type, err)
		}
		r.conditions = c
	}
	for i := range m.Elements {
		r := &m.Elements[i]
		c, err := resolve(r.If, known)
		if err != nil {
			return fmt.Errorf("element %s: %w", r.Element, err)
		}
		r.conditions = c
	}
	return nil
}

func resolve(names []string, known map[string]condition) ([]condition, error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("it has no condition")
	}
	var all []condition
	for _, name := range names {
		c, ok := known[name]
		if !ok {
			return nil, fmt.Errorf("unknown condition %q", name)
		}
		all = append(all, c)
	}
	return all, nil
}

// Named is one market. The error names a market without data.
func Named(id string) (Market, error) {
	all, err := Load()
	if err != nil {
		return Market{}, err
	}
	m, ok := all.Find(id)
	if !ok {
		return Market{}, fmt.Errorf("no market data for %q", id)
	}
	return m, nil
}
