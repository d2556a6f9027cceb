package bus

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

func (b *Bus) route(tx *bbolt.Tx, seen *Seen, event []byte) error {
	seen.Rules = nil
	for _, rule := range b.rules {
		if rule.Bus != seen.Bus {
			continue
		}
		wanted, err := rule.pattern.Matches(event)
		if err != nil {
			return err
		}
		if !wanted {
			continue
		}
		seen.Rules = append(seen.Rules, rule.ID)
		for _, target := range rule.Targets {
			body, err := input(target, event)
			if err != nil {
				return fmt.Errorf("rule %s: %w", rule.ID, err)
			}
			if _, err := b.queues.Send(tx, target.Queue, body); err != nil {
				return fmt.Errorf("rule %s: %w", rule.ID, err)
			}
		}
	}
	return nil
}

// input is what the target gets of an event.
func input(target template.Target, event []byte) (string, error) {
	if len(target.Input) > 0 {
		return string(target.Input), nil
	}
	steps, err := path(target.InputPath)
	if err != nil {
		return "", err
	}
	for _, step := range steps {
		var object map[string]json.RawMessage
		if err := json.Unmarshal(event, &object); err != nil || object[step] == nil {
			return "null", nil
		}
		event = object[step]
	}
	return string(event), nil
}

// path reads an input path: $ or $.detail.key.
func path(inputPath string) ([]string, error) {
	if inputPath == "" || inputPath == "$" {
		return nil, nil
	}
	rest, ok := strings.CutPrefix(inputPath, "$.")
	if !ok || strings.ContainsAny(rest, "[]*'\"") {
		return nil, errors.New("input path " + inputPath + " is not supported locally")
	}
	return strings.Split(rest, "."), nil
}
