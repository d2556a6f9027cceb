package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"credo/shared/market"
)

// common is the content of data/common.yaml.
type common struct {
	Professions  []market.Profession   `json:"professions"`
	Documents    []market.DocumentRule `json:"documents"`
	Elements     []market.ElementRule  `json:"elements"`
	ElementNames map[string]string     `json:"elementNames"`
	Defaults     market.Market         `json:"defaults"`
}

// dated is one entry of data/rules.yaml.
type dated struct {
	market.Rules
	Days map[string]int `json:"verificationDays"` // by element
}

// rules puts the days in order.
func (d dated) rules() market.Rules {
	for _, element := range market.Elements {
		if days, ok := d.Days[element]; ok {
			d.Verification = append(d.Verification, market.Age{Element: element, Days: days})
		}
	}
	return d.Rules
}

func (c common) check() error {
	for _, e := range market.Elements {
		if c.ElementNames[e] == "" {
			return fmt.Errorf("data/common.yaml: elementNames lacks %s", e)
		}
	}
	return nil
}

func checkDated(all []dated) error {
	if len(all) == 0 {
		return errors.New("data/rules.yaml: there are no rules")
	}
	for i, r := range all {
		if i > 0 && r.From <= all[i-1].From {
			return fmt.Errorf("data/rules.yaml: rules from %s must follow those from %s", all[i-1].From, r.From)
		}
		if r.RecredentialingMonths < 1 || r.DecisionNoticeDays < 1 || r.OpenDays < 1 || r.LateDays < 0 {
			return fmt.Errorf("data/rules.yaml: rules from %s lack a number", r.From)
		}
		for _, e := range slices.Concat(slices.Sorted(maps.Keys(r.Days)), r.SignedElements) {
			if !slices.Contains(market.Elements, e) {
				return fmt.Errorf("data/rules.yaml: unknown element %q", e)
			}
		}
	}
	return nil
}
