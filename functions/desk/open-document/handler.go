package main

import (
	"context"
	"strings"

	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/problem"
	"credo/shared/store"
	"credo/shared/vault"
)

// openDocument hands out a document; where malware scans are required, only one that was
// found clean.
func openDocument(files *store.Store, documents *vault.Bucket, scanned bool) httpapi.Handler {
	return httpapi.Handle(contract.OpenDocument, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.Story(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		caseID, d, ok := s.Document(r.Path["documentId"])
		switch {
		case !ok || d.State == casefile.DocumentMissing:
			return httpapi.Answer{}, problem.NotFound("This file holds no such document.")
		case d.Scan == casefile.ScanThreat:
			return httpapi.Answer{}, problem.Conflict("The virus check found something harmful in this document. Nobody may open it.")
		case d.State == casefile.DocumentBad && !d.Looked:
			return httpapi.Answer{}, problem.Conflict("This file is not what it says it is, so nobody opens it here. The provider was asked for another.")
		case scanned && d.Scan != casefile.ScanClean:
			return httpapi.Answer{}, problem.Conflict("This document waits for its virus check. Try again in a few minutes.")
		}
		show := vault.Show{ContentType: d.ContentType, FileName: d.FileName, InPage: inPage[d.ContentType], Version: d.Version}
		link, err := documents.Link(ctx, vault.DocumentKey(d.StoredUnder(caseID)), show)
		return httpapi.OK(link), err
	})
}

// inPage holds what a browser may show; anything else it saves.
var inPage = map[string]bool{"application/pdf": true, "image/png": true, "image/jpeg": true, "image/tiff": true}

func openLetter(files *store.Store, letters *vault.Bucket) httpapi.Handler {
	return httpapi.Handle(contract.OpenLetter, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.Story(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		caseID, l, ok := s.Letter(strings.ToUpper(r.Path["letterNumber"]))
		switch {
		case !ok:
			return httpapi.Answer{}, problem.NotFound("This file holds no such letter.")
		case l.Delivery == casefile.DeliveryOwed:
			return httpapi.Answer{}, problem.NotFound("This letter is being written. Try again in a minute.")
		}
		show := vault.Show{ContentType: "application/pdf", FileName: l.Number + ".pdf", InPage: true}
		link, err := letters.Link(ctx, vault.LetterKey(caseID, l.Number, "pdf"), show)
		return httpapi.OK(link), err
	})
}
