package main

import (
	"credo/shared/casefile"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const clean, threat, unreadable = "NO_THREATS_FOUND", "THREATS_FOUND", "UNSUPPORTED"

// Arrival and scan come in any order, each as often as it likes.
func TestNoticesInAnyOrderComeToTheSame(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bytes  []byte
		result string
		want   casefile.DocumentState
	}{
		"a clean PDF":       {samplePDF(1), clean, casefile.DocumentInReview},
		"a harmful PDF":     {samplePDF(1), threat, casefile.DocumentBad},
		"an unreadable PDF": {samplePDF(1), unreadable, casefile.DocumentBad},
		"a clean program":   {sampleProgram(), clean, casefile.DocumentBad},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			d.in.scanned = true
			for _, order := range []string{"aass", "asas", "assa", "saas", "sasa", "ssaa"} {
				key, id := d.announced("other")
				version := d.sent(key, append(c.bytes[:len(c.bytes):len(c.bytes)], id...))
				notices := map[rune]string{'a': arrival(key, version), 's': scanned(key, version, c.result)}
				for _, next := range order {
					if failed := d.takes(notices[next]); len(failed) > 0 {
						t.Fatalf("%s: one failed", order)
					}
				}
				got := d.document(id)
				if got.State != c.want || got.Version != version || got.DiscardAt != 0 || (got.Reason == "") != (c.want == casefile.DocumentInReview) {
					t.Errorf("%s: %+v", order, got)
				}
			}
		})
	}
}

// Whoever holds an upload form may send other bytes after the first; those that are
// opened must be those that were checked.
func TestOtherBytesUnderTheSameFormNeverCount(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.in.scanned = true
	for _, order := range permutations(4) {
		key, id := d.announced("other")
		good := d.sent(key, append(samplePDF(2), id...))
		bad := d.sent(key, append(samplePDF(3), id...))
		notices := []string{arrival(key, good), scanned(key, good, clean), arrival(key, bad), scanned(key, bad, threat)}
		for _, i := range order {
			d.takes(notices[i])
		}
		version, state := good, casefile.DocumentInReview
		if order[0] > 1 {
			version, state = bad, casefile.DocumentBad
		}
		if got := d.document(id); got.Version != version || got.State != state {
			t.Errorf("%v: %+v", order, got)
		}
	}
}

func TestWhatIsOverwrittenStaysAsItWas(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key, id := d.announced("w9")
	first := d.sent(key, samplePDF(4))
	second := d.sent(key, sampleProgram())
	d.takes(arrival(key, first))
	before := d.file()
	d.takes(arrival(key, second))
	if diff := cmp.Diff(before, d.file()); diff != "" {
		t.Errorf("the second changed the file: %s", diff)
	}
	got := d.document(id)
	stored, err := d.in.documents.GetVersion(t.Context(), key, got.Version, casefile.MaxDocumentSize)
	if err != nil || string(stored.Body) != string(samplePDF(4)) || stored.SHA256 != got.SHA256 || got.State != casefile.DocumentInReview {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheSameNoticesInOneBatchAreOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key, id := d.announced("w9")
	notice := arrival(key, d.sent(key, samplePDF(5)))
	before := d.file().Application.Rev
	if failed := d.takes(notice, notice, notice); len(failed) > 0 {
		t.Errorf("failed %v", failed)
	}
	if f := d.file(); f.Application.Rev != before+1 || d.document(id).State != casefile.DocumentInReview {
		t.Errorf("%d changes, it is %s", f.Application.Rev-before, d.document(id).State)
	}
}

func TestScansDoNotMatterWhereNoneIsRequired(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key, _ := d.announced("w9")
	version := d.sent(key, samplePDF(6))
	before := d.file()
	d.takes(scanned(key, version, threat))
	if diff := cmp.Diff(before, d.file()); diff != "" {
		t.Errorf("the scan changed the file: %s", diff)
	}
}

// permutations lists all orders of the numbers below n.
func permutations(n int) (all [][]int) {
	if n == 0 {
		return [][]int{{}}
	}
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			order := append(append(append([]int{}, shorter[:at]...), n-1), shorter[at:]...)
			all = append(all, order)
		}
	}
	return all
}

func TestPermutations(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, order := range permutations(4) {
		seen[fmt.Sprint(order)] = true
	}
	if len(seen) != 24 {
		t.Errorf("%d orders of four", len(seen))
	}
}
