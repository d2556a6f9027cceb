package table

import (
	"fmt"
	"hash/fnv"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// key is a primary key of the table.
type key struct{ pk, sk string }

func (k key) attributes() item { return item{"pk": text(k.pk), "sk": text(k.sk)} }

// item is a stored item.
type item = map[string]types.AttributeValue

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }

// caseKey is the partition of one case: the key of its kind and its ID.
type caseKey struct{ kind, id string }

func (k caseKey) at(sk string) key              { return key{k.kind + "#" + k.id, sk} }
func (k caseKey) state() key                    { return k.at("STATE") }
func (k caseKey) event(seq int) key             { return k.at(fmt.Sprintf("EVENT#%06d", seq)) }
func (k caseKey) document(typ, id string) key   { return k.at("DOC#" + typ + "#" + id) }
func (k caseKey) item(part, ref string) key     { return k.at(part + "#" + ref) }
func (k caseKey) discrepancy(id string) key     { return k.at("DISCREPANCY#" + id) }
func (k caseKey) letter(number string) key      { return k.at("LETTER#" + number) }
func (k caseKey) task(queue casefile.Queue) key { return k.at("TASK#" + string(queue)) }
func (k caseKey) note(rev, i int) key           { return k.at(fmt.Sprintf("NOTE#%06d#%d", rev, i)) }

// recordKey is what only those who must may read of a case.
func recordKey(r casefile.Ref) key { return key{"PII#" + r.ID, r.Name} }

// asideKey is the partition of rows that belong to no case, by what they are about.
type asideKey string

func (k asideKey) row(ref string) key { return key{string(k), ref} }

// lockKey is a name that at most one case holds.
func lockKey(l casefile.Lock) key { return key{l.Name, "LOCK"} }

// npiKey is the partition of what an NPI has with the plan.
type npiKey string

func (k npiKey) of(c caseKey) key { return key{"NPI#" + string(k), c.state().pk} }

// dueKey is one shard of the deadlines of one day.
type dueKey struct {
	on    calendar.Date
	shard int
}

func (k dueKey) pk() string { return fmt.Sprintf("DUE#%s#%02d", k.on, k.shard) }
func (k dueKey) item(kind casefile.DueKind, ref, id string) key {
	return key{k.pk(), string(kind) + "#" + ref + "#" + id}
}

// sweepKey is one shard of the daily sweep.
type sweepKey int

func (k sweepKey) cursor() key { return key{fmt.Sprintf("SWEEP#%02d", int(k)), "CURSOR"} }

// statsKey is one month of one market, "2026-11".
type statsKey struct{ market, month string }

func (k statsKey) pk() string       { return "STATS#" + k.market + "#" + k.month }
func (k statsKey) of(c caseKey) key { return key{k.pk(), c.state().pk} }

// lettersKey is what became of letters in one month of one market, "2026-11".
type lettersKey struct{ market, month string }

func (k lettersKey) pk() string { return "LETTERS#" + k.market + "#" + k.month }
func (k lettersKey) letter(fate LetterFate, number string) key {
	return key{k.pk(), string(fate) + "#" + number}
}

// timesKey is how long the files of a market took, by its ID.
type timesKey string

func (k timesKey) latest() key { return key{"TIMES#" + string(k), "LATEST"} }

// requestKey is a client's idempotency key.
type requestKey string

func (k requestKey) result() key { return key{"KEY#" + string(k), "RESULT"} }

// Shards is how many partitions a day's deadlines, and the roster, are spread over.
const Shards = 16

// shardOf spreads subjects evenly; a subject always falls into the same shard.
func shardOf(subject string) int {
	h := fnv.New32a()
	h.Write([]byte(subject))
	return int(h.Sum32() % Shards)
}
