package table

import (
	"context"
	"reflect"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/application"
)

// answersKept is how long a repeated request is recognised.
const answersKept = 24 * time.Hour

// Commit writes all of a change in one transaction: two write units for each item of
// 1 KB, some 15 items for a submission. An empty change costs nothing.
//
// Errors: ErrConflict, ErrProviderNumberTaken, *OpenError, *ProviderError,
// *RepeatedError, or a problem of kind invalid for an idempotency key used twice.
func (s *Store) Commit(ctx context.Context, c application.Change) error {
	if c.Empty() {
		return nil
	}
	t := newTransaction(s.name)
	for part := &c; part != nil; part = part.Also {
		s.write(t, *part)
	}
	if t.err != nil {
		return t.err
	}
	_, err := s.db.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: t.items()})
	return refusal(err, t.writes)
}

// write adds what one file's change writes, most telling conditions first.
func (s *Store) write(t *transaction, c application.Change) {
	if c.Answer != nil {
		s.writeAnswer(t, *c.Answer)
	}
	t.put(fileKey(c.After.ID).state(), c.After, stateIndexes(c.After), moved(c.Before.Rev))
	writeLock(t, c)
	writeProvider(t, c)
	if c.Before.Rev == 0 {
		writeNPIEntry(t, c.After)
	}
	writeFile(t, c)
	writeLetterRows(t, c)
	writeDues(t, c)
	if c.Applicant != nil {
		writeApplicant(t, *c.Applicant, c.After.NPI)
	}
	if row := statsOf(c.After); !reflect.DeepEqual(row, statsOf(c.Before)) {
		t.put(statsKey{row.Market, row.SubmittedOn.Month()}.application(row.ApplicationID), row, nil, nil)
	}
}

// writeFile adds the items of the file's own partition. Each carries the NPI, by which
// FileFor leaves them out.
func writeFile(t *transaction, c application.Change) {
	id := c.After.ID
	file, npi := fileKey(id), item{"npi": text(c.After.NPI)}
	for _, e := range c.Events {
		t.put(file.event(e.Seq), e, npi, absent(changed))
	}
	for _, d := range c.Documents {
		t.put(file.document(d.Type, d.ID), d, npi, nil)
	}
	for _, e := range c.Elements {
		t.put(file.element(e.Element), e, npi, nil)
	}
	for _, d := range c.Discrepancies {
		t.put(file.discrepancy(d.ID), d, npi, nil)
	}
	for _, l := range c.Letters {
		t.put(file.letter(l.Number), l, npi, nil)
	}
	for i, n := range c.Notes {
		t.put(file.note(c.After.Rev, i), n, npi, nil)
	}
	for _, task := range c.Tasks {
		t.put(file.task(task.Queue), task, taskIndexes(c.After, task), nil)
	}
	for _, queue := range c.Closed {
		t.remove(file.task(queue))
	}
}

// writeDues files deadlines under their days and takes others away.
func writeDues(t *transaction, c application.Change) {
	id := c.After.ID
	at := func(d application.Due) key { return dueKey{d.On, shardOf(id)}.item(d.Kind, d.Ref, id) }
	for _, d := range c.Filed {
		t.put(at(d), d, item{"applicationId": text(id)}, nil)
	}
	for _, d := range c.Unfiled {
		t.remove(at(d))
	}
}

// writeLock takes the lock of an application that opens and gives back that of one that closes.
func writeLock(t *transaction, c application.Change) {
	was, is := c.Before.Rev > 0 && c.Before.State.Open(), c.After.State.Open()
	switch {
	case is && !was:
		t.put(openKey(c.After), lock{c.After.ID}, nil, absent(func(old item) error {
			return &OpenError{Holder: textOf(old["applicationId"])}
		}))
	case was && !is:
		t.remove(openKey(c.Before))
	}
}

type lock struct {
	ApplicationID string `json:"applicationId"`
}

// writeAnswer remembers a request. One that is past its day may be there still.
func (s *Store) writeAnswer(t *transaction, a application.Answer) {
	now := s.now()
	t.put(requestKey(a.Key).result(), a, item{"expiresAt": number(now.Add(answersKept).Unix())}, &condition{
		expression: "attribute_not_exists(pk) OR expiresAt <= :now",
		values:     item{":now": number(now.Unix())},
		refused:    func(old item) error { return repeated(old, a.Hash) },
	})
}

// moved holds while the item's rev is the one that was read; 0: there is none yet.
func moved(rev int) *condition {
	if rev == 0 {
		return absent(changed)
	}
	return &condition{expression: "rev = :rev", values: item{":rev": number(int64(rev))}, refused: changed}
}

func changed(item) error { return ErrConflict }

func number(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}
