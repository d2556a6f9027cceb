package main

import (
	"strings"
	"testing"
	"time"
)

func TestTheReportHoldsTheLookupAgainstItsBars(t *testing.T) {
	t.Parallel()
	compared := []result{
		{name: "wire", start: 10 * time.Millisecond, warm: 2 * time.Millisecond},
		{name: "plain", start: 12 * time.Millisecond, warm: 4 * time.Millisecond},
		{name: status, answered: 200, start: 14 * time.Millisecond, warm: 4400 * time.Microsecond, processor: time.Millisecond, memory: 28e6, zipped: 37e5},
	}
	page := report(compared, nil)
	for _, line := range []string{
		"| start ÷ wire's | 1.40 | 1.50 |", "| warm ÷ plain's | 1.10 | 1.15 |",
		"| `check-status` | 200 | 14.00 | 1.40 | 4.40 | 1.10 | 1.00 | 28 | 3.7 |", "| `wire` | 0 | 10.00 | 1.00 | 2.00 | 0.50 | 0.00 | 0 | 0.0 |",
	} {
		if !strings.Contains(page, line+"\n") {
			t.Errorf("no line %s in\n%s", line, page)
		}
	}
}

func TestASampleEventIsTurnedToTheFile(t *testing.T) {
	t.Parallel()
	event := `{"path":"/applications/CRD-7K3Q-M2XW-9PT4D/letters/CRD-7K3Q-M2XW-9PT4D-L01","npi":"1234567893","key":"2d7f6a3e-9f0b-4c57-8f6e-0c1d2e3f4a5b"}`
	want := `{"path":"/applications/CRD-1/letters/CRD-1-L01","npi":"2","key":"bench-sign-contract"}`
	if got := string(turned([]byte(event), "CRD-1", "2", "sign-contract")); got != want {
		t.Error(got)
	}
}

func TestThePeakIsRead(t *testing.T) {
	t.Parallel()
	if got, err := peak(strings.NewReader("Name:\tx\nVmHWM:\t   12345 kB\nVmRSS:\t 1 kB\n")); err != nil || got != 12345<<10 {
		t.Errorf("%d, %v", got, err)
	}
	if _, err := peak(strings.NewReader("Name:\tx\n")); err == nil {
		t.Error("a peak that is not there was read")
	}
}

func TestTheMedian(t *testing.T) {
	t.Parallel()
	if got := median([]time.Duration{9, 1, 5}); got != 5 || median(nil) != 0 {
		t.Errorf("%d", got)
	}
}
