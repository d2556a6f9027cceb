package table

import (
	"context"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/application"
	"credo/shared/identifier"
)

// ByName lists the applications whose name, or whose last name, starts with the prefix,
// read without regard to case and accents: one Query and the states of what is listed.
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
	line := func(_ entry, a application.Application) Listed { return line(a) }
	p, err := s.page(ctx, entries, limit, func(e entry) string { return e.sk }, line)
	p.Items = slices.DeleteFunc(p.Items, func(l Listed) bool {
		again := seen[l.Application.ID]
		seen[l.Application.ID] = true
		return again
	})
	return p, err
}

// ByNPI lists the applications of an NPI in no order: one Query and their states.
func (s *Store) ByNPI(ctx context.Context, npi string) ([]Listed, error) {
	var ids []string
	query := &dynamodb.QueryInput{
		TableName:                 &s.name,
		KeyConditionExpression:    aws.String("pk = :pk AND begins_with(sk, :app)"),
		ExpressionAttributeValues: item{":pk": text(npiKey(npi).application("").pk), ":app": text("APP#")},
	}
	err := s.each(ctx, query, func(it item) error {
		ids = append(ids, textOf(it["applicationId"]))
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.ByID(ctx, ids...)
}

// ByID lists the applications with these IDs that exist: one BatchGetItem a hundred.
func (s *Store) ByID(ctx context.Context, ids ...string) ([]Listed, error) {
	found, err := s.states(ctx, ids)
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

// line lists an application by the first of its open tasks.
func line(a application.Application) Listed {
	l := Listed{Application: a, DueOn: dayOf(string(nextDue(a)))}
	if a.Task != nil {
		l.Queue = a.Task.Queue
	}
	return l
}
