package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/problem"
	"credo/shared/vault"
)

// Files changes files.
type Files interface {
	Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error)
}

// Documents reads what was uploaded.
type Documents interface {
	GetVersion(ctx context.Context, key, version string, limit int64) (vault.Object, error)
}

// intake is where uploads arrive.
type intake struct {
	files     Files
	documents Documents
	clock     calendar.Clock
	scanned   bool // a malware scan must pass before staff may open a file
}

// notice is the part of S3's and GuardDuty's EventBridge events that is needed.
type notice struct {
	Source string `json:"source"`
	Detail struct {
		Object struct {
			Key     string `json:"key"`
			Version string `json:"version-id"`
		} `json:"object"`
		Scanned struct {
			Key string `json:"objectKey"`
		} `json:"s3ObjectDetails"`
		Result struct {
			Status string `json:"scanResultStatus"`
		} `json:"scanResultDetails"`
	} `json:"detail"`
}

func receiveDocuments(in intake) func(context.Context, events.SQSEvent) (events.SQSEventResponse, error) {
	return func(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
		var out events.SQSEventResponse
		for _, m := range batch.Records {
			if err := in.take(ctx, m.Body); err != nil {
				slog.ErrorContext(ctx, "a document could not be filed", "message", m.MessageId, "error", err.Error())
				out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
			}
		}
		return out, nil
	}
}

func (in intake) take(ctx context.Context, body string) error {
	var n notice
	if err := json.Unmarshal([]byte(body), &n); err != nil {
		return err
	}
	var err error
	if n.Source == "aws.guardduty" {
		err = in.checked(ctx, n.Detail.Scanned.Key, n.Detail.Result.Status)
	} else {
		err = in.arrived(ctx, n.Detail.Object.Key, n.Detail.Object.Version)
	}
	if problem.Is(err, problem.KindNotFound) {
		slog.WarnContext(ctx, "an object that no file announced", "error", err.Error())
		return nil // it will not become known by trying again
	}
	return err
}

// arrived looks at the bytes and files the document.
func (in intake) arrived(ctx context.Context, key, version string) error {
	id, documentID, ok := vault.ParseDocumentKey(key)
	if !ok {
		return nil
	}
	object, err := in.documents.GetVersion(ctx, key, version, application.MaxDocumentSize)
	if errors.Is(err, vault.ErrNotFound) {
		return problem.NotFound("The object is gone.")
	}
	var found application.Arrival
	switch {
	case errors.Is(err, vault.ErrTooLarge):
		found = application.Arrival{Reason: "The file is larger than 20 MB.", Fix: "Scan it at a lower resolution, or split it."}
	case err != nil:
		return err
	default:
		found = inspect(object.Body)
		found.Size, found.SHA256 = int64(len(object.Body)), object.SHA256
	}
	found.AwaitScan, found.Version = in.scanned, version
	_, err = in.files.Update(ctx, id, func(f application.File) (application.Change, error) {
		return f.ReceiveDocument(documentID, found, in.clock())
	})
	return err
}

// checked records what the malware scan found. One that could not be made leaves the
// document in checking, for staff to see.
func (in intake) checked(ctx context.Context, key, status string) error {
	results := map[string]application.Scan{"NO_THREATS_FOUND": application.ScanClean, "THREATS_FOUND": application.ScanThreat}
	id, documentID, ok := vault.ParseDocumentKey(key)
	scan, known := results[status]
	if !ok || !known || !in.scanned {
		return nil
	}
	_, err := in.files.Update(ctx, id, func(f application.File) (application.Change, error) {
		return f.ScanDocument(documentID, scan, in.clock())
	})
	return err
}
