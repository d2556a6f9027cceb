package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"time"

	"credo/infra/local/supervisor"
	"credo/infra/local/template"
	"credo/shared/application"
)

// status is the folder of the function whose Query the baselines send.
const status = "check-status"

// program is a function or a baseline, with the event it is sent.
type program struct {
	template.Function
	event []byte
}

func (p program) name() string { return filepath.Base(p.Folder) }

// functions are those behind the API, each with its sample event turned to a file that is
// there.
func functions(root string, system *supervisor.Supervisor, table string, s seeds) (all []program, err error) {
	files := map[string]application.File{} // by function
	for _, route := range system.Model().API.Routes {
		files[route.Function] = s.provider
		if route.Authorizer != "" {
			files[route.Function] = s.staff
		}
	}
	for _, function := range system.Model().Functions {
		f, ok := files[function.ID]
		if !ok {
			continue
		}
		one := program{Function: function}
		one.Environment = system.Pool().Environment(function.ID)
		one.Environment["TABLE_NAME"] = table
		if one.event, err = os.ReadFile(filepath.Join(root, function.Folder, "event.json")); err != nil {
			return nil, err
		}
		one.event = turned(one.event, f.Application.ID, f.Application.NPI, one.name())
		all = append(all, one)
	}
	return all, nil
}

// turned is a sample event for a file that is there. An Idempotency-Key is another for
// each function: under one key only one request is answered.
func turned(event []byte, id, npi, function string) []byte {
	for sample, instead := range map[string]string{
		"CRD-7K3Q-M2XW-9PT4D": id, "1234567893": npi, "2d7f6a3e-9f0b-4c57-8f6e-0c1d2e3f4a5b": "bench-" + function,
	} {
		event = bytes.ReplaceAll(event, []byte(sample), []byte(instead))
	}
	return event
}

// baselines are sent what the status lookup is sent.
func baselines(all []program) []program {
	like := all[slices.IndexFunc(all, func(p program) bool { return p.name() == status })]
	var out []program
	for _, name := range []string{"constant", "wire", "plain"} {
		out = append(out, program{event: like.event, Function: template.Function{
			ID: name, Name: name, Folder: "infra/bench/" + name, Environment: like.Environment, Timeout: 10 * time.Second, MemoryMB: 256}})
	}
	return out
}
