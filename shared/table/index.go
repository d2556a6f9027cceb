package table

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// first sorts before every sort key, last after.
const first, last = " ", "\U0010FFFF"

// entry is one place in an index: partition, sort key, and the case it leads to.
type entry struct{ pk, sk, id string }

// entries reads up to limit entries of one index partition, from one sort key up to
// another, both included: one Query, a read unit for some 60 entries.
func (s *Store) entries(ctx context.Context, index, prefix, pk, from, to string, limit int) ([]entry, error) {
	page, err := s.db.Query(ctx, &dynamodb.QueryInput{
		TableName:                 &s.name,
		IndexName:                 &index,
		KeyConditionExpression:    aws.String(prefix + "Pk = :pk AND " + prefix + "Sk BETWEEN :from AND :to"),
		ExpressionAttributeValues: item{":pk": text(pk), ":from": text(from), ":to": text(to)},
		Limit:                     aws.Int32(int32(limit)),
	})
	if err != nil {
		return nil, err
	}
	out := make([]entry, len(page.Items))
	for i, it := range page.Items {
		sk := textOf(it[prefix+"Sk"])
		out[i] = entry{pk: pk, sk: sk, id: sk[strings.LastIndex(sk, "#")+1:]}
	}
	return out, nil
}

// batch is the most items BatchGetItem takes.
const batch = 100

// lines reads the current state of cases, by ID: one consistent BatchGetItem a hundred, a
// read unit each.
func (s *Store) lines(ctx context.Context, ids []string) (map[string]Line, error) {
	found := make(map[string]Line, len(ids))
	asked := map[string]bool{}
	var keys []item
	for _, id := range ids {
		kind, err := s.kinds.Of(id)
		if err == nil && !asked[id] {
			asked[id] = true
			keys = append(keys, caseKey{kind.Key, id}.state().attributes())
		}
	}
	for len(keys) > 0 {
		n := min(batch, len(keys))
		out, err := s.db.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: map[string]types.KeysAndAttributes{
			s.name: {Keys: keys[:n], ConsistentRead: aws.Bool(true)},
		}})
		if err != nil {
			return nil, err
		}
		for _, it := range out.Responses[s.name] {
			l, err := decode[Line](it)
			if err != nil {
				return nil, err
			}
			found[l.ID] = l
		}
		keys = append(keys[n:], out.UnprocessedKeys[s.name].Keys...)
	}
	return found, nil
}
