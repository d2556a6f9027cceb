package road

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
)

// Samples fills an empty system with invented providers of every market and profession,
// through the public API: some have just applied, some have sent their documents. It
// returns how many.
func Samples(ctx context.Context, c Client, today calendar.Date) (int, error) {
	forms, err := sampleForms(today)
	if err != nil {
		return 0, err
	}
	var loaded atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for i, form := range forms {
		group.Go(func() error {
			s, err := c.Submit(ctx, form)
			var refused *Refusal
			if errors.As(err, &refused) && refused.Answer.Status == http.StatusConflict {
				return nil // an earlier start got this far
			}
			if err != nil {
				return fmt.Errorf("sample %d (%s): %w", i, form.Market, err)
			}
			loaded.Add(1)
			if i%3 != 0 {
				return nil
			}
			return sendSampleDocuments(ctx, c, form, s, today)
		})
	}
	err = group.Wait()
	return int(loaded.Load()), err
}

func sampleForms(today calendar.Date) ([]form.Submission, error) {
	markets := market.Known()
	var forms []form.Submission
	n := 1 // the demonstration draws higher numbers
	for _, m := range markets.All() {
		for _, p := range m.Professions {
			forms = append(forms, applicationtest.Practitioner(n, m.ID, p, today))
			n++
		}
		forms = append(forms, applicationtest.Organization(n, m.ID, today), applicationtest.Group(n, m.ID, today))
		n++
	}
	return forms, nil
}

func sendSampleDocuments(ctx context.Context, c Client, form form.Submission, s Submitted, today calendar.Date) error {
	for _, d := range s.DocumentsRequired {
		file := PDF(d.Name + " of " + s.ApplicationID)
		if _, err := c.Upload(ctx, s.ApplicationID, form.NPI, d.Type, string(today.AddMonths(14)), file); err != nil {
			return err
		}
	}
	return nil
}
