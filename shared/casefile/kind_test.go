package casefile_test

import (
	"slices"
	"strings"
	"testing"

	"credo/shared/casefile"
)

var kinds = casefile.Kinds{
	{Name: "parcel", Key: "P", Queues: []casefile.Queue{"weigh", "call"}, Owns: func(id string) bool { return strings.HasPrefix(id, "PARCEL-") }},
	{Name: "crate", Key: "C", Queues: []casefile.Queue{"call", "lift"}, Owns: func(id string) bool { return strings.HasPrefix(id, "CRATE-") }},
}

func TestTheKindIsToldByTheID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{"PARCEL-1": "parcel", "CRATE-1": "crate", "BOX-1": "", "": ""} {
		kind, err := kinds.Of(id)
		if kind.Name != want || (err == nil) != (want != "") {
			t.Errorf("%q is a %q, %v", id, kind.Name, err)
		}
		if err != nil && id != "" && strings.Contains(err.Error(), id) {
			t.Errorf("the error names the ID: %v", err)
		}
	}
}

func TestQueuesOfAllKinds(t *testing.T) {
	t.Parallel()
	if got := kinds.Queues(); !slices.Equal(got, []casefile.Queue{"weigh", "call", "lift", casefile.QueueBounced, casefile.QueueOverdue}) {
		t.Errorf("%v", got)
	}
	if len(kinds[0].Queues) != 2 || casefile.Kinds(nil).Queues() == nil {
		t.Error("a kind's own queues grew, or none are null")
	}
}

func TestWhatWasReadForADeadline(t *testing.T) {
	t.Parallel()
	a := casefile.Around{Records: map[casefile.Ref][]byte{{ID: id, Name: "SECRET"}: []byte(`{"Kind":"call"}`), {ID: id, Name: "BROKEN"}: []byte(`{`)}}
	var due casefile.Due
	if err := a.Read(casefile.Ref{ID: id, Name: "SECRET"}, &due); err != nil || due.Kind != "call" {
		t.Errorf("%+v, %v", due, err)
	}
	for _, name := range []string{"BROKEN", "OTHER"} {
		if err := a.Read(casefile.Ref{ID: id, Name: name}, &due); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

func TestTheCaseOfALetter(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{"PARCEL-1-L01": "PARCEL-1", "CRD-1-L2-L123": "CRD-1-L2", "PARCEL-1": "", "PARCEL-1-L1": "", "-L01": "", "PARCEL-1-L01x": ""} {
		if got, ok := casefile.CaseOf(number); got != want || ok != (want != "") {
			t.Errorf("%s is of %q, %t", number, got, ok)
		}
	}
}
