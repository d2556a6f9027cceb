package table

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// LetterFate is what became of a letter.
type LetterFate string

// The fates that are counted.
const (
	LettersSent    LetterFate = "sent"
	LettersBounced LetterFate = "bounced"
)

var fates = map[casefile.EventName]LetterFate{casefile.LetterSent: LettersSent, casefile.LetterBounced: LettersBounced}

// writeLetterRows counts each letter under the month, in UTC, in which it was sent or came back.
func writeLetterRows(t *transaction, c casefile.Change) {
	for _, e := range c.Events {
		fate, counted := fates[e.Event]
		number, named := e.Data["letterNumber"].(string)
		if counted && named {
			month := calendar.DateOf(e.At, time.UTC).Month()
			t.put(lettersKey{e.Market, month}.letter(fate, number), owner{e.ID}, nil, nil)
		}
	}
}

// CountLetters counts the letters of a market that were sent, or came back, in a month,
// "2026-11": one Query, a read unit for some 80 letters.
func (s *Store) CountLetters(ctx context.Context, market, month string, fate LetterFate) (int, error) {
	return s.count(ctx, s.letterRows(market, month, fate, ""))
}

// WithLetters lists the files with letters that were sent, or came back, in a month, by
// ID, after a cursor ("" from the start): one Query for some 10,000 letters and the states
// of what is listed.
func (s *Store) WithLetters(ctx context.Context, market, month string, fate LetterFate, cursor string, limit int) (Page, error) {
	var found []entry
	query := s.letterRows(market, month, fate, cursor)
	for query != nil && len(found) <= limit {
		page, err := s.db.Query(ctx, query)
		if err != nil {
			return Page{}, err
		}
		for _, it := range page.Items { // the letters of a file lie together
			id := textOf(it["id"])
			if len(found) == 0 || found[len(found)-1].id != id {
				found = append(found, entry{id: id})
			}
		}
		if query.ExclusiveStartKey = page.LastEvaluatedKey; len(page.LastEvaluatedKey) == 0 {
			query = nil
		}
	}
	line := func(_ entry, a Line) Listed { return line(a) }
	return s.page(ctx, found[:min(len(found), limit+1)], limit, func(e entry) string { return e.id }, line)
}

// letterRows asks for the rows of one fate, of the files after one.
func (s *Store) letterRows(market, month string, fate LetterFate, after string) *dynamodb.QueryInput {
	k := lettersKey{market, month}
	from := k.letter(fate, "")
	if after != "" {
		from = k.letter(fate, after+"-"+last)
	}
	return &dynamodb.QueryInput{
		TableName:              &s.name,
		KeyConditionExpression: aws.String("pk = :pk AND sk BETWEEN :from AND :to"),
		ExpressionAttributeValues: item{
			":pk": text(k.pk()), ":from": text(from.sk), ":to": text(k.letter(fate, last).sk),
		},
	}
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
