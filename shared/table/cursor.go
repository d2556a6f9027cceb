package table

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/calendar"
)

// Swept reads the last day whose deadlines of a shard are all dealt with, "" before the
// first sweep: one read unit.
func (s *Store) Swept(ctx context.Context, shard int) (calendar.Date, error) {
	it, err := s.get(ctx, sweepKey(shard).cursor())
	return calendar.Date(textOf(it["day"])), err
}

// SetSwept moves a shard's last day forward; one that is further already stays. One
// write unit.
func (s *Store) SetSwept(ctx context.Context, shard int, day calendar.Date) error {
	it := sweepKey(shard).cursor().attributes()
	it["day"] = text(string(day))
	_, err := s.db.PutItem(ctx, &dynamodb.PutItemInput{
		TableName:                 &s.name,
		Item:                      it,
		ConditionExpression:       aws.String("attribute_not_exists(pk) OR #day < :day"),
		ExpressionAttributeNames:  map[string]string{"#day": "day"},
		ExpressionAttributeValues: item{":day": it["day"]},
	})
	var further *types.ConditionalCheckFailedException
	if errors.As(err, &further) {
		return nil
	}
	return err
}
