package applicationtest

import (
	"fmt"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/credential"
	"credo/shared/participation"
)

// Sent has every document that is owed arrive.
func (r *Road) Sent() *Road {
	r.t.Helper()
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
		v := credential.Verification{Result: credential.ResultMet, Source: "Sample source", VerifiedOn: r.Today()}
		r.Take(r.File.RecordVerification(Sam, name, v, r.Now))
	}
	return r
}

// Ready is a clean file that waits for its decision.
func (r *Road) Ready() *Road {
	r.t.Helper()
	return r.Reviewed().Verified()
}

// Unclean is a ready file whose licence has an adverse result: the committee's.
func (r *Road) Unclean() *Road {
	r.t.Helper()
	r.Ready()
	v := credential.Verification{Result: credential.ResultAdverse, Source: "Sample source", VerifiedOn: r.Today(), Note: "Suspended in 2025.", Why: "The board answered anew."}
	r.Take(r.File.RecordVerification(Sam, "license", v, r.Now))
	return r
}

// Approved has the director approve all products from today on.
func (r *Road) Approved() *Road {
	r.t.Helper()
	r.Take(r.File.Decide(Dana, application.Decision{Outcome: application.OutcomeApproved}, r.Network(), r.Now))
	return r
}

// Because is a reason, where one is needed.
func Because(text string) []participation.Reason {
	return []participation.Reason{{Code: "sample", Text: text}}
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
	r.Take(r.File.HandleContract(Sam, application.ContractCountersign, r.Network(), r.Now))
	return r
}

// Signed has the agreement sent and signed.
func (r *Road) Signed() *Road {
	r.t.Helper()
	r.Take(r.File.HandleContract(Sam, application.ContractSend, r.Network(), r.Now))
	r.Take(r.File.SignContract(application.Signature{Name: r.Who.Submission.Contact.Name, Title: "Owner", Accepted: true}, r.Now))
	return r
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
	for _, name := range []string{"license", "malpractice-history", "attestation"} {
		v := credential.Verification{Result: credential.ResultMet, Source: "Sample source", VerifiedOn: r.Today()}
		r.Take(r.File.RecordVerification(Sam, name, v, r.Now))
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
