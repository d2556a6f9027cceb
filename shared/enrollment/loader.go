package enrollment

import (
	"context"
	"errors"
	"fmt"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
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
	Participation(ctx context.Context, number string) (participation.File, error)
	InForce(ctx context.Context, number string) (form.Version, error)
	UpdateParticipation(ctx context.Context, number string, apply func(participation.File) (casefile.Change, error)) (participation.File, error)
	Waiting(ctx context.Context, s application.Story) (*application.File, error)
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

// Load tells whatever half does not know yet what holds of a participation. It does nothing
// where both know, so it may be called any number of times.
func (l Loader) Load(ctx context.Context, number string) error {
	f, err := l.Files.Participation(ctx, number)
	if err != nil || !f.Participation.Load.UnderWay() {
		return err
	}
	inForce, err := l.Files.InForce(ctx, number)
	if err != nil {
		return err
	}
	var failures []error
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		err := l.half(ctx, f.Participation, newRecord(f.Participation, inForce), half)
		if err != nil && !errors.Is(err, ErrDelivery) {
			return err
		}
		failures = append(failures, err)
	}
	return errors.Join(failures...)
}

func (l Loader) half(ctx context.Context, p participation.Participation, r Record, half participation.Half) error {
	state, deliver := p.Load.Claims, l.Claims.Deliver
	if half == participation.HalfDirectory {
		state, deliver = p.Load.Directory, l.Directory.Publish
	}
	if state == participation.HalfLoaded || state == participation.HalfWaiting {
		return nil
	}
	reference, err := deliver(ctx, r)
	if err != nil {
		_, failed := l.Files.UpdateParticipation(ctx, p.ID, func(f participation.File) (casefile.Change, error) {
			return f.FailLoad(half, "The system for "+string(half)+" did not take the load.", l.Clock())
		})
		return errors.Join(failed, fmt.Errorf("%w: %s: %w", ErrDelivery, half, err))
	}
	_, err = l.Files.UpdateParticipation(ctx, p.ID, func(f participation.File) (casefile.Change, error) {
		if f.Participation.Load.Run != p.Load.Run {
			return casefile.Nothing(f.Head()) // something else holds by now; that is told in its turn
		}
		if half == participation.HalfClaims && l.Wait {
			return f.LoadHandedOver(l.Clock())
		}
		waiting, err := l.Files.Waiting(ctx, application.Story{Participation: &f})
		if err != nil {
			return casefile.Change{}, err
		}
		return application.LoadHalf(f, waiting, casefile.System, half, reference, l.Clock())
	})
	return err
}
