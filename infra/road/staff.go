package road

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
)

// Person is a member of staff at work.
type Person struct {
	Client
	Role string
	User string
}

// Staffed is a member of staff who calls this API.
func (c Client) Staffed(role, user string) Person { return Person{Client: c, Role: role, User: user} }

// StaffFile is what the walk needs of what staff see.
type StaffFile struct {
	Version  int                       `json:"version"`
	Elements []application.ElementView `json:"elements"`
	Uploads  []casefile.Document       `json:"uploads"`
}

// Open reads a file.
func (p Person) Open(ctx context.Context, id string) (StaffFile, error) {
	return Get[StaffFile](ctx, p, "/staff/applications/"+id)
}

// Get reads a staff route into out.
func Get[T any](ctx context.Context, p Person, path string) (T, error) {
	headers, err := p.As(ctx, p.Role, p.User)
	if err != nil {
		var none T
		return none, err
	}
	return call[T](ctx, p.Client, http.MethodGet, path, nil, headers...)
}

// Do reads the file for its version and sends a staff write, as a person does who looks
// before acting. what is the path below the application.
func (p Person) Do(ctx context.Context, id, what string, body any) error {
	view, err := p.Open(ctx, id)
	if err != nil {
		return err
	}
	_, err = p.next(ctx, id, what, view.Version, body)
	return err
}

// next sends a staff write on a version and returns the version it led to.
func (p Person) next(ctx context.Context, id, what string, version int, body any) (int, error) {
	answer, err := p.Staff(ctx, p.Role, p.User, "/staff/applications/"+id+"/"+what, version, body)
	if err != nil {
		return 0, err
	}
	var changed struct {
		Version int `json:"version"`
	}
	return changed.Version, json.Unmarshal(answer.Body, &changed)
}

// ReviewAll accepts every document in review.
func (p Person) ReviewAll(ctx context.Context, id string) error {
	view, err := p.Open(ctx, id)
	if err != nil {
		return err
	}
	version := view.Version
	for _, d := range view.Uploads {
		if d.State != casefile.DocumentInReview {
			continue
		}
		if version, err = p.next(ctx, id, "documents/"+d.ID+"/review", version, casefile.Review{Verdict: casefile.DocumentGood}); err != nil {
			return err
		}
	}
	return nil
}

// VerifyAll records every required element as met on a day, but those named otherwise.
func (p Person) VerifyAll(ctx context.Context, id, on string, otherwise map[string]credential.Verification) error {
	view, err := p.Open(ctx, id)
	if err != nil {
		return err
	}
	version := view.Version
	for _, e := range view.Elements {
		if !e.Required || (e.Result == credential.ResultMet && !e.Stale) {
			continue
		}
		body := met(e.Element, calendar.Date(on))
		if v, ok := otherwise[market.Kind(e.Element)]; ok {
			body.Result, body.Note = v.Result, v.Note
		}
		if version, err = p.next(ctx, id, "elements/"+e.Element, version, body); err != nil {
			return err
		}
	}
	return nil
}

// met is what a source says of an element that is met on a day, as staff of the samples
// record it.
func met(element string, on calendar.Date) credential.Verification {
	v := applicationtest.Met(element, on)
	v.Source = cmp.Or(sources[market.Kind(element)], "Primary source")
	return v
}

// sources are the primary sources that staff of the samples name.
var sources = map[string]string{
	"license": "State licensing board", "dea-cds": "DEA Diversion Control", "education": "National Student Clearinghouse",
	"board-certification": "ABMS", "malpractice-history": "NPDB", "npdb": "NPDB", "exclusions-oig": "OIG LEIE",
	"exclusions-sam": "SAM.gov", "exclusions-state": "State exclusion list", "caqh": "CAQH ProView", "identity": "NPPES",
	"work-history": "Application", "attestation": "Application", "malpractice-coverage": "Face sheet",
	"sanctions": "FSMB", "medicaid-enrollment": "State Medicaid agency", "ccvs": "Arkansas CCVS",
	"death-master-file": "SSA Death Master File", "preclusion-list": "CMS Preclusion List", "medicare-opt-out": "CMS opt-out list",
}
