package rehearsal

import (
	"context"
	"encoding/json"
	"time"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/store"
)

// desk is where a write on an application and its participation is tried.
type desk struct {
	story   application.Story
	network application.Network
	renewal *application.File // that the participation waits for
	waiting *application.File // for the participation to be loaded
	by      casefile.Actor
	now     time.Time
}

// onStory is a write with a body of its type on an application and its participation. It
// costs one Query, a second one where there is a participation, and what the write reads.
func onStory[Body any](name string, op httpapi.Operation, command func(desk, Body) (casefile.Change, error)) Write {
	return Write{Name: name, Operation: op, try: func(ctx context.Context, files *store.Store, a Attempt) (Trial, error) {
		var body Body
		if err := json.Unmarshal(a.Body, &body); err != nil {
			return Trial{}, err
		}
		d, err := open(ctx, files, a.ID)
		if err != nil {
			return Trial{}, err
		}
		var names struct{ Meeting string } // of the committee, in a decision
		if err := json.Unmarshal(a.Body, &names); err != nil {
			return Trial{}, err
		}
		if d.network, err = files.Sitting(ctx, d.network, names.Meeting); err != nil {
			return Trial{}, err
		}
		d.by, d.now = a.By, a.Now
		change, err := command(d, body)
		return Trial{change, d.cases()}, err
	}}
}

// open reads what any write may need.
func open(ctx context.Context, files *store.Store, id string) (d desk, err error) {
	if d.story, err = files.Story(ctx, id); err != nil {
		return d, err
	}
	if d.network, err = files.Network(ctx, d.story); err != nil || d.story.Participation == nil {
		return d, err
	}
	if d.renewal, err = files.Renewal(ctx, d.story); err != nil {
		return d, err
	}
	d.waiting, err = files.Waiting(ctx, d.story)
	return d, err
}

func (d desk) cases() map[string]casefile.Case {
	out := map[string]casefile.Case{d.story.File.Application.ID: d.story.File}
	if p := d.story.Participation; p != nil {
		out[p.Participation.ID] = *p
	}
	for _, f := range []*application.File{d.renewal, d.waiting} {
		if f != nil {
			out[f.Application.ID] = *f
		}
	}
	return out
}
