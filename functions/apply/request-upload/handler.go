package main

import (
	"context"
	"net/http"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/realtime"
	"credo/shared/vault"
)

// Documents signs forms by which a browser posts a file to S3.
type Documents interface {
	Upload(ctx context.Context, key, contentType string, limit int64) (vault.Form, error)
}

type body struct {
	endpoint.Provider
	casefile.Upload
}

// slot is where to post the document, by when.
type slot struct {
	DocumentID string            `json:"documentId"`
	URL        string            `json:"url"`
	Fields     map[string]string `json:"fields"`
	ExpiresAt  time.Time         `json:"expiresAt"`
}

// requestUpload announces the document in one transaction after one read. The signed form
// is part of what is remembered, so a repeated request may post to the same place.
func requestUpload(files endpoint.ProviderFiles, documents Documents, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.RequestUpload, func(ctx context.Context, r httpapi.Request[body]) (httpapi.Answer, error) {
		var made slot
		_, err := files.UpdateStoryFor(ctx, r.ApplicationID, r.Body.NPI, func(s application.Story) (casefile.Change, error) {
			now := clock()
			change, err := s.RequestUpload(r.Body.Upload, now, realtime.Now())
			if err != nil {
				return change, err
			}
			id := change.Documents[len(change.Documents)-1].ID
			form, err := documents.Upload(ctx, vault.DocumentKey(change.After.ID, id), r.Body.ContentType, r.Body.Size)
			if err != nil {
				return change, err
			}
			made = slot{DocumentID: id, URL: form.URL, Fields: form.Fields, ExpiresAt: form.ExpiresAt}
			change.Answer, err = endpoint.Remember(r.Key, r.Hash, http.StatusCreated, made, now)
			return change, err
		})
		if err != nil {
			return endpoint.Refused(ctx, files, r.Key, r.Hash, err)
		}
		return httpapi.Created(made), nil
	})
}
