package table

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
)

// answersKept is how long a repeated request is recognised.
const answersKept = 24 * time.Hour

// Commit writes all of a change in one transaction: two write units for each item of
// 1 KB, some 15 items for a submission; DynamoDB takes 100. An empty change costs nothing
// unless it has an answer to remember.
//
// Errors: ErrConflict, ErrTaken, *HeldError, *RepeatedError, or a problem of kind invalid
// for an idempotency key used twice; any other is a fault of the program, such as a change
// that concerns one case twice.
func (s *Store) Commit(ctx context.Context, c casefile.Change) error {
	t := newTransaction(s.name)
	if c.Answer != nil {
		s.writeAnswer(t, *c.Answer)
	}
	if !c.Empty() {
		if err := s.write(t, c); err != nil {
			return err
		}
	}
	if t.err != nil || len(t.writes) == 0 {
		return t.err
	}
	_, err := s.db.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: t.items()})
	return refusal(err, t.writes)
}

// write adds what one case's change writes, most telling conditions first, then the cases
// that change with it.
func (s *Store) write(t *transaction, c casefile.Change) error {
	kind, err := s.kinds.Of(c.After.ID)
	if err != nil {
		return err
	}
	at := caseKey{kind.Key, c.After.ID}
	if t.writesTo(at.state()) {
		return fmt.Errorf("a change concerns the %s %s twice", kind.Name, c.After.ID)
	}
	t.put(at.state(), c.State, stateIndexes(kind, c.After), moved(c.Before.Rev))
	writeLocks(t, c)
	if c.Before.Rev == 0 && c.After.NPI != "" {
		writeNPIEntry(t, kind, c.After)
	}
	writeParts(t, at, c)
	writeLetterRows(t, c)
	writeDues(t, c)
	for _, r := range c.Records {
		writeRecord(t, c.After, r)
	}
	for _, a := range c.Aside {
		t.put(asideKey(a.Of).row(a.Ref), a.Value, nil, nil)
	}
	if c.Tally != nil {
		t.put(statsKey{c.After.Market, c.Tally.Month}.of(at), c.Tally.Row, nil, nil)
	}
	for _, also := range c.Also {
		if err := s.write(t, also); err != nil {
			return err
		}
	}
	return nil
}

// writeParts adds the items of the case's own partition. Each carries the NPI, by which
// CaseFor leaves them out.
func writeParts(t *transaction, at caseKey, c casefile.Change) {
	npi := item{"npi": text(c.After.NPI)}
	for _, e := range c.Events {
		t.put(at.event(e.Seq), e, npi, absent(changed))
	}
	for _, d := range c.Documents {
		t.put(at.document(d.Type, d.ID), d, npi, nil)
	}
	for _, i := range c.Items {
		t.put(at.item(i.Part, i.Ref), i.Value, npi, nil)
	}
	for _, d := range c.Discrepancies {
		t.put(at.discrepancy(d.ID), d, npi, nil)
	}
	for _, l := range c.Letters {
		t.put(at.letter(l.Number), l, npi, nil)
	}
	for i, n := range c.Notes {
		t.put(at.note(c.After.Rev, i), n, npi, nil)
	}
	for _, task := range c.Tasks {
		t.put(at.task(task.Queue), task, taskIndexes(c.After, task), nil)
	}
	for _, queue := range c.Closed {
		t.remove(at.task(queue))
	}
}

// writeDues files deadlines under their days and takes others away.
func writeDues(t *transaction, c casefile.Change) {
	id := c.After.ID
	at := func(d casefile.Due) key { return dueKey{d.On, shardOf(id)}.item(d.Kind, d.Ref, id) }
	for _, d := range c.Filed {
		t.put(at(d), d, item{"id": text(id)}, nil)
	}
	for _, d := range c.Unfiled {
		t.remove(at(d))
	}
}

// writeLocks takes the locks that a case holds from now on, gives back those it held, and
// checks those that nobody may hold.
func writeLocks(t *transaction, c casefile.Change) {
	held := func(locks []casefile.Lock, l casefile.Lock) bool {
		return slices.ContainsFunc(locks, func(o casefile.Lock) bool { return o.Name == l.Name })
	}
	for _, l := range c.After.Locks {
		if !held(c.Before.Locks, l) {
			if k := lockKey(l); t.writesTo(k) && t.err == nil {
				t.err = fmt.Errorf("two cases of a change take the lock %s", l.Name)
			}
			t.put(lockKey(l), owner{c.After.ID}, nil, absent(heldBy(l)))
		}
	}
	for _, l := range c.Before.Locks {
		if !held(c.After.Locks, l) {
			t.remove(lockKey(l))
		}
	}
	for _, l := range c.Free {
		t.require(lockKey(l), *absent(heldBy(l)))
	}
}

func heldBy(l casefile.Lock) func(item) error {
	return func(old item) error { return &HeldError{Lock: l, Holder: textOf(old["id"])} }
}

// owner is the case that an item belongs to.
type owner struct {
	ID string `json:"id"`
}

// writeAnswer remembers a request. One that is past its day may be there still.
func (s *Store) writeAnswer(t *transaction, a casefile.Answer) {
	now := s.now()
	t.put(requestKey(a.Key).result(), a, item{"expiresAt": number(int64(now.In(answersKept)))}, &condition{
		expression: "attribute_not_exists(pk) OR expiresAt <= :now",
		values:     item{":now": number(int64(now.In(0)))},
		refused:    func(old item) error { return repeated(old, a.Hash) },
	})
}

// moved holds while the item's rev is the one that was read; 0: there is none yet.
func moved(rev int) *condition {
	if rev == 0 {
		return absent(func(item) error { return ErrTaken })
	}
	return &condition{expression: "rev = :rev", values: item{":rev": number(int64(rev))}, refused: changed}
}

func changed(item) error { return ErrConflict }

func number(n int64) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.FormatInt(n, 10)}
}
