package casefile_test

import (
	"slices"
	"testing"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
)

func TestUploadsThatAreNotTaken(t *testing.T) {
	t.Parallel()
	many := func(state casefile.DocumentState, n int, discard realtime.Expiry) parcel {
		p := fresh()
		for i := range n {
			p.Documents = append(p.Documents, casefile.Document{ID: casefile.Numbered("doc", 3, i), State: state, DiscardAt: discard})
		}
		return p
	}
	soon, past := realtime.Now().In(time.Minute), realtime.Now().In(-time.Minute)
	for name, c := range map[string]struct {
		of      parcel
		expires calendar.Date
		kind    problem.Kind // "" when it is taken
		field   string
	}{
		"one":                              {fresh(), "", "", ""},
		"one that ends today":              {fresh(), dayOne, "", ""},
		"one that ended yesterday":         {fresh(), dayOne.AddDays(-1), problem.KindInvalid, "/expiresOn"},
		"beyond thirty that did not come":  {many(casefile.DocumentMissing, 30, soon), "", problem.KindConflict, ""},
		"beyond thirty that were given up": {many(casefile.DocumentMissing, 30, past), "", "", ""},
		"the two hundredth":                {many(casefile.DocumentGood, 199, 0), "", "", ""},
		"the next after it":                {many(casefile.DocumentGood, 200, 0), "", problem.KindConflict, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := c.of.edit(casefile.Provider, now)
			if err != nil {
				t.Fatal(err)
			}
			err = e.Announce("doc-900", casefile.Upload{Type: "license", ExpiresOn: c.expires}, realtime.Now())
			if c.kind != "" {
				refused(t, err, c.kind, c.field)
				return
			}
			p, change := took(t, c.of)(e.Finish())
			d, _ := p.Document("doc-900")
			if err != nil || d.State != casefile.DocumentMissing || d.DiscardAt.Passed(realtime.Now()) || p.State.LastDocument != 1 || p.State.Version != 0 || len(change.Documents) != 1 {
				t.Errorf("%+v, %+v, %v", d, p.State.Header, err)
			}
		})
	}
}

func TestADocumentIsReviewed(t *testing.T) {
	t.Parallel()
	in := func(state casefile.DocumentState) parcel {
		p := fresh()
		p.Documents = []casefile.Document{{ID: "doc-001", State: state, SHA256: "sum", ExpiresOn: dayOne.AddDays(9)}}
		return p
	}
	for name, c := range map[string]struct {
		of     parcel
		review casefile.Review
		want   casefile.DocumentState
		kind   problem.Kind
		field  string
	}{
		"accepted":                 {in(casefile.DocumentInReview), casefile.Review{Verdict: casefile.DocumentGood}, casefile.DocumentGood, "", ""},
		"accepted, until today":    {in(casefile.DocumentInReview), casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: dayOne}, casefile.DocumentGood, "", ""},
		"accepted, though run out": {in(casefile.DocumentInReview), casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: dayOne.AddDays(-1)}, "", problem.KindInvalid, "/expiresOn"},
		"rejected":                 {in(casefile.DocumentInReview), casefile.Review{Verdict: casefile.DocumentBad, Reason: "Blurred."}, casefile.DocumentBad, "", ""},
		"rejected without a word":  {in(casefile.DocumentInReview), casefile.Review{Verdict: casefile.DocumentBad}, "", problem.KindInvalid, "/reason"},
		"before it arrived":        {in(casefile.DocumentMissing), casefile.Review{Verdict: casefile.DocumentGood}, "", problem.KindConflict, ""},
		"a second time":            {in(casefile.DocumentGood), casefile.Review{Verdict: casefile.DocumentGood}, "", problem.KindConflict, ""},
		"one there is not":         {fresh(), casefile.Review{Verdict: casefile.DocumentGood}, "", problem.KindNotFound, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := c.of.edit(sam, now)
			if err != nil {
				t.Fatal(err)
			}
			if err = e.Review("doc-001", c.review); c.kind != "" {
				refused(t, err, c.kind, c.field)
				return
			}
			p, change := took(t, c.of)(e.Finish())
			d := p.Documents[0]
			tells := map[casefile.DocumentState]casefile.EventName{casefile.DocumentGood: casefile.DocumentAccepted, casefile.DocumentBad: casefile.DocumentRejected}[c.want]
			if err != nil || d.State != c.want || d.ReviewedBy != "sam" || d.Reason != c.review.Reason || !slices.Equal(names(change.Events), []casefile.EventName{tells}) {
				t.Errorf("%+v, %v, %v", d, names(change.Events), err)
			}
			if facts := change.Events[0].Data; facts["sha256"] != "sum" || c.want == casefile.DocumentGood && facts["expiresOn"] != string(d.ExpiresOn) {
				t.Errorf("%v", facts)
			}
		})
	}
}

// However often a document is carried on, its bytes stay where they were sent.
func TestBytesStayWhereTheyWereSent(t *testing.T) {
	t.Parallel()
	d := casefile.Document{ID: "doc-001"}
	if under, id := d.StoredUnder("A"); under != "A" || id != "doc-001" {
		t.Errorf("%s, %s", under, id)
	}
	d = d.CarriedFrom("A")
	d.ID = "held-004"
	d = d.CarriedFrom("B")
	d.ID = "doc-009"
	if under, id := d.StoredUnder("C"); under != "A" || id != "doc-001" {
		t.Errorf("%s, %s", under, id)
	}
}

func TestTheChecklist(t *testing.T) {
	t.Parallel()
	requirements := []casefile.Requirement{{Type: "license", Name: "License", Why: "The law.", Fix: "Send it."}, {Type: "w9", Name: "W-9"}}
	doc := func(kind string, state casefile.DocumentState, id string) casefile.Document {
		return casefile.Document{ID: id, Type: kind, State: state}
	}
	for name, c := range map[string]struct {
		documents []casefile.Document
		license   string // the document that stands for it
		owed      int
	}{
		"nothing came":                      {nil, "", 2},
		"one was announced":                 {[]casefile.Document{doc("license", casefile.DocumentMissing, "1")}, "", 2},
		"one is looked at":                  {[]casefile.Document{doc("license", casefile.DocumentChecking, "1")}, "1", 1},
		"one was rejected":                  {[]casefile.Document{doc("license", casefile.DocumentBad, "1")}, "1", 2},
		"one ran out":                       {[]casefile.Document{doc("license", casefile.DocumentPast, "1")}, "1", 2},
		"a good one beside a later bad one": {[]casefile.Document{doc("license", casefile.DocumentGood, "1"), doc("license", casefile.DocumentBad, "2")}, "1", 1},
		"the later of two good ones":        {[]casefile.Document{doc("license", casefile.DocumentGood, "1"), doc("license", casefile.DocumentGood, "2")}, "2", 1},
		"the later of a bad and a past one": {[]casefile.Document{doc("license", casefile.DocumentPast, "1"), doc("license", casefile.DocumentBad, "2")}, "2", 2},
		"both, and what nobody asked for":   {[]casefile.Document{doc("license", casefile.DocumentGood, "1"), doc("w9", casefile.DocumentInReview, "2"), doc("photo", casefile.DocumentInReview, "3")}, "1", 0},
		"another one that did not come":     {[]casefile.Document{doc("license", casefile.DocumentGood, "1"), doc("photo", casefile.DocumentMissing, "3")}, "1", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parts := casefile.Parts{Documents: c.documents}
			list := parts.Checklist(requirements)
			if v := list[0]; v.Type != "license" || v.DocumentID != c.license || !v.Required || v.Why != "The law." {
				t.Errorf("%+v", v)
			}
			if owed := parts.Owed(requirements); len(owed) != c.owed || len(casefile.LetterDocuments(owed)) != c.owed {
				t.Errorf("owed are %+v", owed)
			}
			if more := len(list) > 2; more != (len(c.documents) == 3) || more && list[2].Required {
				t.Errorf("%+v", list)
			}
		})
	}
}

func TestAnExpiredDocumentSaysSo(t *testing.T) {
	t.Parallel()
	d := casefile.Document{State: casefile.DocumentGood, ExpiresOn: dayOne}.Expired()
	if d.State != casefile.DocumentPast || d.Reason != "It expired on "+dayOne.Long()+"." || d.Fix == "" {
		t.Errorf("%+v", d)
	}
}

func TestQuestionsThatAreOpen(t *testing.T) {
	t.Parallel()
	parts := casefile.Parts{Discrepancies: []casefile.Discrepancy{{ID: "q-01", AnsweredAt: now}, {ID: "q-02"}}}
	if open := parts.OpenQuestions(); len(open) != 1 || open[0].ID != "q-02" {
		t.Errorf("%+v", open)
	}
	if _, ok := parts.Discrepancy("q-03"); ok {
		t.Error("a question there is not")
	}
}
