package table

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
	"credo/shared/stored"
)

// Case reads one case with all that is filed under it: one consistent Query, a second one
// only beyond 1 MB. A file of 40 events costs about 10 read units. The error for an unknown
// ID is a problem of kind not-found.
func (s *Store) Case(ctx context.Context, id string) (casefile.Case, error) {
	kind, err := s.kinds.Of(id)
	if err != nil {
		return nil, nobody()
	}
	c, err := s.read(ctx, kind, s.caseQuery(kind, id))
	if err == nil && c.Head().ID == "" {
		err = nobody()
	}
	return c, err
}

func nobody() error { return problem.NotFound("There is no file with this ID.") }

// strangerTime is how long it takes to turn away a stranger, whatever was read for it. A
// Query that leaves out a whole file takes longer than one that finds none; with a time
// well above both, nobody learns from it which of ID and NPI was wrong.
const strangerTime = 50 * time.Millisecond

// CaseFor is Case for a caller who knows the ID and the NPI. A wrong ID and a wrong NPI get
// the same answer from the same call in the same time: items of another NPI are left out by
// the Query itself.
func (s *Store) CaseFor(ctx context.Context, id, npi string) (casefile.Case, error) {
	took := realtime.Stopwatch()
	kind, err := s.kinds.Of(id)
	if err != nil {
		return nil, problem.NoApplication()
	}
	query := s.caseQuery(kind, id)
	query.FilterExpression = aws.String("npi = :npi")
	query.ExpressionAttributeValues[":npi"] = text(npi)
	c, err := s.read(ctx, kind, query)
	if err == nil && c.Head().ID == "" {
		if err = realtime.Wait(ctx, strangerTime-took()); err == nil {
			err = problem.NoApplication()
		}
	}
	return c, err
}

func (s *Store) caseQuery(kind casefile.Kind, id string) *dynamodb.QueryInput {
	return &dynamodb.QueryInput{
		TableName:                 &s.name,
		ConsistentRead:            aws.Bool(true),
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(caseKey{kind.Key, id}.state().pk)},
	}
}

func (s *Store) read(ctx context.Context, kind casefile.Kind, query *dynamodb.QueryInput) (casefile.Case, error) {
	draft := kind.New()
	if err := s.eachStored(ctx, query, func(it stored.Item) error { return addTo(draft, it) }); err != nil {
		return nil, err
	}
	now := s.now()
	gone := func(d casefile.Document) bool { return d.DiscardAt.Passed(now) }
	draft.Parts().Documents = slices.DeleteFunc(draft.Parts().Documents, gone)
	return draft.Done(), nil
}

// addTo puts one item of the partition where it belongs in the case.
func addTo(draft casefile.Draft, it stored.Item) error {
	sk, parts := it.Text("sk"), draft.Parts()
	part, _, _ := strings.Cut(sk, "#")
	var err error
	switch part {
	case "STATE":
		err = it.Into(draft.State())
	case "EVENT":
		err = addStored(&parts.Events, it)
	case "DOC":
		err = addStored(&parts.Documents, it)
	case "DISCREPANCY":
		err = addStored(&parts.Discrepancies, it)
	case "LETTER":
		err = addStored(&parts.Letters, it)
	case "TASK":
		err = addStored(&parts.Tasks, it)
	case "NOTE":
		err = addStored(&parts.Notes, it)
	default:
		err = draft.Item(part, it.Into)
	}
	if err != nil {
		return fmt.Errorf("item %s of a case: %w", sk, err)
	}
	return nil
}

func decodeInto(it item, v any) error {
	return attributevalue.UnmarshalMapWithOptions(it, v, func(o *attributevalue.DecoderOptions) { o.TagKey = "json" })
}

func addStored[T any](list *[]T, it stored.Item) error {
	v, err := stored.Decode[T](it)
	*list = append(*list, v)
	return err
}

func add[T any](list *[]T, it item) error {
	v, err := decode[T](it)
	*list = append(*list, v)
	return err
}

// eachStored is each for items that are read straight into structs.
func (s *Store) eachStored(ctx context.Context, query *dynamodb.QueryInput, do func(stored.Item) error) error {
	var items stored.Page
	return s.pages(ctx, query, func(*dynamodb.QueryOutput) error { return all(items.Items, do) }, stored.With(&items))
}

// each runs a Query to its end, page by page.
func (s *Store) each(ctx context.Context, query *dynamodb.QueryInput, do func(item) error) error {
	return s.pages(ctx, query, func(page *dynamodb.QueryOutput) error { return all(page.Items, do) })
}

func all[T any](items []T, do func(T) error) error {
	for _, it := range items {
		if err := do(it); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) pages(ctx context.Context, query *dynamodb.QueryInput, do func(*dynamodb.QueryOutput) error, options ...func(*dynamodb.Options)) error {
	for {
		page, err := s.db.Query(ctx, query, options...)
		if err != nil {
			return err
		}
		if err := do(page); err != nil {
			return err
		}
		if len(page.LastEvaluatedKey) == 0 {
			return nil
		}
		query.ExclusiveStartKey = page.LastEvaluatedKey
	}
}
