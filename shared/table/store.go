package table

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
	"credo/shared/cloud"
	"credo/shared/realtime"
	"credo/shared/setting"
)

// Store is the table.
type Store struct {
	db    *dynamodb.Client
	name  string
	kinds casefile.Kinds
	now   func() realtime.Instant // expiry and leases
}

// New is the table of that name behind a client, for cases of these kinds.
func New(db *dynamodb.Client, name string, kinds casefile.Kinds) *Store {
	return &Store{db: db, name: name, kinds: kinds, now: realtime.Now}
}

// Kinds are the kinds of case that the table keeps.
func (s *Store) Kinds() casefile.Kinds { return s.kinds }

// Open is the table a function works on, TABLE_NAME. What is missing, env.Err says.
func Open(env *setting.Reader, kinds casefile.Kinds) *Store {
	return New(dynamodb.NewFromConfig(cloud.Config(env)), env.Required("TABLE_NAME"), kinds)
}

// encode turns a value into an item under the names of its json tags.
func encode(v any) (item, error) {
	return attributevalue.MarshalMapWithOptions(v, func(o *attributevalue.EncoderOptions) { o.TagKey = "json" })
}

// decode is the inverse of encode; attributes the value has no field for are left out.
func decode[T any](from item) (T, error) {
	var v T
	err := decodeInto(from, &v)
	return v, err
}

// get reads one item consistently; nil when there is none. One read unit for 4 KB.
func (s *Store) get(ctx context.Context, k key) (item, error) {
	out, err := s.db.GetItem(ctx, &dynamodb.GetItemInput{
		TableName: &s.name, Key: k.attributes(), ConsistentRead: aws.Bool(true),
	})
	if err != nil {
		return nil, err
	}
	return out.Item, nil
}

// textOf is the value of a string attribute, "" when there is none.
func textOf(v types.AttributeValue) string {
	if s, ok := v.(*types.AttributeValueMemberS); ok {
		return s.Value
	}
	return ""
}
