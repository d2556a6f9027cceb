package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Asides reads the rows that belong to no case, by what they are about, in no order: one
// Query, a read unit for about 50 rows.
func Asides[T any](ctx context.Context, s *Store, of string) ([]T, error) {
	var rows []T
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(string(asideKey(of)))},
	}
	err := s.each(ctx, query, func(it item) error { return add(&rows, it) })
	return rows, err
}
