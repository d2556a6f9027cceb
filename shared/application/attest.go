package application

import (
	"slices"
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/problem"
)

// Attestation is what a provider answers and signs anew.
type Attestation struct {
	Disclosures []form.Disclosure `json:"disclosures"`
	Attestation form.Attestation  `json:"attestation"`
}

// Attest takes the answers to the disclosure questions and the signature under them: of every
// recredentialing, and of any application whose signature grows too old to decide on. The
// practitioner signs in person, for others an officer (NCQA CR 3 C, CR 4). current is the form
// as it is. The same again changes nothing.
func (f File) Attest(x Attestation, current form.Submission, now time.Time) (casefile.Change, error) {
	a := f.Application
	if !a.State.undecided() || !a.Requires(attestation) {
		return casefile.Change{}, problem.Conflict("This application is %s, and no signature is needed. %s", a.State.plain(), a.State.remedy())
	}
	if current.Attestation == x.Attestation && slices.Equal(current.Disclosures, x.Disclosures) {
		return casefile.Nothing(f.Head())
	}
	e, err := f.edit(casefile.Provider, now)
	if err != nil {
		return casefile.Change{}, err
	}
	if since := calendar.Latest(a.SubmittedOn, a.SignedOn); x.Attestation.SignedOn < since {
		return casefile.Change{}, problem.InvalidField("/attestation/signedOn", "This was signed before %s. Read the statement and sign it anew.", since.Long())
	}
	next, err := current.Attested(x.Disclosures, x.Attestation, e.Market, e.Today)
	if err != nil {
		return casefile.Change{}, err
	}
	e.Record(ApplicantRecord, next)
	own := e.app()
	own.SignedOn, own.Facts.Disclosed, own.Deferred = x.Attestation.SignedOn, next.Facts().Disclosed, false
	own.Elements = e.Market.ElementsFor(own.Facts, own.Products)
	e.settleSurvey()
	e.Event(AttestationSigned, "", map[string]any{"statement": signed(x.Attestation), "disclosed": own.Facts.Disclosed})
	return e.Finish()
}

// attestation is the element that a signature is verified under.
const attestation = "attestation"

// owesSignature reports whether a recredentialing waits for the new answers and signature.
func (a Application) owesSignature() bool {
	return a.Kind == form.KindRecredentialing && a.SignedOn == "" && a.Requires(attestation)
}

// SignatureActions is what the provider does about the signature: of a recredentialing, or
// since a letter asked for a new one.
func (f File) SignatureActions() []Action {
	a := f.Application
	asked := func(l casefile.Letter) bool {
		return l.Name == LetterSignature && calendar.DateOf(l.At, time.UTC) > a.SignedOn
	}
	switch {
	case !a.State.undecided():
	case a.owesSignature():
		return []Action{{Type: "attest", Label: "Answer our questions again and sign", DueOn: a.WaitUntil}}
	case slices.ContainsFunc(f.Letters, asked):
		return []Action{{Type: "attest", Label: "Sign your application again", DueOn: f.signatureUntil()}}
	}
	return nil
}

// signatureUntil is the last day a decision may rest on the signed application (NCQA CR 3): as
// the attestation was verified, or as it was signed since. "" where none is needed.
func (f File) signatureUntil() calendar.Date {
	v, ok := f.Element(attestation)
	if signed := f.Application.SignedOn; signed != "" && (!ok || v.Since < signed) {
		v = credential.Element{Element: attestation, VerifiedOn: signed, Since: signed}
	}
	if !f.Application.Requires(attestation) || v.VerifiedOn == "" {
		return ""
	}
	return v.LastGoodDay(v.VerifiedOn)
}
