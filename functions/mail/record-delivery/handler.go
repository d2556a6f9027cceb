package main

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/problem"
)

// Cases is the store of cases, of any kind.
type Cases interface {
	Update(ctx context.Context, id string, command func(casefile.Case) (casefile.Change, error)) (casefile.Case, error)
}

// Room keeps letters.
type Room interface {
	MarkSent(ctx context.Context, caseID, number, messageID string) error
	Print(ctx context.Context, caseID, number string) error
}

type recorder struct {
	cases Cases
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
	_, err = r.cases.Update(ctx, id, command)
	if problem.Is(err, problem.KindNotFound) {
		slog.WarnContext(ctx, "SES reports a letter that no case has", "event", report.EventType)
		return nil
	}
	if err != nil {
		return err
	}
	return r.keep(ctx, report, id, number)
}

// command is what the report does to the letter's case; nil for nothing. A complaint came
// from somebody who got the letter.
func (r recorder) command(report report, number string) func(casefile.Case) (casefile.Change, error) {
	switch report.EventType {
	case "Send":
		return func(c casefile.Case) (casefile.Change, error) {
			return casefile.LetterWasSent(c, number, report.Mail.MessageID, r.clock())
		}
	case "Delivery", "Complaint":
		return func(c casefile.Case) (casefile.Change, error) {
			return casefile.LetterWasDelivered(c, number, r.clock())
		}
	case "Bounce", "Reject":
		return func(c casefile.Case) (casefile.Change, error) {
			return casefile.LetterDidBounce(c, number, report.reason(), r.clock())
		}
	}
	return nil
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
