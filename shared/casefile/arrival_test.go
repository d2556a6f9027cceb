package casefile_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
)

// announced is a parcel with so many uploads announced.
func announced(t testing.TB, n int) parcel {
	t.Helper()
	p := fresh()
	for i := range n {
		p, _ = did(t, p, 0, func(e *edit) {
			if err := e.Announce(casefile.Numbered("doc", 3, i+1), casefile.Upload{Type: "license", FileName: fmt.Sprintf("%d.pdf", i)}, realtime.Now()); err != nil {
				t.Fatal(err)
			}
		})
	}
	return p
}

func TestWhatBecomesOfAnUpload(t *testing.T) {
	t.Parallel()
	pdf := casefile.Arrival{ContentType: "application/pdf", Size: 9, SHA256: "sum", Version: "v1"}
	scanned, wrong := pdf, pdf
	scanned.AwaitScan = true
	wrong.Reason, wrong.Fix = "It is no PDF.", "Send a PDF."
	type step = func(parcel) (casefile.Change, error)
	arrives := func(a casefile.Arrival) step {
		return func(p parcel) (casefile.Change, error) { return casefile.ReceiveDocument(p, "doc-001", a, now) }
	}
	scan := func(s casefile.Scan, version string) step {
		return func(p parcel) (casefile.Change, error) { return casefile.ScanDocument(p, "doc-001", version, s, now) }
	}
	other := scanned
	other.Version = "v2"
	for name, c := range map[string]struct {
		steps []step
		want  casefile.DocumentState
		tells []casefile.EventName
	}{
		"it arrives":                      {[]step{arrives(pdf)}, casefile.DocumentInReview, []casefile.EventName{casefile.DocumentReceived}},
		"it arrives, told twice":          {[]step{arrives(pdf), arrives(pdf)}, casefile.DocumentInReview, []casefile.EventName{casefile.DocumentReceived}},
		"it cannot be used":               {[]step{arrives(wrong)}, casefile.DocumentBad, []casefile.EventName{casefile.DocumentRejected}},
		"its scan is awaited":             {[]step{arrives(scanned)}, casefile.DocumentChecking, nil},
		"its scan is clean":               {[]step{arrives(scanned), scan(casefile.ScanClean, "v1")}, casefile.DocumentInReview, []casefile.EventName{casefile.DocumentReceived}},
		"the scan comes first":            {[]step{scan(casefile.ScanClean, "v1"), arrives(scanned)}, casefile.DocumentInReview, []casefile.EventName{casefile.DocumentReceived}},
		"it holds a threat":               {[]step{arrives(scanned), scan(casefile.ScanThreat, "v1")}, casefile.DocumentBad, []casefile.EventName{casefile.DocumentRejected}},
		"the threat is found first":       {[]step{scan(casefile.ScanThreat, "v1"), arrives(scanned)}, casefile.DocumentBad, []casefile.EventName{casefile.DocumentRejected}},
		"nobody can look into it":         {[]step{arrives(scanned), scan(casefile.ScanFailed, "v1")}, casefile.DocumentBad, []casefile.EventName{casefile.DocumentRejected}},
		"scanned twice":                   {[]step{arrives(scanned), scan(casefile.ScanClean, "v1"), scan(casefile.ScanThreat, "v1")}, casefile.DocumentInReview, []casefile.EventName{casefile.DocumentReceived}},
		"other bytes are clean":           {[]step{arrives(scanned), scan(casefile.ScanClean, "v2")}, casefile.DocumentChecking, nil},
		"other bytes than the clean ones": {[]step{scan(casefile.ScanClean, "v1"), arrives(other)}, casefile.DocumentMissing, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := announced(t, 1)
			for _, step := range c.steps {
				p, _ = took(t, p)(step(p))
			}
			d := p.Documents[0]
			if d.State != c.want || !slices.Equal(names(p.Events), c.tells) || p.State.Version > 1 && len(c.tells) == 0 {
				t.Errorf("%s, %v, version %d; want %s, %v", d.State, names(p.Events), p.State.Version, c.want, c.tells)
			}
			if d.State == casefile.DocumentBad && (d.Reason == "" || d.Fix == "") {
				t.Errorf("it says %q, do %q", d.Reason, d.Fix)
			}
		})
	}
}

// Only bytes that were found clean get into review, whatever notices come, in any order.
func TestNothingUncleanGetsIntoReview(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		p, clean := announced(t, 1), map[string]bool{}
		for range rapid.IntRange(1, 6).Draw(rt, "notices") {
			version := rapid.SampledFrom([]string{"v1", "v2"}).Draw(rt, "version")
			if rapid.Bool().Draw(rt, "arrives") {
				p, _ = took(t, p)(casefile.ReceiveDocument(p, "doc-001", casefile.Arrival{SHA256: version, Version: version, AwaitScan: true}, now))
			} else {
				scan := rapid.SampledFrom([]casefile.Scan{casefile.ScanClean, casefile.ScanThreat, casefile.ScanFailed}).Draw(rt, "scan")
				clean[version] = clean[version] || scan == casefile.ScanClean
				p, _ = took(t, p)(casefile.ScanDocument(p, "doc-001", version, scan, now))
			}
			if d := p.Documents[0]; d.State == casefile.DocumentInReview && (d.SHA256 != d.Version || !clean[d.Version] || d.Scan != casefile.ScanClean) {
				rt.Fatalf("%+v is in review", d)
			}
		}
	})
}

func TestTheSameBytesTwiceAreOneDocument(t *testing.T) {
	t.Parallel()
	p := announced(t, 3)
	p.Documents[2].Type = "w9"
	for i, want := range []casefile.DocumentState{casefile.DocumentInReview, casefile.DocumentDuplicate, casefile.DocumentDuplicate} {
		p, _ = took(t, p)(casefile.ReceiveDocument(p, p.Documents[i].ID, casefile.Arrival{SHA256: "sum"}, now))
		if got := p.Documents[i]; got.State != want {
			t.Errorf("%s is %s, want %s", got.ID, got.State, want)
		}
	}
	if same, other := p.Documents[1], p.Documents[2]; same.Fix == other.Fix || len(p.Events) != 1 {
		t.Errorf("of the same type %q, of another %q", same.Fix, other.Fix)
	}
	p.Documents[0].State = casefile.DocumentBad // then the bytes may come again
	p = announcedAgain(t, p)
	p, _ = took(t, p)(casefile.ReceiveDocument(p, "doc-009", casefile.Arrival{SHA256: "sum"}, now))
	if d, _ := p.Document("doc-009"); d.State != casefile.DocumentInReview {
		t.Errorf("%+v", d)
	}
}

func announcedAgain(t testing.TB, p parcel) parcel {
	p, _ = did(t, p, 0, func(e *edit) {
		if err := e.Announce("doc-009", casefile.Upload{Type: "license"}, realtime.Now()); err != nil {
			t.Fatal(err)
		}
	})
	return p
}

func TestAnUploadThatWasNotAnnounced(t *testing.T) {
	t.Parallel()
	_, arrived := casefile.ReceiveDocument(fresh(), "doc-001", casefile.Arrival{}, now)
	_, scanned := casefile.ScanDocument(fresh(), "doc-001", "v1", casefile.ScanClean, now)
	for _, err := range []error{arrived, scanned} {
		refused(t, err, problem.KindNotFound, "")
	}
}
