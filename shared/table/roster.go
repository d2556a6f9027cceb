package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/provider"
)

// Roster calls do with every participating provider: one Query for each of 16 shards and
// each 1 MB of it, a read unit for some 10 providers. It stops at the first error.
func (s *Store) Roster(ctx context.Context, do func(provider.Provider) error) error {
	for shard := range Shards {
		query := &dynamodb.QueryInput{
			TableName:                 &s.name,
			IndexName:                 aws.String("roster"),
			KeyConditionExpression:    aws.String("rosterPk = :pk"),
			ExpressionAttributeValues: item{":pk": text(rosterPk(shard))},
		}
		err := s.each(ctx, query, func(it item) error {
			p, err := decode[provider.Provider](it)
			if err != nil {
				return err
			}
			return do(p)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
