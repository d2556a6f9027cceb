package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/problem"
)

// Files is the store of files.
type Files interface {
	Update(ctx context.Context, id string, command func(application.File) (application.Change, error)) (application.File, error)
}

// Room keeps letters.
type Room interface {
	MarkSent(ctx context.Context, applicationID, number, messageID string) error
	Print(ctx context.Context, applicationID, number string) error
}

type recorder struct {
	files Files
	room  Room
	clock calendar.Clock
}

// handle records each report of a batch; those that could not be recorded come again.
// Reports may come twice and in any order.
func (r recorder) handle(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
	var response events.SQSEventResponse
	for _, message := range batch.Records {
		if err := r.one(ctx, message.Body); err != nil {
			slog.ErrorContext(ctx, "a report was not recorded and will be tried again", "messageId", message.MessageId, "error", err.Error())
			response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
		}
	}
	return response, nil
}

func (r recorder) one(ctx context.Context, body string) error {
	report, err := read(body)
	if err != nil {
		return err
	}
	id, number, ours := report.letter()
	if !ours {
		slog.WarnContext(ctx, "SES reports a mail that is no letter", "messageId", report.Mail.MessageID)
		return nil
	}
	command := r.command(report, number)
	if command == nil {
		return nil
	}
	_, err = r.files.Update(ctx, id, command)
	if problem.Is(err, problem.KindNotFound) {
		slog.WarnContext(ctx, "SES reports a letter that no file has", "event", report.EventType)
		return nil
	}
	if err != nil {
		return err
	}
	return r.keep(ctx, report, id, number)
}

// command is what the report does to the letter's file; nil for nothing. A complaint came
// from somebody who got the letter.
func (r recorder) command(report report, number string) func(application.File) (application.Change, error) {
	var do func(application.File, time.Time) (application.Change, error)
	switch report.EventType {
	case "Send":
		do = func(f application.File, now time.Time) (application.Change, error) {
			return f.LetterWasSent(number, report.Mail.MessageID, now)
		}
	case "Delivery", "Complaint":
		do = func(f application.File, now time.Time) (application.Change, error) {
			return f.LetterWasDelivered(number, now)
		}
	case "Bounce", "Reject":
		do = func(f application.File, now time.Time) (application.Change, error) {
			return f.LetterDidBounce(number, report.reason(), now)
		}
	default:
		return nil
	}
	return func(f application.File) (application.Change, error) { return do(f, r.clock()) }
}

// keep does in S3 what the report asks for; a report whose keeping fails comes again, and
// doing it twice changes nothing.
func (r recorder) keep(ctx context.Context, report report, id, number string) error {
	switch report.EventType {
	case "Send":
		return r.room.MarkSent(ctx, id, number, report.Mail.MessageID)
	case "Bounce", "Reject":
		return r.room.Print(ctx, id, number)
	}
	return nil
}
