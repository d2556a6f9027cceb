package table

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"golang.org/x/sync/errgroup"

	"credo/shared/casefile"
)

// Tallies reads the rows that the cases of a kind in some markets keep under some months,
// such as "2026-11", in no order: a Query for each market and month, up to 16 at a time, a
// read unit for about 30 rows.
func Tallies[T any](ctx context.Context, s *Store, kind string, markets, months []string) ([]T, error) {
	i := slices.IndexFunc(s.kinds, func(k casefile.Kind) bool { return k.Name == kind })
	if i < 0 {
		return nil, fmt.Errorf("no kind of case is called %s", kind)
	}
	key := s.kinds[i].Key
	read := make([][]T, len(markets)*len(months))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range read {
		group.Go(func() error {
			rows := statsKey{markets[i/len(months)], months[i%len(months)]}.of(caseKey{key, ""})
			query := &dynamodb.QueryInput{
				TableName:                 &s.name,
				KeyConditionExpression:    aws.String("pk = :pk AND begins_with(sk, :kind)"),
				ExpressionAttributeValues: item{":pk": text(rows.pk), ":kind": text(rows.sk)},
			}
			return s.each(within, query, func(it item) error { return add(&read[i], it) })
		})
	}
	err := group.Wait()
	return slices.Concat(read...), err
}
