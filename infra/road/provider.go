package road

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
)

// Submitted is the answer to a submission.
type Submitted struct {
	ApplicationID     string                  `json:"applicationId"`
	State             application.State       `json:"state"`
	Version           int                     `json:"version"`
	DocumentsRequired []casefile.DocumentView `json:"documentsRequired"`
	Directions        any                     `json:"directions"`
}

// Link is a short-lived address of a file.
type Link struct {
	URL       string `json:"url"`
	ExpiresAt string `json:"expiresAt"`
}

// Submit sends the contract form.
func (c Client) Submit(ctx context.Context, s form.Submission) (Submitted, error) {
	return call[Submitted](ctx, c, http.MethodPost, "/applications", s, Key()...)
}

// Status asks where an application stands.
func (c Client) Status(ctx context.Context, id, npi string) (application.Status, error) {
	return call[application.Status](ctx, c, http.MethodGet, "/applications/"+id+"?npi="+url.QueryEscape(npi), nil)
}

// File is a document as it lies on the provider's disk.
type File struct {
	Name        string
	ContentType string
	Bytes       []byte
}

// UploadRequest announces a document.
type UploadRequest struct {
	NPI         string `json:"npi"`
	Type        string `json:"type"`
	FileName    string `json:"fileName"`
	ContentType string `json:"contentType"`
	Size        int    `json:"size"`
	ExpiresOn   string `json:"expiresOn,omitempty"`
}

// Slot is where an announced document may be posted.
type Slot struct {
	DocumentID string            `json:"documentId"`
	URL        string            `json:"url"`
	Fields     map[string]string `json:"fields"`
	ExpiresAt  string            `json:"expiresAt"`
}

// Upload announces a document and posts it straight to S3.
func (c Client) Upload(ctx context.Context, id, npi, kind, expiresOn string, f File) (documentID string, err error) {
	req := UploadRequest{NPI: npi, Type: kind, FileName: f.Name, ContentType: f.ContentType, Size: len(f.Bytes), ExpiresOn: expiresOn}
	slot, err := call[Slot](ctx, c, http.MethodPost, "/applications/"+id+"/documents", req, Key()...)
	if err != nil {
		return "", err
	}
	a, err := c.Post(ctx, slot, f)
	if err == nil && a.Status/100 != 2 {
		err = &Refusal{Request: "POST to S3", Answer: a}
	}
	return slot.DocumentID, err
}

// Post sends a file to its slot as a browser's form does.
func (c Client) Post(ctx context.Context, slot Slot, f File) (Answer, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range slot.Fields {
		if err := form.WriteField(name, value); err != nil {
			return Answer{}, err
		}
	}
	part, err := form.CreateFormFile("file", f.Name)
	if err != nil {
		return Answer{}, err
	}
	if _, err := part.Write(f.Bytes); err != nil {
		return Answer{}, err
	}
	if err := form.Close(); err != nil {
		return Answer{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, slot.URL, &body)
	if err != nil {
		return Answer{}, err
	}
	req.Header.Set("Content-Type", form.FormDataContentType())
	return c.send(req)
}

// Letter fetches the PDF of a letter.
func (c Client) Letter(ctx context.Context, id, npi, number string) ([]byte, error) {
	link, err := call[Link](ctx, c, http.MethodGet, fmt.Sprintf("/applications/%s/letters/%s?npi=%s", id, number, npi), nil)
	if err != nil {
		return nil, err
	}
	return c.Fetch(ctx, link)
}

// Fetch downloads what a link points to.
func (c Client) Fetch(ctx context.Context, link Link) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, link.URL, nil)
	if err != nil {
		return nil, err
	}
	a, err := c.send(req)
	if err == nil && a.Status != http.StatusOK {
		err = &Refusal{Request: "GET from S3", Answer: a}
	}
	return a.Body, err
}

// ask posts what a provider says on the status page.
func (c Client) ask(ctx context.Context, id, what string, body map[string]any) error {
	_, err := call[any](ctx, c, http.MethodPost, "/applications/"+id+"/"+what, body, Key()...)
	return err
}

// Answer answers a question on a discrepancy.
func (c Client) Answer(ctx context.Context, id, npi, discrepancyID, answer string) error {
	return c.ask(ctx, id, "answers", map[string]any{"npi": npi, "discrepancyId": discrepancyID, "answer": answer})
}

// Agreement is one copy of the agreement.
type Agreement struct {
	Link
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Agreement opens the agreement and reads its PDF.
func (c Client) Agreement(ctx context.Context, id, npi string) (Agreement, []byte, error) {
	copied, err := call[Agreement](ctx, c, http.MethodPost, "/applications/"+id+"/agreement", map[string]any{"npi": npi})
	if err != nil {
		return copied, nil, err
	}
	pdf, err := c.Fetch(ctx, copied.Link)
	return copied, pdf, err
}

// Sign signs the copy of the agreement with that hash.
func (c Client) Sign(ctx context.Context, id, npi, name, title, sha256 string) error {
	return c.ask(ctx, id, "contract-signature", map[string]any{"npi": npi, "name": name, "title": title, "accepted": true, "agreement": sha256})
}

// Attest answers the disclosure questions again and signs under them.
func (c Client) Attest(ctx context.Context, id, npi string, x application.Attestation) error {
	return c.ask(ctx, id, "attestation", map[string]any{"npi": npi, "disclosures": x.Disclosures, "attestation": x.Attestation})
}

// Withdraw withdraws the application.
func (c Client) Withdraw(ctx context.Context, id, npi, reason string) error {
	return c.ask(ctx, id, "withdrawal", map[string]any{"npi": npi, "reason": reason})
}

// Appeal appeals a denial.
func (c Client) Appeal(ctx context.Context, id, npi, statement string) error {
	return c.ask(ctx, id, "appeal", map[string]any{"npi": npi, "statement": statement})
}

// Remind asks for a forgotten application ID.
func (c Client) Remind(ctx context.Context, npi, email string) error {
	_, err := call[any](ctx, c, http.MethodPost, "/application-id-reminders", map[string]any{"npi": npi, "email": email})
	return err
}
