package enrollment

import (
	"context"
	"encoding/json"

	"credo/shared/vault"
)

// Outbox stores an object under a key, replacing what is there.
type Outbox interface {
	Put(ctx context.Context, key, contentType string, body []byte) error
}

// Outbound is the default claims system and directory: files in the outbound bucket, one
// for each provider and load, which the plan's own systems pick up.
type Outbound struct{ Box Outbox }

// Deliver writes claims/{providerNumber}/{load}.json.
func (o Outbound) Deliver(ctx context.Context, r Record) (string, error) {
	return o.put(ctx, vault.ClaimsKey(r.ProviderNumber, r.Load), "application/json", r)
}

// Publish writes directory/{providerNumber}/{load}.json, a FHIR R4 bundle by Da Vinci PDex Plan-Net.
func (o Outbound) Publish(ctx context.Context, r Record) (string, error) {
	return o.put(ctx, vault.DirectoryKey(r.ProviderNumber, r.Load), "application/fhir+json", Bundle(r))
}

func (o Outbound) put(ctx context.Context, key, contentType string, v any) (string, error) {
	body, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return "", err
	}
	return key, o.Box.Put(ctx, key, contentType, body)
}
