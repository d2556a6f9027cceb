package roadtest

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
)

func TestTheRoad(t *testing.T) {
	t.Parallel()
	s := start(t, supervisor.Options{})
	today := road.Day(s.Now())
	for name, form := range map[string]application.Submission{
		"a nurse practitioner in Georgia":      applicationtest.Practitioner(1, "ga", "NP", today),
		"a physician assistant without CAQH":   applicationtest.Uploaded(applicationtest.Practitioner(2, "ga", "PA", today), today),
		"a physician in Arkansas":              applicationtest.Practitioner(3, "ar-passe", "MD", today),
		"a surgery center in Indiana":          applicationtest.Organization(4, "in", today),
		"a group in Kentucky":                  applicationtest.Group(5, "ky", today),
		"a social worker in West Virginia":     applicationtest.Practitioner(6, "wv", "LCSW", today),
		"a physician in Ohio":                  applicationtest.Practitioner(7, "oh", "MD", today),
		"an optometrist in Arkansas's PASSE":   applicationtest.Practitioner(8, "ar-passe", "OD", today),
		"a nurse practitioner also in Indiana": applicationtest.Practitioner(9, "in", "NP", today),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			traveller, _, err := s.walker.Apply(t.Context(), form)
			if err != nil {
				t.Fatal(err)
			}
			if err := traveller.Join(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := s.holdsLetters(t.Context(), traveller, joined, 1); err != nil {
				t.Error(err)
			}
		})
	}
}

// many is how many providers walk at once; CREDO_MANY changes it.
func many(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("CREDO_MANY"))
	if err != nil && os.Getenv("CREDO_MANY") != "" {
		t.Fatal(err)
	}
	if n == 0 {
		n = 200
	}
	return n
}

func TestManyAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	s := start(t, supervisor.Options{})
	today := road.Day(s.Now())
	walkers, ctx := errgroup.WithContext(t.Context())
	begun := time.Now()
	for i := range many(t) {
		walkers.Go(func() error {
			return s.joins(ctx, applicationtest.Practitioner(1000+i, "wv", "PT", today), 1)
		})
	}
	if err := walkers.Wait(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d providers from form to welcome letter in %s", many(t), time.Since(begun).Round(time.Second))
}

func (s system) joins(ctx context.Context, form application.Submission, copies int) error {
	traveller, _, err := s.walker.Apply(ctx, form)
	if err != nil {
		return err
	}
	if err := traveller.Join(ctx); err != nil {
		return err
	}
	return s.holdsLetters(ctx, traveller, joined, copies)
}

func BenchmarkTheRoadOfOneProvider(b *testing.B) {
	s := start(b, supervisor.Options{})
	today := road.Day(s.Now())
	n := 5000
	for b.Loop() {
		n++
		if err := s.joins(b.Context(), applicationtest.Practitioner(n, "ga", "NP", today), 1); err != nil {
			b.Fatal(err)
		}
	}
}
