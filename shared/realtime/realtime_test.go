package realtime

import (
	"testing"
	"time"
)

func TestWhatIsKeptForAWhileEnds(t *testing.T) {
	t.Parallel()
	begun := From(time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC))
	e := begun.In(48 * time.Hour)
	for after, want := range map[time.Duration]bool{0: false, 48*time.Hour - time.Second: false, 48 * time.Hour: true, 400 * 24 * time.Hour: true} {
		if e.Passed(begun.Add(after)) != want {
			t.Errorf("after %s it has ended: %t", after, !want)
		}
	}
	if Expiry(0).Passed(begun) || !Instant(0).IsZero() || begun.IsZero() {
		t.Error("what never ends has ended, or no moment is one")
	}
}

func TestAMomentComesBack(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 27, 12, 0, 0, 123e6, time.UTC)
	if got := From(at); !got.Time().Equal(at) || got.Add(time.Hour).Sub(got) != time.Hour {
		t.Errorf("%s became %s", at, got.Time())
	}
}
