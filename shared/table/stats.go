package table

import (
	"context"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"golang.org/x/sync/errgroup"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/form"
)

// StatsRow is what an application adds to the plan's numbers.
type StatsRow struct {
	ApplicationID string              `json:"applicationId"`
	Market        string              `json:"market"`
	Kind          form.Kind           `json:"kind"`
	ProviderType  string              `json:"providerType"`
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

func statsOf(a application.Application) StatsRow {
	row := StatsRow{
		ApplicationID: a.ID, Market: a.Market, Kind: a.Kind, ProviderType: a.ProviderType, Products: a.Products, State: a.State,
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

// Stats reads the rows of the applications submitted to some markets in some months, such
// as "2026-11", in no order: a Query for each market and month, up to 16 at a time, a read
// unit for about 30 rows.
func (s *Store) Stats(ctx context.Context, markets, months []string) ([]StatsRow, error) {
	read := make([][]StatsRow, len(markets)*len(months))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range read {
		group.Go(func() error {
			query := &dynamodb.QueryInput{
				TableName:                 &s.name,
				KeyConditionExpression:    aws.String("pk = :pk"),
				ExpressionAttributeValues: item{":pk": text(statsKey{markets[i/len(months)], months[i%len(months)]}.pk())},
			}
			return s.each(within, query, func(it item) error { return add(&read[i], it) })
		})
	}
	err := group.Wait()
	return slices.Concat(read...), err
}
