package store

import (
	"context"
	"crypto/rand"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/identifier"
)

// Story reads an application with the participation it has to do with: one Query, a second
// one once there is a participation.
func (s *Store) Story(ctx context.Context, id string) (application.Story, error) {
	f, err := s.File(ctx, id)
	return s.with(ctx, f, err)
}

// StoryFor is Story for a caller who knows the application ID and the NPI, as CaseFor.
func (s *Store) StoryFor(ctx context.Context, id, npi string) (application.Story, error) {
	f, err := s.FileFor(ctx, id, npi)
	return s.with(ctx, f, err)
}

func (s *Store) with(ctx context.Context, f application.File, err error) (application.Story, error) {
	story := application.Story{File: f}
	if err != nil || f.Application.Provider == "" {
		return story, err
	}
	p, err := s.Participation(ctx, f.Application.Provider)
	story.Participation = &p
	return story, err
}

// UpdateStory changes an application, its participation or both, as Update.
func (s *Store) UpdateStory(ctx context.Context, id string, command func(application.Story) (casefile.Change, error)) (application.Story, error) {
	return s.updateStory(ctx, func() (application.Story, error) { return s.Story(ctx, id) }, command)
}

// UpdateStoryFor is UpdateStory for a caller who knows the application ID and the NPI.
func (s *Store) UpdateStoryFor(ctx context.Context, id, npi string, command func(application.Story) (casefile.Change, error)) (application.Story, error) {
	return s.updateStory(ctx, func() (application.Story, error) { return s.StoryFor(ctx, id, npi) }, command)
}

func (s *Store) updateStory(ctx context.Context, read func() (application.Story, error), command func(application.Story) (casefile.Change, error)) (application.Story, error) {
	var left application.Story
	err := s.Try(ctx, func() (casefile.Change, error) {
		story, err := read()
		if err != nil {
			return casefile.Change{}, err
		}
		change, err := command(story)
		if err == nil {
			left = story.Apply(change)
		}
		return change, err
	})
	if err != nil {
		return application.Story{}, err
	}
	return left, nil
}

// Network is what a decision or a signature on an application touches: a freshly drawn
// Provider Number for who joins, the application's own form, and the form in force of who
// is in. It costs a read of each form.
func (s *Store) Network(ctx context.Context, story application.Story) (application.Network, error) {
	a := story.File.Application
	n := application.Network{Participation: story.Participation}
	var err error
	if n.Form, err = s.Applicant(ctx, a.ID); err != nil {
		return n, err
	}
	switch {
	case a.Kind == form.KindInitial && story.Participation == nil:
		n.Number, err = identifier.NewProviderNumber(rand.Reader)
	case a.Kind == form.KindChange:
		n.InForce, err = s.InForce(ctx, a.Provider)
	}
	return n, err
}

// Renewal is the application that a story's participation waits for, or waited for when it
// ended, nil where there is none; it is read unless it is the story's own.
func (s *Store) Renewal(ctx context.Context, story application.Story) (*application.File, error) {
	if story.Participation == nil || story.Participation.Participation.Awaited() == "" {
		return nil, nil
	}
	return s.other(ctx, story, story.Participation.Participation.Awaited())
}

// Waiting is the application that waits for a story's participation to be loaded, nil where
// none does; it is read unless it is the story's own.
func (s *Store) Waiting(ctx context.Context, story application.Story) (*application.File, error) {
	if story.Participation == nil || story.Participation.Participation.Load.For == "" {
		return nil, nil
	}
	return s.other(ctx, story, story.Participation.Participation.Load.For)
}

func (s *Store) other(ctx context.Context, story application.Story, id string) (*application.File, error) {
	if id == story.File.Application.ID {
		return &story.File, nil
	}
	f, err := s.File(ctx, id)
	return &f, err
}
