package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// DueItem is a deadline as it is filed under its day.
type DueItem struct {
	casefile.Due
	ID string `json:"id"` // of the case
}

// Dues reads the deadlines filed under a day in one shard, consistently: one Query for
// each 1 MB of them.
func (s *Store) Dues(ctx context.Context, on calendar.Date, shard int) ([]DueItem, error) {
	var dues []DueItem
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		ConsistentRead:            aws.Bool(true),
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(dueKey{on, shard}.pk())},
	}
	err := s.each(ctx, query, func(it item) error { return add(&dues, it) })
	return dues, err
}

// RemoveDue takes away a deadline whose case is not there: one write unit. The
// deadlines of a case go with its changes.
func (s *Store) RemoveDue(ctx context.Context, d DueItem) error {
	k := dueKey{d.On, shardOf(d.ID)}.item(d.Kind, d.Ref, d.ID)
	_, err := s.db.DeleteItem(ctx, &dynamodb.DeleteItemInput{TableName: &s.name, Key: k.attributes()})
	return err
}
