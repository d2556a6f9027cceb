package application_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// TestTenThousandCommandsBringNobodyInWhomAHardStopBars walks through ten thousand commands
// that were taken, in random order and with the clock moving; after each one nobody takes part
// in a product whose hard stop holds (42 CFR 438.214(d), 438.602(b), 422.220, 422.222). Each walk
// begins somewhere on the road. The seed is printed.
func TestTenThousandCommandsBringNobodyInWhomAHardStopBars(t *testing.T) {
	t.Parallel()
	seed := int(rand.Uint32())
	t.Logf("seed %d", seed)
	taken, began, stopped := 0, 0, 0
	for n := 0; taken < 10_000; n++ {
		walk := rapid.Custom(func(r *rapid.T) *machine { return wander(r, 50) })
		m := walk.Example(seed + n)
		if m.fault != nil {
			t.Fatalf("seed %d: %v", seed+n, m.fault)
		}
		taken += m.taken
		if m.Participation == nil {
			continue
		}
		for _, e := range m.Participation.Events {
			switch {
			case e.Event == participation.ParticipationBegan:
				began++
			case e.Event == participation.LoadFrozen, e.Event == participation.ProviderSuspended && e.Data["stops"] != nil:
				stopped++
			}
		}
	}
	t.Logf("%d commands; %d providers began, %d were stopped", taken, began, stopped)
	if began < 5 || stopped < 5 {
		t.Error("the walk hardly gets anywhere")
	}
}

// wander gives a provider's files so many random commands.
// rapid would only try again what fails; so the fault is kept.
func wander(t *rapid.T, steps int) (m *machine) {
	m = &machine{filed: map[string]map[casefile.Due]bool{}}
	defer func() { m.fault = recover() }()
	m.submit(t)
	m.goFar(t)
	commands := m.commands()
	names := slices.Sorted(maps.Keys(commands))
	for range steps {
		commands[rapid.SampledFrom(names).Draw(t, "command")](t)
	}
	return m
}

// goFar puts the files somewhere on the road, where those of that kind get.
func (m *machine) goFar(t *rapid.T) {
	if m.File.Application.State == application.StateTurnedAway {
		return
	}
	stations := []func() *applicationtest.Road{
		func() *applicationtest.Road { return m.Road },
		func() *applicationtest.Road { return m.Contracted().Ready() },
		func() *applicationtest.Road { return m.Contracted().Ready().Approved() },
		m.Enrolled,
		m.Enrolled,
	}
	if marketNamed(t, m.File.Application.Market).Recredentials(m.File.Application.Products) {
		stations = append(stations, m.Recredentialing)
	}
	rapid.SampledFrom(stations).Draw(t, "station")()
	for _, c := range []casefile.Case{m.File, m.Former} {
		m.know(c.Head())
	}
	m.know(m.Standing().Header)
	m.swept = m.today(t)
}

func (m *machine) know(h casefile.Header) {
	m.filed[h.ID] = map[casefile.Due]bool{}
	for _, d := range h.Dues {
		m.filed[h.ID][d] = true
	}
}
