package table

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/application"
	"credo/shared/problem"
	"credo/shared/stored"
)

// File reads one application with all that is filed under it: one consistent Query, a
// second one only beyond 1 MB. A file of 40 events costs about 10 read units. The error
// for an unknown ID is a problem of kind not-found.
func (s *Store) File(ctx context.Context, id string) (application.File, error) {
	f, err := s.file(ctx, s.fileQuery(id))
	if err == nil && f.Application.ID == "" {
		err = problem.NotFound("There is no application with this ID.")
	}
	return f, err
}

// strangerTime is how long it takes to turn away a stranger, whatever was read for it. A
// Query that leaves out a whole file takes longer than one that finds none; with a time
// well above both, nobody learns from it which of ID and NPI was wrong.
const strangerTime = 50 * time.Millisecond

// FileFor is File for a caller who knows the application ID and the NPI. A wrong ID and
// a wrong NPI get the same answer from the same call in the same time: items of another
// NPI are left out by the Query itself.
func (s *Store) FileFor(ctx context.Context, id, npi string) (application.File, error) {
	begun := time.Now()
	query := s.fileQuery(id)
	query.FilterExpression = aws.String("npi = :npi")
	query.ExpressionAttributeValues[":npi"] = text(npi)
	f, err := s.file(ctx, query)
	if err == nil && f.Application.ID == "" {
		if err = wait(ctx, strangerTime-time.Since(begun)); err == nil {
			err = problem.NoApplication()
		}
	}
	return f, err
}

func (s *Store) fileQuery(id string) *dynamodb.QueryInput {
	return &dynamodb.QueryInput{
		TableName:                 &s.name,
		ConsistentRead:            aws.Bool(true),
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(fileKey(id).state().pk)},
	}
}

func (s *Store) file(ctx context.Context, query *dynamodb.QueryInput) (application.File, error) {
	var f application.File
	err := s.eachStored(ctx, query, func(it stored.Item) error { return addTo(&f, it) })
	if err != nil {
		return application.File{}, err
	}
	now := s.now().Unix()
	gone := func(d application.Document) bool { return d.DiscardAt != 0 && d.DiscardAt <= now }
	f.Documents = slices.DeleteFunc(f.Documents, gone)
	f.Sort()
	return f, nil
}

// addTo puts one item of the partition where it belongs in the file.
func addTo(f *application.File, it stored.Item) error {
	sk := it.Text("sk")
	kind, _, _ := strings.Cut(sk, "#")
	var err error
	switch kind {
	case "STATE":
		f.Application, err = stored.Decode[application.Application](it)
	case "EVENT":
		err = addStored(&f.Events, it)
	case "DOC":
		err = addStored(&f.Documents, it)
	case "ELEMENT":
		err = addStored(&f.Elements, it)
	case "DISCREPANCY":
		err = addStored(&f.Discrepancies, it)
	case "LETTER":
		err = addStored(&f.Letters, it)
	case "TASK":
		err = addStored(&f.Tasks, it)
	case "NOTE":
		err = addStored(&f.Notes, it)
	default:
		err = fmt.Errorf("nobody knows this item")
	}
	if err != nil {
		return fmt.Errorf("item %s of an application: %w", sk, err)
	}
	return nil
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
