package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/calendar"
)

// Swept reads for each shard the last day whose deadlines are all dealt with, "" before
// the first sweep: one request of 32 read units.
func (s *Store) Swept(ctx context.Context) ([Shards]calendar.Date, error) {
	var days [Shards]calendar.Date
	gets := make([]types.TransactGetItem, Shards)
	for shard := range gets {
		gets[shard].Get = &types.Get{TableName: &s.name, Key: sweepKey(shard).cursor().attributes()}
	}
	out, err := s.db.TransactGetItems(ctx, &dynamodb.TransactGetItemsInput{TransactItems: gets})
	if err != nil {
		return days, err
	}
	for shard, r := range out.Responses {
		days[shard] = calendar.Date(textOf(r.Item["day"]))
	}
	return days, nil
}

// SetSwept remembers the last days of the shards given: one request of two write units a
// shard. An earlier day than before only makes the next sweep look at more.
func (s *Store) SetSwept(ctx context.Context, days map[int]calendar.Date) error {
	if len(days) == 0 {
		return nil
	}
	t := newTransaction(s.name)
	for shard, day := range days {
		t.put(sweepKey(shard).cursor(), cursor{day}, nil, nil)
	}
	_, err := s.db.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: t.items()})
	return refusal(err, t.writes)
}

type cursor struct {
	Day calendar.Date `json:"day"`
}
