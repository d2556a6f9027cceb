package blackbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"credo/infra/road"
	"credo/shared/form"
)

// traveller waits for what the system owes a provider.
func (v *visitor) traveller(form form.Submission, id string) *road.Traveller {
	w := &road.Walker{Client: v.client, Patience: 30 * time.Second, Say: func(string, ...any) {},
		Now: func(context.Context) (time.Time, error) { return v.Now(), nil }}
	return &road.Traveller{Walker: w, Form: form, ID: id}
}

// as sends a request with the token of a role.
func (v *visitor) as(ctx context.Context, role string, status int, method, path string, body any, headers ...string) error {
	token, err := v.client.As(ctx, role, "")
	if err == nil {
		_, err = v.expect(ctx, status, method, path, body, append(token, headers...)...)
	}
	return err
}

func roles(ctx context.Context, v *visitor) error {
	_, s, err := v.apply(ctx, "ga", "MD")
	if err != nil {
		return err
	}
	path, match := "/staff/applications/"+s.ApplicationID, []string{"If-Match", `"1"`}
	return errors.Join(
		v.as(ctx, "auditor", 200, "GET", path, nil),
		v.as(ctx, "auditor", 403, "POST", path+"/notes", map[string]any{"text": "Seen."}, match...),
		v.as(ctx, "specialist", 403, "POST", path+"/decision", map[string]any{"outcome": "denied", "reasons": []any{map[string]any{"code": "other", "text": "No."}}}, match...),
		v.as(ctx, "committee", 403, "POST", path+"/reopen", map[string]any{"reason": "Again."}, match...),
	)
}

func versions(ctx context.Context, v *visitor) error {
	_, s, err := v.apply(ctx, "ga", "MD")
	if err != nil {
		return err
	}
	path, note := "/staff/applications/"+s.ApplicationID, map[string]any{"text": "Called the office."}
	view, err := v.client.Staffed("specialist", "").Open(ctx, s.ApplicationID)
	if err != nil {
		return err
	}
	current := []string{"If-Match", fmt.Sprintf(`"%d"`, view.Version)}
	return errors.Join(
		v.as(ctx, "specialist", 428, "POST", path+"/notes", note),
		v.as(ctx, "specialist", 412, "POST", path+"/notes", note, "If-Match", `"9999"`),
		v.as(ctx, "specialist", 200, "POST", path+"/notes", note, current...),
		v.as(ctx, "specialist", 412, "POST", path+"/notes", note, current...),
	)
}

func openFile(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "in", "MD")
	if err != nil {
		return err
	}
	token, err := v.client.As(ctx, "specialist", "")
	if err != nil {
		return err
	}
	a, err := v.expect(ctx, 200, "GET", "/staff/applications/"+s.ApplicationID, nil, token...)
	if err == nil && strings.Contains(string(a.Body), form.TaxID) {
		err = errors.New("the Tax ID is answered in full")
	}
	if err == nil && a.Header.Get("Etag") == "" {
		err = errors.New("no ETag")
	}
	return err
}

func queues(ctx context.Context, v *visitor) error {
	auditor, err := v.client.As(ctx, "auditor", "")
	if err != nil {
		return err
	}
	a, err := v.expect(ctx, 200, "GET", "/staff/dashboard", nil, auditor...)
	if err != nil {
		return err
	}
	var dashboard struct {
		Open []struct{ Market, Queue, Query string }
	}
	if err := json.Unmarshal(a.Body, &dashboard); err != nil || len(dashboard.Open) == 0 {
		return fmt.Errorf("the dashboard has no queues: %w", err)
	}
	asked := []string{"queue=mine", "queue=due", "q=sample"}
	for _, o := range dashboard.Open {
		if o.Market == dashboard.Open[0].Market { // every queue once
			asked = append(asked, o.Query)
		}
	}
	var failed error
	for _, query := range asked {
		failed = errors.Join(failed, v.as(ctx, "specialist", 200, "GET", "/staff/applications?"+query, nil))
	}
	return errors.Join(failed, v.as(ctx, "specialist", 422, "GET", "/staff/applications?queue=none", nil))
}
