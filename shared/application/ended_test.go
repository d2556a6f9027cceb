package application_test

import (
	"fmt"
	"testing"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
)

// Nothing is handed over to a participation that has ended, by whichever application.
func TestAnEndedParticipationIsNotTouchedAgain(t *testing.T) {
	t.Parallel()
	for name, road := range map[string]func(t *testing.T) *applicationtest.Road{
		"a renewal that was appealed": func(t *testing.T) *applicationtest.Road {
			r := nurse(t).Recredentialing()
			r.Unclean().Denied().Appealed()
			r.Ended()
			return r.Overturned().Verified()
		},
		"a change": func(t *testing.T) *applicationtest.Road {
			_, change := changed(t, "tax-id", func(s *form.Submission) { s.TaxID = "990009999" })
			change.Ready()
			return change.Ended()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := road(t)
			participates(t, r, participation.StatusEnded)
			d, by := application.Decision{Outcome: application.OutcomeApproved}, dana
			if !r.File.Clean() {
				d.Meeting, d.Reasons, by = r.Sat(committee.PurposeDecision, committee.Approve, "max", "pia", "pat"), because("So it voted."), max3
			}
			_, err := r.File.Decide(by, d, r.Network(), r.Now)
			refused(t, err, problem.KindConflict, "")
		})
	}
}

// What the full decision does not approve of a provisional participation ends with it.
func TestTheFullDecisionSaysWhichProducts(t *testing.T) {
	t.Parallel()
	sent := applicationtest.Practitioner(1, "ga", "NP", calendartest.Day)
	sent.Products = []string{"ga-marketplace", "ga-dsnp"}
	r := applicationtest.Submitted(t, sent)
	for _, name := range []string{"preclusion-list", "medicare-opt-out"} {
		r.Found(name, applicationtest.Met(name, r.Today()))
	}
	r.Provisional().Verified()
	d := application.Decision{Outcome: application.OutcomeApproved, Products: []participation.Term{{Product: "ga-marketplace", EffectiveOn: r.Today()}}}
	r.Take(r.File.Decide(dana, d, r.Network(), r.Now))
	r.Loaded().Until(participation.DueEnd)
	if running := participation.Running(r.Standing().Terms); len(running) != 1 || running[0] != "ga-marketplace" {
		t.Errorf("approved %+v, running %+v", r.File.Application.Decision.Products, running)
	}
}

// An acknowledgment that names no load may be one of an earlier load, as long as this one
// was not handed over.
func TestAnAcknowledgmentBeforeItsLoadIsHandedOver(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled()
	take(r, "suspend")
	_, err := r.Story().Acknowledge(sam, participation.Told{Half: participation.HalfClaims, Reference: "ACK-1"}, nil, r.Now)
	refused(t, err, problem.KindConflict, "")
	r.Take(r.Participation.LoadHandedOver(r.Now))
	r.Take(r.Story().Acknowledge(sam, participation.Told{Half: participation.HalfClaims, Reference: "ACK-2"}, nil, r.Now))
	if l := r.Standing().Load; l.Claims != participation.HalfLoaded || l.ClaimsRef != "ACK-2" {
		t.Errorf("%+v", l)
	}
}

// A participation rests on the last document of each type; one transaction takes 100 items.
func TestAHandoverFitsIntoATransaction(t *testing.T) {
	t.Parallel()
	r := nurse(t).Contracted().Ready()
	for i := range 90 {
		u := casefile.Upload{Type: "other", FileName: fmt.Sprint(i, ".pdf"), ContentType: "application/pdf", Size: 9}
		c := r.Take(r.Story().RequestUpload(u, r.Now, r.Real))
		id := c.Documents[0].ID
		r.Take(casefile.ReceiveDocument(r.File, id, casefile.Arrival{ContentType: u.ContentType, Size: 9, SHA256: fmt.Sprint("x", i)}, r.Now))
		r.Take(r.Story().ReviewDocument(sam, id, casefile.Review{Verdict: casefile.DocumentGood}, r.Now))
	}
	c := r.Take(r.File.Decide(dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	if n := written(c); n > 80 {
		t.Errorf("%d items", n)
	}
	last := 0
	for _, d := range r.Participation.Documents {
		if d.Type == "other" {
			last++
		}
	}
	if last != 1 {
		t.Errorf("%d documents of one type are held", last)
	}
}

func written(c casefile.Change) int {
	n := 1 + len(c.Events) + len(c.Documents) + len(c.Items) + len(c.Letters) + len(c.Notes) + len(c.Tasks) + len(c.Closed) + len(c.Filed) + len(c.Unfiled) + len(c.Records)
	for _, also := range c.Also {
		n += written(also)
	}
	return n
}
