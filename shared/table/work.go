package table

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"golang.org/x/sync/errgroup"

	"credo/shared/application"
)

// parallel is how many requests one read has under way at most.
const parallel = 16

// Work lists open tasks of the queues and markets, the soonest due first, after a cursor
// ("" from the start). It costs one Query for each queue and market, up to 16 at a time,
// and the states of what is listed: 49 requests for all queues of all markets.
func (s *Store) Work(ctx context.Context, queues []application.Queue, markets []string, cursor string, limit int) (Page, error) {
	var parts []string
	for _, q := range queues {
		for _, m := range markets {
			parts = append(parts, workPk(q, m))
		}
	}
	from, fromPart, _ := strings.Cut(cursor, " ")
	read := make([][]entry, len(parts))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i, part := range parts {
		group.Go(func() error {
			var err error
			read[i], err = s.entries(within, "work", "work", part, max(from, first), last, limit+2)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return Page{}, err
	}
	entries := slices.DeleteFunc(slices.Concat(read...), func(e entry) bool {
		return cursor != "" && compareWork(e, entry{sk: from, pk: fromPart}) <= 0
	})
	slices.SortFunc(entries, compareWork)
	return s.page(ctx, entries, limit, func(e entry) string { return e.sk + " " + e.pk }, workLine)
}

// compareWork orders tasks by day, application and queue.
func compareWork(a, b entry) int { return cmp.Or(cmp.Compare(a.sk, b.sk), cmp.Compare(a.pk, b.pk)) }

func workLine(e entry, a application.Application) Listed {
	queue, _, _ := strings.Cut(e.pk, "#")
	return Listed{Application: a, Queue: application.Queue(queue), DueOn: dayOf(e.sk)}
}

// CountWork counts the open tasks of a queue in a market: one Query, a read unit for
// some 60 tasks.
func (s *Store) CountWork(ctx context.Context, queue application.Queue, market string) (int, error) {
	return s.count(ctx, &dynamodb.QueryInput{
		TableName:                 &s.name,
		IndexName:                 aws.String("work"),
		KeyConditionExpression:    aws.String("workPk = :pk"),
		ExpressionAttributeValues: item{":pk": text(workPk(queue, market))},
	})
}

// count counts the items of a query, page by page.
func (s *Store) count(ctx context.Context, query *dynamodb.QueryInput) (n int, err error) {
	query.Select = types.SelectCount
	for {
		page, err := s.db.Query(ctx, query)
		if err != nil {
			return 0, err
		}
		n += int(page.Count)
		if len(page.LastEvaluatedKey) == 0 {
			return n, nil
		}
		query.ExclusiveStartKey = page.LastEvaluatedKey
	}
}
