package table

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
	"credo/shared/realtime"
)

// ClaimLetter makes the caller the one that sends an owed letter, if nobody claimed it
// since the caller read it: previous is the ClaimedAt it read, 0 for none; now is 0
// to give a claim back. It does not touch the case's state. The error is ErrConflict when another
// sender was quicker or the letter is sent. One write unit.
func (s *Store) ClaimLetter(ctx context.Context, id, letterNumber string, previous, now realtime.Instant) error {
	kind, err := s.kinds.Of(id)
	if err != nil {
		return err
	}
	condition := "delivery = :owed AND attribute_not_exists(claimedAt)"
	values := item{":owed": text(string(casefile.DeliveryOwed)), ":now": number(int64(now))}
	if !previous.IsZero() {
		condition = "delivery = :owed AND claimedAt = :previous"
		values[":previous"] = number(int64(previous))
	}
	update := "SET claimedAt = :now"
	if now.IsZero() {
		update = "REMOVE claimedAt"
		delete(values, ":now")
	}
	_, err = s.db.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:                 &s.name,
		Key:                       caseKey{kind.Key, id}.letter(letterNumber).attributes(),
		UpdateExpression:          &update,
		ConditionExpression:       &condition,
		ExpressionAttributeValues: values,
	})
	var refused *types.ConditionalCheckFailedException
	if errors.As(err, &refused) {
		return ErrConflict
	}
	return err
}
