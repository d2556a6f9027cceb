package enrollment

import (
	"context"
	"errors"
	"fmt"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/provider"
)

// Claims hands a roster record to the claims system. It may be called again with the same
// record, and returns the claims system's reference for it.
type Claims interface {
	Deliver(ctx context.Context, r Record) (reference string, err error)
}

// Directory publishes a provider's entry, or takes it out when the provider does not
// participate. It may be called again with the same record.
type Directory interface {
	Publish(ctx context.Context, r Record) (reference string, err error)
}

// Files is what the loader needs of the table.
type Files interface {
	File(ctx context.Context, id string) (application.File, error)
	Applicant(ctx context.Context, id string) (application.Applicant, error)
	Provider(ctx context.Context, number string) (provider.Provider, error)
	Update(ctx context.Context, id string, apply func(application.File) (application.Change, error)) (application.File, error)
}

// Loader loads both halves of an enrollment.
type Loader struct {
	Files     Files
	Claims    Claims
	Directory Directory
	Wait      bool // the claims system acknowledges later, by staff or by its own call
	Clock     calendar.Clock
}

// ErrDelivery marks that another system did not take a half: it is recorded and shown to
// staff, and has to be tried again. Any other error of Load is one of our own store.
var ErrDelivery = errors.New("a system did not take the load")

// Load loads whatever half of the file's enrollment is not loaded yet. It does nothing to
// a file that is not being enrolled, so it may be called any number of times.
func (l Loader) Load(ctx context.Context, id string) error {
	f, r, err := l.read(ctx, id)
	if err != nil || f.Application.State != application.StateEnrolling {
		return err
	}
	var failures []error
	for _, half := range []application.Half{application.HalfClaims, application.HalfDirectory} {
		err := l.half(ctx, f, r, half)
		if err != nil && !errors.Is(err, ErrDelivery) {
			return err
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

func (l Loader) half(ctx context.Context, f application.File, r Record, half application.Half) error {
	state, deliver := f.Application.Load.Claims, l.Claims.Deliver
	if half == application.HalfDirectory {
		state, deliver = f.Application.Load.Directory, l.Directory.Publish
	}
	if state == application.HalfLoaded || state == application.HalfWaiting {
		return nil
	}
	reference, err := deliver(ctx, r)
	if err != nil {
		_, failed := l.Files.Update(ctx, r.ApplicationID, func(f application.File) (application.Change, error) {
			return f.FailLoad(half, "The system for "+string(half)+" did not take the load.", l.Clock())
		})
		return errors.Join(failed, fmt.Errorf("%w: %s: %w", ErrDelivery, half, err))
	}
	if half == application.HalfClaims && l.Wait {
		_, err = l.Files.Update(ctx, r.ApplicationID, func(f application.File) (application.Change, error) {
			return f.LoadHandedOver(l.Clock())
		})
		return err
	}
	return Complete(ctx, l.Files, r.ApplicationID, application.System, half, reference, l.Clock)
}

// Complete records that a half is loaded; with the second the provider is enrolled.
func Complete(ctx context.Context, files Files, id string, by application.Actor, half application.Half, reference string, clock calendar.Clock) error {
	_, err := files.Update(ctx, id, func(f application.File) (application.Change, error) {
		p, err := files.Provider(ctx, f.Application.Provider)
		if err != nil {
			return application.Change{}, err
		}
		return f.LoadHalf(by, half, reference, p, clock())
	})
	return err
}

// Refresh tells both systems of a participation that an event changed: it was suspended,
// reinstated or ended, or a provisional one became a full one. Of an approval that starts
// a load, the load itself tells them.
func (l Loader) Refresh(ctx context.Context, id string, event application.EventName) error {
	f, r, err := l.read(ctx, id)
	if err != nil || f.Application.Status == "" || event == application.ApplicationApproved && !confirmed(f) {
		return err
	}
	for f.Application.SupersededBy != "" { // told late: the file that governs now speaks
		if f, r, err = l.read(ctx, f.Application.SupersededBy); err != nil {
			return err
		}
	}
	_, claims := l.Claims.Deliver(ctx, r)
	_, directory := l.Directory.Publish(ctx, r)
	return errors.Join(claims, directory)
}

// confirmed reports whether the last approval came after the file's load.
func confirmed(f application.File) bool {
	loaded, after := false, false
	for _, e := range f.Events {
		loaded = loaded || e.Event == application.ProviderEnrolled
		after = after || loaded && e.Event == application.ApplicationApproved
	}
	return after
}

func (l Loader) read(ctx context.Context, id string) (application.File, Record, error) {
	f, err := l.Files.File(ctx, id)
	if err != nil || f.Application.Provider == "" {
		return f, Record{}, err
	}
	p, err := l.Files.Provider(ctx, f.Application.Provider)
	if err != nil {
		return f, Record{}, err
	}
	held := p.FormIn()
	if a := f.Application; a.State == application.StateEnrolling && a.Kind != form.KindRecredentialing {
		held = id
	}
	who, err := l.Files.Applicant(ctx, held)
	if err != nil {
		return f, Record{}, err
	}
	return f, newRecord(f, who, p), nil
}
