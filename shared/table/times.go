package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/calendar"
)

// Times is how long applications to a market took.
type Times struct {
	Market string        `json:"market"`
	AsOf   calendar.Date `json:"asOf,omitempty"` // "" when it was never measured
	Items  []Took        `json:"items"`
}

// Took sums up the calendar days from submission to enrollment of files of one sort.
type Took struct {
	Kind         string  `json:"kind"`
	ProviderType string  `json:"providerType"`
	Count        int     `json:"count"`
	Median       float64 `json:"median"`
	P90          int     `json:"p90"` // nine in ten took at most so many
}

// KeepTimes puts a market's times in the place of the last ones: one PutItem.
func (s *Store) KeepTimes(ctx context.Context, times Times) error {
	it, err := encode(times)
	if err != nil {
		return err
	}
	for name, value := range timesKey(times.Market).latest().attributes() {
		it[name] = value
	}
	_, err = s.db.PutItem(ctx, &dynamodb.PutItemInput{TableName: &s.name, Item: it})
	return err
}

// Times reads a market's times, without items when it was never measured: one GetItem.
func (s *Store) Times(ctx context.Context, market string) (Times, error) {
	it, err := s.get(ctx, timesKey(market).latest())
	if err != nil || it == nil {
		return Times{Market: market, Items: []Took{}}, err
	}
	return decode[Times](it)
}
