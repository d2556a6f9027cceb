package road

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// Walker walks providers down the road and says what it does. It waits for what the
// system owes, for at most Patience, and looks every Pause (0: 50 ms) at first, more and
// more seldom later.
type Walker struct {
	Client   Client
	Now      func(ctx context.Context) (time.Time, error) // by the system's clock
	Say      func(format string, args ...any)
	Patience time.Duration
	Pause    time.Duration
}

// Traveller is a provider on the road.
type Traveller struct {
	*Walker
	Form form.Submission
	ID   string
}

// Today is the day it is in the provider's market.
func (t *Traveller) Today(ctx context.Context) (calendar.Date, error) {
	now, err := t.Now(ctx)
	m, _ := market.Known().Find(t.Form.Market)
	return calendar.DateOf(now, m.Location()), err
}

// Apply sends the form.
func (w *Walker) Apply(ctx context.Context, form form.Submission) (*Traveller, Submitted, error) {
	w.Say("%s applies in %s for %v", form.DisplayName(), form.Market, form.Products)
	s, err := w.Client.Submit(ctx, form)
	if err != nil {
		return nil, s, err
	}
	w.Say("  received as %s, %s, %d documents needed", s.ApplicationID, s.State, len(s.DocumentsRequired))
	return &Traveller{Walker: w, Form: form, ID: s.ApplicationID}, s, nil
}

// Status asks where the application stands.
func (t *Traveller) Status(ctx context.Context) (application.Status, error) {
	return t.Client.Status(ctx, t.ID, t.Form.NPI)
}

// Await polls the status until it is as wanted.
func (t *Traveller) Await(ctx context.Context, what string, want func(application.Status) bool) (application.Status, error) {
	ctx, cancel := context.WithTimeout(ctx, t.Patience)
	defer cancel()
	first := cmp.Or(t.Pause, 50*time.Millisecond)
	for pause := first; ; pause = min(pause*3/2, 40*first) {
		s, err := t.Status(ctx)
		if err == nil && want(s) {
			return s, nil
		}
		select {
		case <-ctx.Done():
			return s, fmt.Errorf("%s: %s did not come within %s (state %s, letters %v)", t.ID, what, t.Patience, s.State, letterNames(s))
		case <-time.After(pause):
		}
	}
}

// AwaitState polls until the application is in a state.
func (t *Traveller) AwaitState(ctx context.Context, state application.State) error {
	s, err := t.Await(ctx, "state "+string(state), func(s application.Status) bool { return s.State == state })
	if err == nil {
		t.Say("  %s: %s", t.ID, s.Headline)
	}
	return err
}

// AwaitLetter polls until a letter has gone out, and reads its PDF.
func (t *Traveller) AwaitLetter(ctx context.Context, name casefile.LetterName) error {
	var found application.LetterView
	_, err := t.Await(ctx, "letter "+string(name), func(s application.Status) bool {
		i := slices.IndexFunc(s.Letters, func(l application.LetterView) bool { return l.Name == name && l.Delivery != casefile.DeliveryOwed })
		if i >= 0 {
			found = s.Letters[i]
		}
		return i >= 0
	})
	if err != nil {
		return err
	}
	pdf, err := t.Client.Letter(ctx, t.ID, t.Form.NPI, found.LetterNumber)
	if err != nil {
		return err
	}
	if len(pdf) < 1000 || string(pdf[:5]) != "%PDF-" {
		return fmt.Errorf("letter %s is no PDF (%d bytes)", found.LetterNumber, len(pdf))
	}
	t.Say("  letter %s: %s, %s, %d kB", found.LetterNumber, found.Name, found.Delivery, (len(pdf)+1023)/1024)
	return nil
}

func letterNames(s application.Status) []casefile.LetterName {
	var out []casefile.LetterName
	for _, l := range s.Letters {
		out = append(out, l.Name)
	}
	return out
}

// SendDocuments uploads every document still owed, in turn as PDF, PNG and JPEG, and waits
// until each has arrived.
func (t *Traveller) SendDocuments(ctx context.Context) error {
	s, err := t.Status(ctx)
	if err != nil {
		return err
	}
	today, err := t.Today(ctx)
	if err != nil {
		return err
	}
	for i, a := range s.Actions {
		if a.Type != "upload-document" {
			continue
		}
		title := fmt.Sprintf("%s of %s on %s", a.Ref, t.ID, today)
		file := []File{PDF(title), PNG(seed(title)), JPEG(seed(title))}[i%3]
		if _, err := t.Client.Upload(ctx, t.ID, t.Form.NPI, a.Ref, string(today.AddMonths(14)), file); err != nil {
			return err
		}
		t.Say("  sends %s as %s", a.Ref, file.ContentType)
	}
	_, err = t.Await(ctx, "the documents", func(s application.Status) bool {
		return !slices.ContainsFunc(s.Documents, func(d casefile.DocumentView) bool {
			return d.Required && (d.State == casefile.DocumentMissing || d.State == casefile.DocumentChecking)
		})
	})
	return err
}

// seed is a number that differs with the title.
func seed(title string) int {
	n := 7
	for _, r := range title {
		n = (n*31 + int(r)) % 1_000_003
	}
	return n
}

// SendWrong uploads an executable that calls itself a PDF and waits for its rejection.
func (t *Traveller) SendWrong(ctx context.Context, kind string) error {
	id, err := t.Client.Upload(ctx, t.ID, t.Form.NPI, kind, "", Program())
	if err != nil {
		return err
	}
	var reason string
	_, err = t.Await(ctx, "the rejection", func(s application.Status) bool {
		i := slices.IndexFunc(s.Documents, func(d casefile.DocumentView) bool { return d.DocumentID == id && d.State == casefile.DocumentBad })
		if i >= 0 {
			reason = s.Documents[i].Reason + " " + s.Documents[i].Fix
		}
		return i >= 0
	})
	if err == nil {
		t.Say("  sends a wrong %s; told: %s", kind, reason)
	}
	return err
}

// Credential reviews and verifies the file; otherwise names elements that turn out badly.
func (t *Traveller) Credential(ctx context.Context, otherwise map[string]credential.Verification) error {
	specialist := t.Client.Staffed(casefile.RoleSpecialist, "")
	if err := specialist.ReviewAll(ctx, t.ID); err != nil {
		return err
	}
	today, err := t.Today(ctx)
	if err != nil {
		return err
	}
	if err := specialist.VerifyAll(ctx, t.ID, string(today), otherwise); err != nil {
		return err
	}
	t.Say("  the specialist accepts the documents and verifies every element")
	return t.AwaitState(ctx, application.StateReady)
}

// Approve decides a clean file as the medical director.
func (t *Traveller) Approve(ctx context.Context) error {
	today, err := t.Today(ctx)
	if err != nil {
		return err
	}
	decision := application.Decision{Outcome: application.OutcomeApproved, Reasons: []participation.Reason{}}
	for _, product := range t.Form.Products {
		decision.Products = append(decision.Products, participation.Term{Product: product, EffectiveOn: today.AddDays(1)})
	}
	t.Say("  the medical director approves")
	return t.Client.Staffed(casefile.RoleMedicalDirector, "").Do(ctx, t.ID, "decision", decision)
}

// Contract sends the agreement, signs it as the provider and countersigns it.
func (t *Traveller) Contract(ctx context.Context) error {
	specialist := t.Client.Staffed(casefile.RoleSpecialist, "")
	if err := specialist.Do(ctx, t.ID, "contract", map[string]any{"action": "send"}); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterContract); err != nil {
		return err
	}
	copied, err := t.readAgreement(ctx)
	if err != nil {
		return err
	}
	if err := t.Client.Sign(ctx, t.ID, t.Form.NPI, t.Form.Attestation.Name, "Owner", copied.SHA256); err != nil {
		return err
	}
	t.Say("  the agreement %s is sent, read and signed; somebody else countersigns", copied.Version)
	if err := t.Client.Staffed(casefile.RoleSpecialist, countersigner).Do(ctx, t.ID, "contract", map[string]any{"action": "countersign"}); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterContractExecuted); err != nil {
		return err
	}
	executed, err := t.readAgreement(ctx)
	if err == nil && executed.SHA256 == copied.SHA256 {
		err = fmt.Errorf("%s: the copy that came back is the one without the plan's signature", t.ID)
	}
	return err
}

// countersigner is who binds the plan: never the one who sent the agreement or verified.
const countersigner = "sidney.specialist"

// readAgreement opens the agreement and holds it against its hash.
func (t *Traveller) readAgreement(ctx context.Context) (Agreement, error) {
	copied, pdf, err := t.Client.Agreement(ctx, t.ID, t.Form.NPI)
	if err != nil {
		return copied, err
	}
	if sum := sha256.Sum256(pdf); hex.EncodeToString(sum[:]) != copied.SHA256 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		return copied, fmt.Errorf("%s: the agreement is not the one its hash names", t.ID)
	}
	return copied, nil
}

// Join walks the whole road, from the documents to the welcome letter.
func (t *Traveller) Join(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return t.AwaitLetter(ctx, application.LetterConfirmation) },
		t.SendDocuments,
		func(ctx context.Context) error { return t.Credential(ctx, nil) },
		t.Contract,
		t.Approve,
		func(ctx context.Context) error { return t.AwaitState(ctx, application.StateEnrolled) },
		func(ctx context.Context) error { return t.AwaitLetter(ctx, application.LetterApproved) },
		func(ctx context.Context) error { return t.AwaitLetter(ctx, application.LetterWelcome) },
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}
