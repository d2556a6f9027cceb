package table

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/identifier"
)

// ByName lists the cases whose name, whose last name, or whose last name's last word
// starts with the prefix, read without regard to case and accents: one Query and the
// states of what is listed.
func (s *Store) ByName(ctx context.Context, prefix, cursor string, limit int) (Page, error) {
	folded := identifier.FoldName(prefix)
	if folded == "" {
		return Page{}, nil
	}
	from := folded
	if cursor != "" {
		from = after(cursor)
	}
	entries, err := s.entries(ctx, "names", "name", namePk(folded), from, folded+last, limit+1)
	if err != nil {
		return Page{}, err
	}
	seen := map[string]bool{} // both orders of a name may start alike
	line := func(_ entry, a Line) Listed { return line(a) }
	p, err := s.page(ctx, entries, limit, func(e entry) string { return e.sk }, line)
	p.Items = slices.DeleteFunc(p.Items, func(l Listed) bool {
		again := seen[l.Case.ID]
		seen[l.Case.ID] = true
		return again
	})
	return p, err
}

// ByNPI lists the cases of an NPI that people look for, in no order: one Query and their
// states.
func (s *Store) ByNPI(ctx context.Context, npi string) ([]Listed, error) {
	var ids []string
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		KeyConditionExpression:    aws.String("pk = :pk"),
		ExpressionAttributeValues: item{":pk": text(npiKey(npi).of(caseKey{}).pk)},
	}
	err := s.each(ctx, query, func(it item) error {
		id := textOf(it["id"])
		if kind, err := s.kinds.Of(id); err == nil && kind.Found && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.ByID(ctx, ids...)
}

// ByID lists the cases with these IDs that exist: one BatchGetItem a hundred.
func (s *Store) ByID(ctx context.Context, ids ...string) ([]Listed, error) {
	found, err := s.lines(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []Listed
	for _, id := range ids {
		if a, ok := found[id]; ok {
			out = append(out, line(a))
		}
	}
	return out, nil
}

// line lists a case by the first of its open tasks.
func line(a Line) Listed {
	l := Listed{Case: a, DueOn: dayOf(string(nextDue(a.Header)))}
	if a.Task != nil {
		l.Queue = a.Task.Queue
	}
	return l
}
