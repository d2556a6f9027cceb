package table

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/application"
	"credo/shared/calendar"
)

// StatsRow is what an application adds to the plan's numbers.
type StatsRow struct {
	ApplicationID string              `json:"applicationId"`
	Market        string              `json:"market"`
	Kind          application.Kind    `json:"kind"`
	Products      []string            `json:"products"`
	State         application.State   `json:"state"`
	Outcome       application.Outcome `json:"outcome,omitempty"`
	SubmittedOn   calendar.Date       `json:"submittedOn"`
	CompletedOn   calendar.Date       `json:"completedOn,omitempty"`
	DecidedOn     calendar.Date       `json:"decidedOn,omitempty"`
	EnrolledOn    calendar.Date       `json:"enrolledOn,omitempty"`
	WelcomeBy     calendar.Date       `json:"welcomeBy,omitempty"`
	WelcomedOn    calendar.Date       `json:"welcomedOn,omitempty"`
	FinishedOn    calendar.Date       `json:"finishedOn,omitempty"` // UTC; while the file is not open
}

func (r StatsRow) month() string {
	return string(r.SubmittedOn[:min(len(r.SubmittedOn), len("2026-11"))])
}

func statsOf(a application.Application) StatsRow {
	row := StatsRow{
		ApplicationID: a.ID, Market: a.Market, Kind: a.Kind, Products: a.Products, State: a.State,
		SubmittedOn: a.SubmittedOn, CompletedOn: a.CompletedOn, EnrolledOn: a.Enrolled,
		WelcomeBy: a.WelcomeBy, WelcomedOn: a.Welcomed,
	}
	if !a.State.Open() && !a.Since.IsZero() {
		row.FinishedOn = calendar.DateOf(a.Since, time.UTC)
	}
	if a.Decision != nil {
		row.Outcome, row.DecidedOn = a.Decision.Outcome, a.Decision.On
	}
	return row
}

// Stats reads the rows of the applications submitted to a market in a month, "2026-11":
// one Query, a read unit for about 30 rows.
func (s *Store) Stats(ctx context.Context, market, month string) ([]StatsRow, error) {
	var rows []StatsRow
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(statsKey{market, month}.pk())},
	}
	err := s.each(ctx, query, func(it item) error { return add(&rows, it) })
	return rows, err
}
