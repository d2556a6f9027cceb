package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/vault"
)

// Files changes files.
type Files interface {
	Update(ctx context.Context, id string, command func(casefile.Case) (casefile.Change, error)) (casefile.Case, error)
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
			Key     string `json:"objectKey"`
			Version string `json:"versionId"`
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
	err := json.Unmarshal([]byte(body), &n)
	if err != nil {
		return err
	}
	switch n.Source {
	case "aws.s3":
		err = in.arrived(ctx, n.Detail.Object.Key, n.Detail.Object.Version)
	case "aws.guardduty":
		err = in.checked(ctx, n.Detail.Scanned.Key, n.Detail.Scanned.Version, n.Detail.Result.Status)
	default:
		return fmt.Errorf("nobody here reads events of the source %q", n.Source)
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
	found, err := in.look(ctx, key, version)
	if err != nil {
		return err
	}
	found.AwaitScan, found.Version = in.scanned, version
	_, err = in.files.Update(ctx, id, func(c casefile.Case) (casefile.Change, error) {
		return casefile.ReceiveDocument(c, documentID, found, in.clock())
	})
	return err
}

func (in intake) look(ctx context.Context, key, version string) (casefile.Arrival, error) {
	object, err := in.documents.GetVersion(ctx, key, version, casefile.MaxDocumentSize)
	switch {
	case errors.Is(err, vault.ErrNotFound):
		return casefile.Arrival{}, problem.NotFound("The object is gone.")
	case errors.Is(err, vault.ErrTooLarge):
		return casefile.Arrival{ContentType: "application/octet-stream", Reason: tooLarge.reason, Fix: tooLarge.fix}, nil
	case err != nil:
		return casefile.Arrival{}, err
	}
	found := inspect(object.Body)
	found.SHA256 = object.SHA256
	return found, nil
}

// scans are the results that a malware scan can come to; any other says why there is none.
var scans = map[string]casefile.Scan{"NO_THREATS_FOUND": casefile.ScanClean, "THREATS_FOUND": casefile.ScanThreat}

// checked records what the malware scan found.
func (in intake) checked(ctx context.Context, key, version, status string) error {
	id, documentID, ok := vault.ParseDocumentKey(key)
	if !ok || !in.scanned {
		return nil
	}
	scan, done := scans[status]
	if !done {
		slog.ErrorContext(ctx, "a malware scan could not be made", "status", status)
		scan = casefile.ScanFailed
	}
	_, err := in.files.Update(ctx, id, func(c casefile.Case) (casefile.Change, error) {
		return casefile.ScanDocument(c, documentID, version, scan, in.clock())
	})
	return err
}
