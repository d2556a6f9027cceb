package blackbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/form"
)

const nobody = "CRD-0000-0000-00000"

var checks = []check{
	{"the six markets are listed", reading, markets},
	{"the times of a market are told", reading, times},
	{"an NPI is looked up, or the form goes on by hand", reading, lookUp},
	{"an NPI with a wrong check digit is not found", reading, wrongNPI},
	{"an unknown route is told so", guarding, unknownRoute},
	{"an unknown application and a wrong NPI get one answer", reading, unknownApplication},
	{"a form without an idempotency key is malformed", reading, withoutKey},
	{"a form that is no JSON is malformed", reading, noJSON},
	{"an empty form is told every field", reading, emptyForm},
	{"a form for an unknown market is refused", reading, unknownMarket},
	{"a field that the contract does not have is refused", reading, unknownField},
	{"a reminder is promised to whoever asks", reading, reminder},
	{"staff routes are closed without a token", guarding, closed},
	{"staff routes are closed to a forged token", guarding, forged},
	{"a provider applies once, however often the form is sent", writing, applyOnce},
	{"a status wants the application's own NPI", writing, statusWantsNPI},
	{"a document is announced and goes straight to S3", writing, upload},
	{"a document of an unknown type is refused", writing, wrongType},
	{"a signature from before the form is refused", writing, signedBefore},
	{"what is not asked for yet cannot be done", writing, tooEarly},
	{"an unknown letter is not found", writing, unknownLetter},
	{"a provider withdraws", writing, withdraw},
	{"a vision practice in Arkansas is turned away with directions", writing, turnedAway},
	{"the confirmation comes as a PDF", working, confirmation},
	{"a role may do what is its own", staffing, roles},
	{"a staff write wants the version that was read", staffing, versions},
	{"staff see the file, and no Tax ID in it", staffing, openFile},
	{"the queues and the dashboard answer", staffing, queues},
}

func markets(ctx context.Context, v *visitor) error {
	a, err := v.expect(ctx, 200, "GET", "/markets", nil)
	if err != nil {
		return err
	}
	var list []struct{ ID string }
	var wrapped struct{ Items []struct{ ID string } }
	if json.Unmarshal(a.Body, &list) != nil {
		if err := json.Unmarshal(a.Body, &wrapped); err != nil {
			return err
		}
		list = wrapped.Items
	}
	var ids []string
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	if got := strings.Join(ids, " "); got != "ar-passe ga in ky oh wv" {
		return fmt.Errorf("markets %s", got)
	}
	return nil
}

func times(ctx context.Context, v *visitor) error {
	a, err := v.expect(ctx, 200, "GET", "/times?market=ga", nil)
	if err != nil {
		return err
	}
	var told struct {
		Market string
		Items  []struct{ Count, Median int }
	}
	if err := json.Unmarshal(a.Body, &told); err != nil {
		return err
	}
	if told.Market != "ga" || told.Items == nil {
		return fmt.Errorf("%s", a.Body)
	}
	return v.problem(ctx, 422, "GET", "/times?market=zz", nil)
}

func lookUp(ctx context.Context, v *visitor) error {
	a, err := v.client.Do(ctx, "GET", "/npi/1234567893", nil)
	if err == nil && !slices.Contains([]int{200, 404, 503}, a.Status) {
		err = fmt.Errorf("%d %s", a.Status, a.Body)
	}
	if err == nil && a.Status == 503 && a.Header.Get("Retry-After") == "" {
		err = errors.New("503 without Retry-After")
	}
	return err
}

func wrongNPI(ctx context.Context, v *visitor) error {
	return v.problem(ctx, 404, "GET", "/npi/1234567890", nil)
}

// problem wants a refusal as RFC 9457 says it.
func (v *visitor) problem(ctx context.Context, status int, method, path string, body any, headers ...string) error {
	a, err := v.expect(ctx, status, method, path, body, headers...)
	if err != nil {
		return err
	}
	var p road.Problem
	if err := json.Unmarshal(a.Body, &p); err != nil {
		return err
	}
	if kind := a.Header.Get("Content-Type"); kind != "application/problem+json" || p.Status != status || p.Title == "" {
		return fmt.Errorf("%s: %s %s", path, kind, a.Body)
	}
	return nil
}

// invalid wants a refused form to hear of a field.
func (v *visitor) invalid(ctx context.Context, field, path string, body any) error {
	a, err := v.expect(ctx, 422, "POST", path, body, road.Key()...)
	if err != nil {
		return err
	}
	var p road.Problem
	if err := json.Unmarshal(a.Body, &p); err != nil {
		return err
	}
	for _, e := range p.Errors {
		if e.Field == field && e.Detail != "" {
			return nil
		}
	}
	return fmt.Errorf("%s says nothing of %s: %s", path, field, a.Body)
}

func unknownRoute(ctx context.Context, v *visitor) error {
	a, err := v.expect(ctx, 404, "GET", "/nowhere", nil)
	if err == nil && !bytes.Contains(a.Body, []byte(`"message"`)) {
		err = fmt.Errorf("%s", a.Body)
	}
	return err
}

func unknownApplication(ctx context.Context, v *visitor) error {
	return v.problem(ctx, 404, "GET", "/applications/"+nobody+"?npi=1234567893", nil)
}

// form is of somebody invented, whose mail goes to SES's simulator: it takes mail from a
// sandbox too, and a stage's bounce rate hears nothing of it.
func (v *visitor) form(market, profession string) form.Submission {
	v.next++
	form := applicationtest.Practitioner(v.next, market, profession, road.Day(v.Now()))
	form.Contact.Email = fmt.Sprintf("success+%d@simulator.amazonses.com", v.next)
	return form
}

func withoutKey(ctx context.Context, v *visitor) error {
	return v.problem(ctx, 400, "POST", "/applications", v.form("ga", "MD"))
}

func noJSON(ctx context.Context, v *visitor) error {
	return v.problem(ctx, 400, "POST", "/applications", []byte(`{"kind":`), road.Key()...)
}

func emptyForm(ctx context.Context, v *visitor) error {
	return v.invalid(ctx, "/npi", "/applications", map[string]any{})
}

func unknownMarket(ctx context.Context, v *visitor) error {
	form := v.form("ga", "MD")
	form.Market = "zz"
	return v.invalid(ctx, "/market", "/applications", form)
}

func unknownField(ctx context.Context, v *visitor) error {
	return v.invalid(ctx, "/also", "/application-id-reminders", map[string]any{"npi": "1234567893", "email": "a@b.example", "also": 1})
}

func reminder(ctx context.Context, v *visitor) error {
	_, err := v.expect(ctx, 202, "POST", "/application-id-reminders", map[string]any{"npi": "1234567893", "email": "nobody@example.com"})
	return err
}

func closed(ctx context.Context, v *visitor) error {
	a, err := v.expect(ctx, 401, "GET", "/staff/applications", nil)
	if err == nil && !bytes.Contains(a.Body, []byte(`"message":"Unauthorized"`)) {
		err = fmt.Errorf("%s", a.Body)
	}
	return err
}

func forged(ctx context.Context, v *visitor) error {
	_, err := v.expect(ctx, 401, "GET", "/staff/dashboard", nil, "Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
	return err
}

// apply leaves an invented provider behind.
func (v *visitor) apply(ctx context.Context, market, profession string) (form.Submission, road.Submitted, error) {
	form := v.form(market, profession)
	s, err := v.client.Submit(ctx, form)
	return form, s, err
}

func applyOnce(ctx context.Context, v *visitor) error {
	form, key := v.form("ga", "NP"), road.Key()
	first, err := v.expect(ctx, 201, "POST", "/applications", form, key...)
	if err != nil {
		return err
	}
	again, err := v.expect(ctx, 201, "POST", "/applications", form, key...)
	if err != nil {
		return err
	}
	if !bytes.Equal(first.Body, again.Body) {
		return fmt.Errorf("%s, then %s", first.Body, again.Body)
	}
	other := form
	other.Contact.Phone = "404-555-0142"
	if err := v.problem(ctx, 422, "POST", "/applications", other, key...); err != nil {
		return fmt.Errorf("the key with another form: %w", err)
	}
	return v.problem(ctx, 409, "POST", "/applications", form, road.Key()...)
}

func statusWantsNPI(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "in", "MD")
	if err != nil {
		return err
	}
	if _, err := v.client.Status(ctx, s.ApplicationID, form.NPI); err != nil {
		return err
	}
	return v.problem(ctx, 404, "GET", "/applications/"+s.ApplicationID+"?npi=1234567893", nil)
}

func upload(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "ga", "MD")
	if err != nil {
		return err
	}
	_, err = v.client.Upload(ctx, s.ApplicationID, form.NPI, "malpractice-face-sheet", form.Malpractice.ExpiresOn.String(), road.PDF("Face sheet "+s.ApplicationID))
	return err
}

func wrongType(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "ky", "MD")
	if err != nil {
		return err
	}
	body := road.UploadRequest{NPI: form.NPI, Type: "selfie", FileName: "a.pdf", ContentType: "application/pdf", Size: 10}
	return v.invalid(ctx, "/type", "/applications/"+s.ApplicationID+"/documents", body)
}

func signedBefore(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "ga", "NP")
	if err != nil {
		return err
	}
	signature := form.Attestation
	signature.SignedOn = signature.SignedOn.AddDays(-30)
	body := map[string]any{"npi": form.NPI, "disclosures": form.Disclosures, "attestation": signature}
	return v.invalid(ctx, "/attestation/signedOn", "/applications/"+s.ApplicationID+"/attestation", body)
}

func tooEarly(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "wv", "MD")
	if err != nil {
		return err
	}
	path := "/applications/" + s.ApplicationID
	return errors.Join(
		v.problem(ctx, 404, "POST", path+"/agreement", map[string]any{"npi": form.NPI}),
		v.problem(ctx, 409, "POST", path+"/contract-signature", map[string]any{"npi": form.NPI, "name": "Avery Sample", "title": "MD", "accepted": true, "agreement": strings.Repeat("0", 64)}, road.Key()...),
		v.problem(ctx, 409, "POST", path+"/appeal", map[string]any{"npi": form.NPI, "statement": "No."}, road.Key()...),
		v.problem(ctx, 404, "POST", path+"/answers", map[string]any{"npi": form.NPI, "discrepancyId": "none", "answer": "Yes."}, road.Key()...),
	)
}

func unknownLetter(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "oh", "DDS")
	if err != nil {
		return err
	}
	return v.problem(ctx, 404, "GET", fmt.Sprintf("/applications/%s/letters/%s-L99?npi=%s", s.ApplicationID, s.ApplicationID, form.NPI), nil)
}

func withdraw(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "in", "PT")
	if err != nil {
		return err
	}
	if err := v.client.Withdraw(ctx, s.ApplicationID, form.NPI, "Moving away."); err != nil {
		return err
	}
	status, err := v.client.Status(ctx, s.ApplicationID, form.NPI)
	if err == nil && status.State != application.StateWithdrawn {
		err = fmt.Errorf("state %s", status.State)
	}
	return err
}

func turnedAway(ctx context.Context, v *visitor) error {
	form := v.form("ar-passe", "OD")
	form.Services = []string{"routine-vision"}
	s, err := v.client.Submit(ctx, form)
	if err == nil && (s.State != application.StateTurnedAway || s.Directions == nil) {
		err = fmt.Errorf("state %s, directions %v", s.State, s.Directions)
	}
	return err
}

func confirmation(ctx context.Context, v *visitor) error {
	form, s, err := v.apply(ctx, "ga", "PA")
	if err != nil {
		return err
	}
	return v.traveller(form, s.ApplicationID).AwaitLetter(ctx, application.LetterConfirmation)
}
