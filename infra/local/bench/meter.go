package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"credo/infra/local/lambda"
	"credo/infra/local/supervisor"
	"credo/infra/local/template"
)

// meter invokes programs over the Runtime API and takes their time.
type meter struct {
	plan     plan
	pool     *lambda.Pool
	compared []program // constant, wire, plain and the status lookup
	others   []program
	binaries string
}

func newMeter(ctx context.Context, root string, system *supervisor.Supervisor, p plan) (*meter, error) {
	table, files, err := seed(ctx, system)
	if err != nil {
		return nil, err
	}
	all, err := functions(root, system, table, files)
	if err != nil {
		return nil, err
	}
	made := baselines(all)
	m := &meter{plan: p, compared: made, binaries: filepath.Join(root, ".local", "functions")}
	for _, one := range all {
		if one.name() == status {
			m.compared = append(m.compared, one)
		} else if p.only == "" || p.only == one.name() {
			m.others = append(m.others, one)
		}
	}
	if _, err := lambda.Build(ctx, root, m.binaries, described(made)); err != nil {
		return nil, err
	}
	known := described(append(m.compared[:len(m.compared):len(m.compared)], m.others...))
	m.pool, err = lambda.NewPool(known, lambda.Options{Binaries: m.binaries, Console: os.Stderr, MaxPerName: 1, MaxIdle: len(known) + 1})
	return m, err
}

func described(programs []program) (all []template.Function) {
	for _, one := range programs {
		all = append(all, one.Function)
	}
	return all
}

// invoke sends a program its event and says how long the answer took; an answer that it
// gives as an error of its own is an error.
func (m *meter) invoke(ctx context.Context, one program) (took time.Duration, answered int, err error) {
	begun := time.Now()
	payload, err := m.pool.Invoke(ctx, one.ID, one.event)
	took = time.Since(begun)
	if err != nil {
		return 0, 0, err
	}
	var answer struct {
		StatusCode int `json:"statusCode"`
	}
	if err := json.Unmarshal(payload, &answer); err != nil || answer.StatusCode == 0 || answer.StatusCode >= 500 {
		return 0, 0, fmt.Errorf("%s answers %s", one.name(), payload)
	}
	return took, answer.StatusCode, nil
}
