package road

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
)

// Demo walks new providers of each market down the road of a running local system, then
// moves the date on through a recredentialing cycle. It returns an error if anything that
// was promised did not come.
func Demo(ctx context.Context, a Addresses, say func(format string, args ...any)) error {
	control := Control{Address: a.Supervisor}
	d := &demo{Control: control, inbox: Inbox{Address: a.Inbox}, next: rand.IntN(8_000_000) + 1000,
		Walker: &Walker{Client: Client{API: a.API, Tokens: control.Token}, Now: control.Now, Say: say, Patience: 60 * time.Second}}
	begun := time.Now()
	for _, scene := range []struct {
		title string
		play  func(context.Context) error
	}{
		{"A provider of every market joins", d.everyMarket},
		{"A service that another organisation contracts", d.turnedAway},
		{"A wrong document, a question, and their correction", d.corrections},
		{"A denial and its appeal", d.denial},
		{"A letter that bounces", d.bounce},
		{"Nobody answers: reminders, then discontinued", d.silence},
		{"Thirty-six months later", d.cycle},
		{"Every letter once in the inbox", d.count},
	} {
		say("\n%s", scene.title)
		if err := scene.play(ctx); err != nil {
			return fmt.Errorf("%s: %w", scene.title, err)
		}
	}
	say("\nEverything that was promised came, in %s.", time.Since(begun).Round(time.Second))
	return nil
}

type demo struct {
	*Walker
	Control
	inbox     Inbox
	next      int
	all       []*Traveller
	joined    []*Traveller
	neglected *Traveller
}

func (d *demo) Today(ctx context.Context) (calendar.Date, error) {
	now, err := d.Walker.Now(ctx)
	return Day(now), err
}

// apply sends the form of a new provider; shape changes it first.
func (d *demo) apply(ctx context.Context, build func(n int, today calendar.Date) form.Submission) (*Traveller, Submitted, error) {
	today, err := d.Today(ctx)
	if err != nil {
		return nil, Submitted{}, err
	}
	d.next++
	t, s, err := d.Walker.Apply(ctx, build(d.next, today))
	if err == nil {
		d.all = append(d.all, t)
	}
	return t, s, err
}

func practitioner(market, profession string) func(int, calendar.Date) form.Submission {
	return func(n int, today calendar.Date) form.Submission {
		return applicationtest.Practitioner(n, market, profession, today)
	}
}

func (d *demo) everyMarket(ctx context.Context) error {
	for _, build := range []func(int, calendar.Date) form.Submission{
		practitioner("ga", "NP"), practitioner("oh", "MD"), practitioner("ar-passe", "DO"), practitioner("wv", "LCSW"),
		func(n int, today calendar.Date) form.Submission {
			return applicationtest.Organization(n, "in", today)
		},
		func(n int, today calendar.Date) form.Submission { return applicationtest.Group(n, "ky", today) },
	} {
		t, _, err := d.apply(ctx, build)
		if err != nil {
			return err
		}
		if err := t.Join(ctx); err != nil {
			return err
		}
		d.joined = append(d.joined, t)
	}
	return nil
}

func (d *demo) turnedAway(ctx context.Context) error {
	t, s, err := d.apply(ctx, func(n int, today calendar.Date) form.Submission {
		form := applicationtest.Practitioner(n, "ar-passe", "OD", today)
		form.Services = []string{"routine-vision"}
		return form
	})
	if err != nil {
		return err
	}
	if s.State != application.StateTurnedAway {
		return fmt.Errorf("routine vision in PASSE was not turned away: %s", s.State)
	}
	return t.AwaitLetter(ctx, application.LetterTurnedAway)
}

func (d *demo) corrections(ctx context.Context) error {
	t, s, err := d.apply(ctx, func(n int, today calendar.Date) form.Submission {
		return applicationtest.Uploaded(applicationtest.Practitioner(n, "ga", "PA", today), today)
	})
	if err != nil {
		return err
	}
	if err := t.SendWrong(ctx, s.DocumentsRequired[0].Type); err != nil {
		return err
	}
	if err := t.SendDocuments(ctx); err != nil {
		return err
	}
	if err := d.question(ctx, t); err != nil {
		return err
	}
	if err := t.Credential(ctx, nil); err != nil {
		return err
	}
	if err := t.Approve(ctx); err != nil {
		return err
	}
	if err := t.Contract(ctx); err != nil {
		return err
	}
	d.joined = append(d.joined, t)
	return t.AwaitLetter(ctx, application.LetterWelcome)
}

func (d *demo) question(ctx context.Context, t *Traveller) error {
	today, err := d.Today(ctx)
	if err != nil {
		return err
	}
	err = t.Client.Staffed(casefile.RoleSpecialist, "").Do(ctx, t.ID, "discrepancies", map[string]any{
		"element": "work-history", "yours": "Ended in March", "source": "The employer says April", "dueOn": today.AddDays(14)})
	if err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterQuestion); err != nil {
		return err
	}
	s, err := t.Status(ctx)
	if err != nil || len(s.Questions) != 1 {
		return fmt.Errorf("the question is not in the status: %v %w", s.Questions, err)
	}
	t.Say("  the provider explains")
	return t.Client.Answer(ctx, t.ID, t.Form.NPI, s.Questions[0].DiscrepancyID, "My last day was 31 March; the employer counts the leave.")
}

func (d *demo) denial(ctx context.Context) error {
	t, _, err := d.apply(ctx, practitioner("wv", "DC"))
	if err != nil {
		return err
	}
	if err := t.SendDocuments(ctx); err != nil {
		return err
	}
	adverse := map[string]credential.Verification{"license": {Result: credential.ResultAdverse, Note: "The board suspended the licence in June."}}
	if err := t.Credential(ctx, adverse); err != nil {
		return err
	}
	if err := t.Deny(ctx, "The state board suspended your licence."); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterDenied); err != nil {
		return err
	}
	if err := t.Client.Appeal(ctx, t.ID, t.Form.NPI, "The suspension was lifted."); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterAppealReceived); err != nil {
		return err
	}
	if err := t.Uphold(ctx, "The board's record still shows the suspension."); err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterHearing); err != nil {
		return err
	}
	return t.AwaitLetter(ctx, application.LetterAppealDecided)
}

func (d *demo) bounce(ctx context.Context) error {
	t, _, err := d.apply(ctx, func(n int, today calendar.Date) form.Submission {
		form := applicationtest.Practitioner(n, "in", "NP", today)
		form.Contact.Email = "bounce@simulator.amazonses.com"
		return form
	})
	if err != nil {
		return err
	}
	_, err = t.Await(ctx, "the bounce", func(s application.Status) bool {
		return slices.ContainsFunc(s.Letters, func(l application.LetterView) bool { return l.Delivery == casefile.DeliveryBounced })
	})
	if err != nil {
		return err
	}
	type list struct {
		Items []struct {
			ApplicationID string `json:"applicationId"`
		} `json:"items"`
	}
	bounced, err := Get[list](ctx, t.Client.Staffed(casefile.RoleSpecialist, ""), "/staff/applications?queue=bounced&market=in&limit=200")
	if err != nil {
		return err
	}
	for _, item := range bounced.Items {
		if item.ApplicationID == t.ID {
			t.Say("  the bounced letter stands in the staff's queue")
			return nil
		}
	}
	return fmt.Errorf("the bounced letter is not in the staff's queue")
}

func (d *demo) silence(ctx context.Context) error {
	t, _, err := d.apply(ctx, practitioner("ga", "NP"))
	if err != nil {
		return err
	}
	if err := t.AwaitLetter(ctx, application.LetterConfirmation); err != nil {
		return err
	}
	for _, step := range []struct {
		days   string
		letter casefile.LetterName
	}{{"+11d", application.LetterReminder}, {"+21d", application.LetterDiscontinued}} {
		d.Say("  %s days later", step.days[1:len(step.days)-1])
		if err := d.Move(ctx, step.days); err != nil {
			return err
		}
		if err := t.AwaitLetter(ctx, step.letter); err != nil {
			return err
		}
	}
	return t.AwaitState(ctx, application.StateDiscontinued)
}
