package table

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"golang.org/x/sync/errgroup"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// parallel is how many requests one read has under way at most.
const parallel = 16

// Span is the days work is due on, both included; "" is open.
type Span struct{ From, Until calendar.Date }

// keys are the sort keys within the span, from one on.
func (s Span) keys(from string) (string, string) {
	return max(from, string(s.From)), string(s.Until) + last
}

// Work lists open tasks of the queues and markets that are due within a span, the soonest
// first, after a cursor ("" from the start). It costs one Query for each queue and market, up to 16 at a time,
// and the states of what is listed: 49 requests for all queues of all markets.
func (s *Store) Work(ctx context.Context, queues []casefile.Queue, markets []string, span Span, cursor string, limit int) (Page, error) {
	var parts []string
	for _, q := range queues {
		for _, m := range markets {
			parts = append(parts, workPk(q, m))
		}
	}
	after, afterPart, _ := strings.Cut(cursor, " ")
	from, until := span.keys(max(after, first))
	read := make([][]entry, len(parts))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i, part := range parts {
		group.Go(func() error {
			var err error
			read[i], err = s.entries(within, "work", "work", part, from, until, limit+2)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return Page{}, err
	}
	entries := slices.DeleteFunc(slices.Concat(read...), func(e entry) bool {
		return cursor != "" && compareWork(e, entry{sk: after, pk: afterPart}) <= 0
	})
	slices.SortFunc(entries, compareWork)
	return s.page(ctx, entries, limit, func(e entry) string { return e.sk + " " + e.pk }, workLine)
}

// compareWork orders tasks by day, application and queue.
func compareWork(a, b entry) int { return cmp.Or(cmp.Compare(a.sk, b.sk), cmp.Compare(a.pk, b.pk)) }

func workLine(e entry, a Line) Listed {
	queue, _, _ := strings.Cut(e.pk, "#")
	return Listed{Case: a, Queue: casefile.Queue(queue), DueOn: dayOf(e.sk)}
}

// DueDays counts the open tasks of a queue in a market by the day they are due: one Query,
// a read unit for some 60 tasks.
func (s *Store) DueDays(ctx context.Context, queue casefile.Queue, market string) (map[calendar.Date]int, error) {
	days := map[calendar.Date]int{}
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		IndexName:                 aws.String("work"),
		KeyConditionExpression:    aws.String("workPk = :pk"),
		ProjectionExpression:      aws.String("workSk"),
		ExpressionAttributeValues: item{":pk": text(workPk(queue, market))},
	}
	err := s.each(ctx, query, func(it item) error {
		days[dayOf(textOf(it["workSk"]))]++
		return nil
	})
	return days, err
}
