package table

import (
	"context"
	"fmt"

	"credo/shared/application"
	"credo/shared/form"
	"credo/shared/problem"
	"credo/shared/provider"
)

// providerEntry tells from NPI, market and Tax ID which provider that is.
type providerEntry struct {
	Number string          `json:"providerNumber"`
	Status provider.Status `json:"status"`
}

// Provider reads an enrolled provider by number: one read unit. The error for an unknown
// number is a problem of kind not-found.
func (s *Store) Provider(ctx context.Context, number string) (provider.Provider, error) {
	it, err := s.get(ctx, providerKey(number).state())
	if err != nil {
		return provider.Provider{}, err
	}
	if it == nil {
		return provider.Provider{}, problem.NotFound("There is no provider with this number.")
	}
	return decode[provider.Provider](it)
}

// writeProvider adds the provider and its entry under the NPI. There is one provider for
// an NPI, market and Tax ID; once ended, the place is free again.
func writeProvider(t *transaction, c application.Change) {
	if p := c.Provider; p != nil {
		t.put(providerKey(p.Number).state(), p, rosterIndex(*p), providerMoved(*p))
		t.put(providerEntryKey(*p), providerEntry{p.Number, p.Status}, nil, &condition{
			expression: "attribute_not_exists(pk) OR providerNumber = :number OR #status = :ended",
			values:     item{":number": text(p.Number), ":ended": text(string(provider.StatusEnded))},
			refused:    enrolled,
		})
	}
	if c.Removed != nil {
		t.remove(providerEntryKey(*c.Removed))
	}
	if a := c.After; c.Before.Rev == 0 && a.Kind == form.KindInitial {
		t.require(npiKey(a.NPI).provider(a.Market, a.TaxRef), condition{
			expression: "attribute_not_exists(pk) OR #status = :ended",
			values:     item{":ended": text(string(provider.StatusEnded))},
			refused:    enrolled,
		})
	}
}

func providerMoved(p provider.Provider) *condition {
	c := moved(p.Rev - 1)
	if p.Rev == 1 {
		c.refused = func(item) error { return ErrProviderNumberTaken }
	}
	return c
}

func enrolled(old item) error { return &ProviderError{Number: textOf(old["providerNumber"])} }

// rosterIndex keeps a provider in the roster while it participates.
func rosterIndex(p provider.Provider) item {
	if !p.Status.Participating() {
		return nil
	}
	return item{"rosterPk": text(rosterPk(shardOf(p.Number))), "rosterSk": text(p.Number)}
}

func rosterPk(shard int) string { return fmt.Sprintf("ROSTER#%02d", shard) }
