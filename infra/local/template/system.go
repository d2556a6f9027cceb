package template

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// system is the template that is deployed with those nested in it: each has
// parameters, conditions and resources of its own, and all fill one model.
type system struct {
	options   Options
	files     fs.FS // the folder of the outermost template
	templates []*reader
	model     Model

	throttles map[string]routeSettings // by route key
	groups    []Group
	clients   []UserPoolClient
}

func read(files fs.FS, file string, options Options) (*Model, error) {
	options.Stack = cmp.Or(options.Stack, "credo")
	options.Region = cmp.Or(options.Region, "us-east-1")
	s := &system{options: options, files: files}
	overrides := map[string]any{}
	for name, value := range options.Parameters {
		overrides[name] = value
	}
	outermost, err := s.open(file, options.Stack, overrides)
	if err != nil {
		return nil, err
	}
	s.model.Parameters = outermost.given
	all, err := s.resources()
	if err != nil {
		return nil, err
	}
	var failed []error
	for _, one := range all {
		if err := one.in.resource(one.id); err != nil {
			failed = append(failed, one.in.within(err))
		}
	}
	if failed == nil {
		failed = append(failed, s.finish())
	}
	return &s.model, errors.Join(failed...)
}

// place is where a resource is declared.
type place struct {
	in *reader
	id string
}

// resources are those of every template, in the order of their logical IDs. It
// refuses an ID that two templates have: the model, the commands and the runbook
// name a resource by it alone.
func (s *system) resources() ([]place, error) {
	var all []place
	for _, r := range s.templates {
		for _, id := range r.ids {
			all = append(all, place{r, id})
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Compare(a.id, b.id) })
	for i, one := range all {
		if i > 0 && all[i-1].id == one.id {
			return nil, fmt.Errorf("%s is declared in %s and in %s", one.id, all[i-1].in.file, one.in.file)
		}
	}
	return all, nil
}

// find is the resource of a type whose attribute has a value, in any template;
// the attribute "" is what Ref gives.
func (s *system) find(kind, attribute, value string) (found place, ok bool) {
	for _, r := range s.templates {
		for _, id := range r.ids {
			if r.declared[id].Type != kind {
				continue
			}
			if got, err := r.attributeOf(id, attribute); err == nil && got == value {
				return place{r, id}, true
			}
		}
	}
	return place{}, false
}

// byARN finds the resource of a type whose Arn attribute is arn.
func (s *system) byARN(kind, arn string) (id string, ok bool) {
	found, ok := s.find(kind, "Arn", arn)
	return found.id, ok
}

// finish settles what needs every resource to be read: throttles of routes, and
// whose groups and clients they are.
func (s *system) finish() error {
	s.throttle()
	return s.addPeople()
}
