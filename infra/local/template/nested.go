package template

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

const application = "AWS::Serverless::Application"

// open prepares the template in a file, and those nested in it, to be read.
func (s *system) open(file, stack string, parameters map[string]any) (*reader, error) {
	source, err := fs.ReadFile(s.files, file)
	if err != nil {
		return nil, err
	}
	root, err := parse(source)
	if err != nil {
		return nil, err
	}
	r, err := newReader(s, file, stack, root, parameters)
	if err != nil {
		return nil, err
	}
	s.templates = append(s.templates, r)
	for _, id := range r.ids {
		if r.declared[id].Type != application {
			continue
		}
		if _, err := r.template(id); err != nil {
			return nil, fmt.Errorf("%s: %w", id, err)
		}
	}
	return r, nil
}

// template is the one that an application nests, with the parameters it is given.
func (r *reader) template(id string) (*reader, error) {
	if nested, ok := r.nested[id]; ok {
		if nested == nil {
			return nil, fmt.Errorf("%s needs what it gives itself", id)
		}
		return nested, nil
	}
	r.nested[id] = nil
	var p struct {
		Location string
	}
	if err := r.decode(r.declared[id].Properties, &p, "NotificationARNs", "Parameters", "Tags", "TimeoutInMinutes"); err != nil {
		return nil, err
	}
	file := path.Join(path.Dir(r.file), p.Location)
	if !fs.ValidPath(file) {
		return nil, fmt.Errorf("property Location: %s is not supported locally, only a file below the template", p.Location)
	}
	parameters, err := r.passed(id)
	if err != nil {
		return nil, err
	}
	nested, err := r.open(file, r.stack+"-"+id, parameters)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	r.nested[id] = nested
	return nested, nil
}

// passed are the parameters that an application gives to its template.
func (r *reader) passed(id string) (map[string]any, error) {
	passed := map[string]any{}
	given, _ := r.declared[id].Properties["Parameters"].(map[string]any)
	for name, expression := range given {
		value, err := r.resolve(expression)
		var nothing absent
		switch {
		case errors.As(err, &nothing):
			passed[name] = nothing
		case err != nil:
			return nil, fmt.Errorf("parameter %s: %w", name, err)
		default:
			passed[name] = fmt.Sprint(value)
		}
	}
	return passed, nil
}

// output is what a template gives to the one it is nested in.
func (r *reader) output(name string) (any, error) {
	declared, ok := r.outputs[name].(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s has no output %s", r.file, name)
	}
	value, err := r.resolve(declared["Value"])
	return value, r.within(err)
}

// within says in which template an error is, unless it is the outermost.
func (r *reader) within(err error) error {
	if err == nil || r == r.templates[0] {
		return err
	}
	return fmt.Errorf("%s: %w", r.file, err)
}
