package table

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Roster calls do with the state of every case in a roster: one Query for each of 16 shards
// and each 1 MB of it, a read unit for some 10 states. It stops at the first error.
func Roster[T any](ctx context.Context, s *Store, roster string, do func(T) error) error {
	for shard := range Shards {
		query := &dynamodb.QueryInput{
			TableName:                 &s.name,
			IndexName:                 aws.String("roster"),
			KeyConditionExpression:    aws.String("rosterPk = :pk"),
			ExpressionAttributeValues: item{":pk": text(rosterPk(roster, shard))},
		}
		err := s.each(ctx, query, func(it item) error {
			state, err := decode[T](it)
			if err != nil {
				return err
			}
			return do(state)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func rosterPk(roster string, shard int) string { return fmt.Sprintf("%s#%02d", roster, shard) }
