package table

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
)

// ClaimLetter makes the caller the one that sends an owed letter, if nobody claimed it
// since the caller read it: previous is the ClaimedAt it read, zero for none; now is real
// time. It does not touch the case's state. The error is ErrConflict when another
// sender was quicker or the letter is sent. One write unit.
func (s *Store) ClaimLetter(ctx context.Context, id, number string, previous, now time.Time) error {
	kind, err := s.kinds.Of(id)
	if err != nil {
		return err
	}
	was, err := attributevalue.Marshal(previous.UTC())
	if err != nil {
		return err
	}
	is, err := attributevalue.Marshal(now.UTC())
	if err != nil {
		return err
	}
	_, err = s.db.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:           &s.name,
		Key:                 caseKey{kind.Key, id}.letter(number).attributes(),
		UpdateExpression:    aws.String("SET claimedAt = :now"),
		ConditionExpression: aws.String("delivery = :owed AND claimedAt = :previous"),
		ExpressionAttributeValues: item{
			":now": is, ":previous": was, ":owed": text(string(casefile.DeliveryOwed)),
		},
	})
	var refused *types.ConditionalCheckFailedException
	if errors.As(err, &refused) {
		return ErrConflict
	}
	return err
}
