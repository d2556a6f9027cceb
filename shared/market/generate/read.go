package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"credo/shared/market"
)

// order is the order markets are listed in; each has a file data/<id>.yaml.
var order = []string{"ga", "in", "oh", "ky", "wv", "ar-passe"}

// library is all the data, merged and checked.
type library struct {
	markets []market.Market
	common  common
	rules   []market.Rules
}

// read reads the files, as JSON by name.
func read(files map[string]json.RawMessage) (l library, err error) {
	if err := decode(files, "data/common.yaml", &l.common); err != nil {
		return l, err
	}
	var all []dated
	if err := decode(files, "data/rules.yaml", &all); err != nil {
		return l, err
	}
	if err := l.common.check(); err != nil {
		return l, err
	}
	if err := checkDated(all); err != nil {
		return l, err
	}
	for _, d := range all {
		l.rules = append(l.rules, d.rules())
	}
	for _, id := range order {
		m, err := readMarket(files, id)
		if err != nil {
			return l, err
		}
		l.markets = append(l.markets, m)
	}
	return l, nil
}

// readMarket reads one market over what is common.
func readMarket(files map[string]json.RawMessage, id string) (market.Market, error) {
	file := "data/" + id + ".yaml"
	var c common // read again, so that no market writes over another's lists
	if err := decode(files, "data/common.yaml", &c); err != nil {
		return market.Market{}, err
	}
	m := c.Defaults
	if err := decode(files, file, &m); err != nil {
		return m, err
	}
	if err := complete(&m, id, c); err != nil {
		return m, fmt.Errorf("%s: %w", file, err)
	}
	return m, nil
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

// complete adds what is common to a market's own data, and checks it.
func complete(m *market.Market, id string, c common) error {
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
	if _, err := time.LoadLocation(m.TimeZone); err != nil || m.TimeZone == "" {
		return fmt.Errorf("timeZone %q is unknown", m.TimeZone)
	}
	return check(*m, c.Professions)
}

// mergeDocuments is the common rules, each replaced by the market's own of the same
// type, then the rules only the market has, without those it omits.
func mergeDocuments(shared, own []market.DocumentRule) []market.DocumentRule {
	merged := slices.Clone(shared)
	for _, r := range own {
		i := slices.IndexFunc(merged, func(s market.DocumentRule) bool { return s.Type == r.Type })
		if i < 0 {
			merged = append(merged, r)
		} else {
			merged[i] = r
		}
	}
	return slices.DeleteFunc(merged, func(r market.DocumentRule) bool { return r.Omit })
}

// mergeElements is the market's own rules and the common ones of other elements.
func mergeElements(shared, own []market.ElementRule) []market.ElementRule {
	merged := slices.Clone(own)
	for _, r := range shared {
		if !slices.ContainsFunc(own, func(o market.ElementRule) bool { return o.Element == r.Element }) {
			merged = append(merged, r)
		}
	}
	return merged
}
