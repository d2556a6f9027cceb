package table

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"golang.org/x/sync/errgroup"
)

// Tallies reads the rows that the cases of some markets keep under some months, such as
// "2026-11", in no order: a Query for each market and month, up to 16 at a time, a read
// unit for about 30 rows.
func Tallies[T any](ctx context.Context, s *Store, markets, months []string) ([]T, error) {
	read := make([][]T, len(markets)*len(months))
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
