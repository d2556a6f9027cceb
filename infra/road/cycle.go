package road

import (
	"context"
	"fmt"
	"slices"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/participation"
)

// cycle moves the date on through the recredentialing of those who joined: the first is
// recredentialed, the second neglects it until the director gives notice and it runs out.
func (d *demo) cycle(ctx context.Context) error {
	today, err := d.Today(ctx)
	if err != nil {
		return err
	}
	diligent, negligent := d.joined[0], d.joined[1]
	d.Say("  the date moves to %s", today.AddMonths(36).AddDays(-170).Long())
	if err := d.Move(ctx, string(today.AddMonths(36).AddDays(-170))); err != nil {
		return err
	}
	renewed, err := d.renewal(ctx, diligent)
	if err != nil {
		return err
	}
	late, err := d.renewal(ctx, negligent)
	if err != nil {
		return err
	}
	if err := d.renew(ctx, renewed); err != nil {
		return err
	}
	for _, step := range []struct {
		days   string
		letter casefile.LetterName
	}{{"+100d", participation.LetterRecredentialingReminder}, {"+80d", participation.LetterOverdue}} {
		d.Say("  %s days later", step.days[1:len(step.days)-1])
		if err := d.Move(ctx, step.days); err != nil {
			return err
		}
		if err := late.AwaitLetter(ctx, step.letter); err != nil {
			return err
		}
	}
	if err := d.end(ctx, late); err != nil {
		return err
	}
	return d.stillIn(ctx, renewed)
}

// end has the director end a participation with notice, because its recredentialing is late,
// and goes to the day after the notice.
func (d *demo) end(ctx context.Context, t *Traveller) error {
	order := participation.Order{Action: participation.ActionEnd, OnlyIfLate: true,
		Reasons: []participation.Reason{{Code: "late", Text: "The recredentialing is late, and what we asked for did not come."}}}
	if err := t.Client.Staffed(casefile.RoleMedicalDirector, "").Do(ctx, t.ID, "participation", order); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, participation.LetterParticipationEnded); err != nil {
		return err
	}
	d.Say("  notice is given; 61 days later it has run out")
	if err := d.Move(ctx, "+61d"); err != nil {
		return err
	}
	_, err := t.Await(ctx, "the end", func(s application.Status) bool {
		return !slices.ContainsFunc(s.Participation, func(p participation.Term) bool { return p.State != participation.StatusEnded })
	})
	return err
}

// renewal finds the recredentialing file that was opened for a provider: its ID is in the
// letter, which is why the demonstration reads the inbox.
func (d *demo) renewal(ctx context.Context, t *Traveller) (*Traveller, error) {
	var id string
	_, err := t.Await(ctx, "the recredentialing letter", func(application.Status) bool {
		mails, err := d.inbox.Mails(ctx)
		if err != nil {
			return false
		}
		for _, m := range mails {
			if len(m.Letter) < applicationIDLength || !slices.Contains(m.To, t.Form.Contact.Email) || !application.Owns(m.Letter) || m.Letter[:applicationIDLength] == t.ID {
				continue
			}
			id = m.Letter[:applicationIDLength]
			return true
		}
		return false
	})
	if err != nil {
		return nil, err
	}
	next := &Traveller{Walker: t.Walker, Form: t.Form, ID: id}
	d.all = append(d.all, next)
	t.Say("  recredentialing of %s opened as %s", t.Form.DisplayName(), id)
	return next, next.AwaitLetter(ctx, application.LetterRecredentialingOpened)
}

const applicationIDLength = len("CRD-XXXX-XXXX-XXXXX")

func (d *demo) renew(ctx context.Context, t *Traveller) error {
	today, err := t.Today(ctx)
	if err != nil {
		return err
	}
	signed := application.Attestation{Disclosures: t.Form.Disclosures, Attestation: t.Form.Attestation}
	signed.Attestation.SignedOn = today
	if err := t.Client.Attest(ctx, t.ID, t.Form.NPI, signed); err != nil {
		return err
	}
	if err := t.SendDocuments(ctx); err != nil {
		return err
	}
	if err := t.Credential(ctx, nil); err != nil {
		return err
	}
	if err := t.Approve(ctx); err != nil {
		return err
	}
	if err := t.AwaitState(ctx, application.StateEnrolled); err != nil {
		return err
	}
	return t.AwaitLetter(ctx, application.LetterApproved)
}

func (d *demo) stillIn(ctx context.Context, t *Traveller) error {
	s, err := t.Status(ctx)
	if err != nil {
		return err
	}
	for _, p := range s.Participation {
		if !p.State.Participating() {
			return fmt.Errorf("%s was recredentialed but is %s in %s", t.ID, p.State, p.Product)
		}
		t.Say("  %s still participates in %s, since %s", t.Form.DisplayName(), p.Product, p.EffectiveOn)
	}
	return nil
}

// count holds the letters of the status against the inbox: each that went by email is
// there once, under its number.
func (d *demo) count(ctx context.Context) error {
	mails, err := d.inbox.Mails(ctx)
	if err != nil {
		return err
	}
	times := map[string]int{}
	for _, m := range mails {
		times[m.Letter]++
	}
	counted := map[string]bool{} // a participation's letters are read under each of its applications
	for _, t := range d.all {
		s, err := t.Await(ctx, "no letter owed", func(s application.Status) bool {
			return !slices.ContainsFunc(s.Letters, func(l application.LetterView) bool { return l.Delivery == casefile.DeliveryOwed })
		})
		if err != nil {
			return err
		}
		for _, l := range s.Letters {
			if times[l.LetterNumber] != 1 && t.Form.Contact.Channel == "email" {
				return fmt.Errorf("letter %s (%s) is in the inbox %d times", l.LetterNumber, l.Name, times[l.LetterNumber])
			}
			counted[l.LetterNumber] = true
		}
	}
	d.Say("  %d letters of %d applications, each once", len(counted), len(d.all))
	return nil
}
