package applicationtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/participation"
)

// Attestation is what the provider answers and signs today: nothing to disclose.
func (r *Road) Attestation() application.Attestation {
	first := base(1, find(r.File.Application.Market), practitioners, r.Today())
	out := application.Attestation{Disclosures: first.Disclosures, Attestation: first.Attestation}
	if p := r.Who.Submission.Practitioner; p != nil {
		out.Attestation.Name, out.Attestation.Title = p.Name.First+" "+p.Name.Last, p.Profession
	}
	return out
}

// Attested has the provider of a recredentialing answer and sign anew.
func (r *Road) Attested() *Road {
	r.t.Helper()
	r.Take(r.File.Attest(r.Attestation(), r.Who.Submission, r.Now))
	return r
}

// Sent has every document that is owed arrive, and what is to be signed anew signed.
func (r *Road) Sent() *Road {
	r.t.Helper()
	for _, todo := range r.File.SignatureActions() {
		if todo.Type == "attest" {
			r.Attested()
		}
	}
	for _, owed := range r.Story().Owed() {
		u := casefile.Upload{Type: owed.Type, FileName: owed.Type + ".pdf", ContentType: "application/pdf", Size: 9}
		c := r.Take(r.Story().RequestUpload(u, r.Now, r.Real))
		found := casefile.Arrival{ContentType: u.ContentType, Size: u.Size, SHA256: fmt.Sprint(c.After.ID, c.Documents[0].ID)}
		r.Take(casefile.ReceiveDocument(r.Case(c.After.ID), c.Documents[0].ID, found, r.Now))
	}
	return r
}

// Reviewed has every document accepted, and sent before where need be.
func (r *Road) Reviewed() *Road {
	r.t.Helper()
	r.Sent()
	for _, d := range r.Story().Uploads() {
		if d.State == casefile.DocumentInReview {
			review := casefile.Review{Verdict: casefile.DocumentGood, ExpiresOn: r.Today().AddMonths(12)}
			r.Take(r.Story().ReviewDocument(Sam, d.ID, review, r.Now))
		}
	}
	return r
}

// Verified has every element met today that has no current result, by Sam.
func (r *Road) Verified() *Road {
	r.t.Helper()
	for _, name := range r.File.Unverified(r.Today()) {
		r.Found(name, Met(name, r.Today()))
	}
	return r
}

// Met is what a source says of an element that is met on a day; what runs out does in a year.
func Met(element string, on calendar.Date) credential.Verification {
	v := credential.Verification{Result: credential.ResultMet, Source: "Sample source", VerifiedOn: on, Why: "Asked again."}
	switch market.Kind(element) {
	case "accreditation":
		v.ExpiresOn = on.AddMonths(12)
	case "license", "dea-cds", "malpractice-coverage":
		v.ExpiresOn = on.AddMonths(40)
	case "attestation":
		v.Since = on
	case "disclosures":
		v.Note = "Explained, and long settled."
	}
	return v
}

// License names the license of the market's own state.
func (r *Road) License() string {
	r.t.Helper()
	m, ok := market.Known().Find(r.File.Application.Market)
	if !ok {
		r.t.Fatalf("no market %s", r.File.Application.Market)
	}
	return "license:" + m.State
}

// Found records what a source said, by Sam.
func (r *Road) Found(element string, v credential.Verification) *Road {
	r.t.Helper()
	r.Take(r.Story().RecordVerification(Sam, element, v, r.Now))
	return r
}

// Ready is a clean file that waits for its decision.
func (r *Road) Ready() *Road {
	r.t.Helper()
	return r.Reviewed().Verified()
}

// Unclean is a ready file whose license is on probation, and in force: the committee's.
func (r *Road) Unclean() *Road {
	r.t.Helper()
	v := credential.Verification{Result: credential.ResultAdverse, Source: "Sample source", VerifiedOn: r.Today(), InForce: true, Note: "On probation since 2025.", Why: "The board answered anew."}
	return r.Ready().Found(r.License(), v)
}

// Approved has the director approve all products from today on.
func (r *Road) Approved() *Road {
	r.t.Helper()
	r.Take(r.File.Decide(Dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	return r
}

// Because is a reason, where one is needed.
func Because(text string) []participation.Reason {
	return []participation.Reason{{Code: "other", Text: text}}
}

// Order is an action with all that it needs.
func Order(action participation.Action) participation.Order {
	o := participation.Order{Action: action, Reasons: Because("The license lapsed.")}
	if action == participation.ActionSuspend {
		o.EndsWhen = "The board confirms a current license."
	}
	return o
}

// Denied has the committee deny.
func (r *Road) Denied() *Road {
	r.t.Helper()
	d := application.Decision{Outcome: application.OutcomeDenied, Reasons: Because("The license was suspended."), Meeting: r.Met(committee.Deny)}
	r.Take(r.File.Decide(Mel, d, r.Network(), r.Now))
	return r
}

// Appealed has the provider appeal.
func (r *Road) Appealed() *Road {
	r.t.Helper()
	r.Take(r.File.FileAppeal("The board corrected its record.", r.Network(), r.Now))
	return r
}

// Overturned has the panel set the denial aside.
func (r *Road) Overturned() *Road {
	r.t.Helper()
	d := application.AppealDecision{Outcome: "overturned", Reasons: Because("The board corrected its record."), Meeting: r.Heard(committee.Overturn)}
	r.Take(r.File.DecideAppeal(Max, d, r.Network(), r.Now))
	return r
}

// Upheld has the panel leave the denial as it is.
func (r *Road) Upheld() *Road {
	r.t.Helper()
	d := application.AppealDecision{Outcome: "upheld", Reasons: Because("Nothing new was said."), Meeting: r.Heard(committee.Uphold)}
	r.Take(r.File.DecideAppeal(Max, d, r.Network(), r.Now))
	return r
}

// Contracted has the agreement sent, signed and countersigned.
func (r *Road) Contracted() *Road {
	r.t.Helper()
	r.Signed()
	r.Take(r.File.HandleContract(Cora, application.ContractCountersign, Paper("executed"), r.Network(), r.Now))
	return r
}

// Signed has the agreement sent and signed.
func (r *Road) Signed() *Road {
	r.t.Helper()
	r.Offered()
	r.Take(r.File.OpenAgreement(Address, r.Now))
	r.Take(r.File.SignContract(r.Signature(), Address, r.Now))
	return r
}

// Offered has the agreement sent.
func (r *Road) Offered() *Road {
	r.t.Helper()
	r.Take(r.File.HandleContract(Sam, application.ContractSend, Paper("sent"), r.Network(), r.Now))
	return r
}

// Address is where a provider's requests come from: one kept for documentation.
const Address = "192.0.2.1"

// Paper stands for a drawn copy of the agreement, another for each title.
func Paper(title string) application.Paper {
	sum := sha256.Sum256([]byte(title))
	return application.Paper{Version: "ga-2026-01+marketplace", SHA256: hex.EncodeToString(sum[:])}
}

// Signature is the provider's, of the agreement that was sent.
func (r *Road) Signature() application.Signature {
	s := application.Signature{Name: "Robin Example", Title: "Owner", Accepted: true}
	if g := r.File.Application.Agreement; g != nil {
		s.SHA256 = g.SHA256
	}
	return s
}

// Loaded has both halves of the enrollment done.
func (r *Road) Loaded() *Road {
	r.t.Helper()
	for _, half := range []participation.Half{participation.HalfClaims, participation.HalfDirectory} {
		r.Take(application.LoadHalf(*r.Participation, &r.File, casefile.System, participation.Told{Half: half, Reference: "ref-1"}, r.Now))
	}
	return r
}

// Enrolled is the whole road.
func (r *Road) Enrolled() *Road {
	r.t.Helper()
	return r.Contracted().Ready().Approved().Loaded()
}

// Provisional is a provider who participates provisionally, most elements still unverified.
func (r *Road) Provisional() *Road {
	r.t.Helper()
	r.Contracted().Reviewed()
	for _, name := range []string{"identity", r.License(), "malpractice-history", "sanctions", "exclusions-oig", "exclusions-sam", "exclusions-state", "attestation"} {
		r.Found(name, Met(name, r.Today()))
	}
	d := application.Decision{Outcome: application.OutcomeApproved, Provisional: true}
	r.Take(r.File.Decide(Dana, d, r.Network(), r.Now))
	return r.Loaded()
}

// Recredentialing is a provider whose next cycle was opened, 180 days ahead.
func (r *Road) Recredentialing() *Road {
	r.t.Helper()
	return r.Enrolled().Until(participation.DueRecredOpen)
}

// Ended is a participation that was ordered to end, on its day.
func (r *Road) Ended() *Road {
	r.t.Helper()
	r.Take(r.Story().Obey(Dana, Order(participation.ActionEnd), r.Renewal(), r.Now))
	return r.Until(participation.DueEnd)
}
