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
// record, and with one of an earlier load after it: the highest load holds. It returns the
// claims system's reference for the record.
type Claims interface {
	Deliver(ctx context.Context, r Record) (reference string, err error)
}

// Directory publishes a provider's entry, or takes it out when the provider does not
// participate. It may be called as Claims may.
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
		holds, err := l.half(ctx, f.Participation, newRecord(f.Participation, inForce), half)
		if err != nil && !errors.Is(err, ErrDelivery) {
			return err
		}
		if failures = append(failures, err); !holds {
			break // what came instead is told in its turn
		}
	}
	return errors.Join(failures...)
}

// half tells one system, and reports whether what it told holds still.
func (l Loader) half(ctx context.Context, p participation.Participation, r Record, half participation.Half) (holds bool, err error) {
	state, deliver := p.Load.Claims, l.Claims.Deliver
	if half == participation.HalfDirectory {
		state, deliver = p.Load.Directory, l.Directory.Publish
	}
	if state == participation.HalfLoaded || state == participation.HalfWaiting {
		return true, nil
	}
	reference, refused := deliver(ctx, r)
	_, err = l.Files.UpdateParticipation(ctx, p.ID, func(f participation.File) (casefile.Change, error) {
		if holds = f.Participation.Load.Run == p.Load.Run; !holds {
			return casefile.Nothing(f.Head())
		}
		if refused != nil {
			return f.FailLoad(half, "The system for "+string(half)+" did not take the load.", l.Clock())
		}
		return l.told(ctx, f, half, reference)
	})
	if refused != nil {
		err = errors.Join(err, fmt.Errorf("%w: %s: %w", ErrDelivery, half, refused))
	}
	return holds, err
}

// told records that a system took what holds.
func (l Loader) told(ctx context.Context, f participation.File, half participation.Half, reference string) (casefile.Change, error) {
	if half == participation.HalfClaims && l.Wait {
		return f.LoadHandedOver(l.Clock())
	}
	waiting, err := l.Files.Waiting(ctx, application.Story{Participation: &f})
	if err != nil {
		return casefile.Change{}, err
	}
	return application.LoadHalf(f, waiting, casefile.System, participation.Told{Half: half, Reference: reference}, l.Clock())
}
