package table

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/provider"
)

// key is a primary key of the table.
type key struct{ pk, sk string }

func (k key) attributes() item { return item{"pk": text(k.pk), "sk": text(k.sk)} }

// item is a stored item.
type item = map[string]types.AttributeValue

func text(s string) types.AttributeValue { return &types.AttributeValueMemberS{Value: s} }

// fileKey is the partition of one application, by its ID.
type fileKey string

func (k fileKey) at(sk string) key                 { return key{"APP#" + string(k), sk} }
func (k fileKey) state() key                       { return k.at("STATE") }
func (k fileKey) event(seq int) key                { return k.at(fmt.Sprintf("EVENT#%06d", seq)) }
func (k fileKey) document(typ, id string) key      { return k.at("DOC#" + typ + "#" + id) }
func (k fileKey) element(name string) key          { return k.at("ELEMENT#" + name) }
func (k fileKey) discrepancy(id string) key        { return k.at("DISCREPANCY#" + id) }
func (k fileKey) letter(number string) key         { return k.at("LETTER#" + number) }
func (k fileKey) task(queue application.Queue) key { return k.at("TASK#" + string(queue)) }
func (k fileKey) note(rev, i int) key              { return k.at(fmt.Sprintf("NOTE#%06d#%d", rev, i)) }

// personalKey is where the submission of an application lies, by its ID.
type personalKey string

func (k personalKey) applicant() key { return key{"PII#" + string(k), "APPLICANT"} }

// openKey is the lock an open application holds.
func openKey(a application.Application) key {
	return key{strings.Join([]string{"OPEN", a.Market, string(a.Kind), a.NPI, a.TaxRef}, "#"), "APP"}
}

// npiKey is the partition of what an NPI has with the plan.
type npiKey string

func (k npiKey) at(sk string) key          { return key{"NPI#" + string(k), sk} }
func (k npiKey) application(id string) key { return k.at("APP#" + id) }
func (k npiKey) provider(market, taxRef string) key {
	return k.at("PROVIDER#" + market + "#" + taxRef)
}

func providerEntryKey(p provider.Provider) key { return npiKey(p.NPI).provider(p.Market, p.TaxRef) }

// providerKey is the partition of an enrolled provider, by provider number.
type providerKey string

func (k providerKey) state() key { return key{"PROVIDER#" + string(k), "STATE"} }

// dueKey is one shard of the deadlines of one day.
type dueKey struct {
	on    calendar.Date
	shard int
}

func (k dueKey) pk() string { return fmt.Sprintf("DUE#%s#%02d", k.on, k.shard) }
func (k dueKey) item(kind application.DueKind, ref, id string) key {
	return key{k.pk(), string(kind) + "#" + ref + "#" + id}
}

// sweepKey is one shard of the daily sweep.
type sweepKey int

func (k sweepKey) cursor() key { return key{fmt.Sprintf("SWEEP#%02d", int(k)), "CURSOR"} }

// statsKey is one month of one market, "2026-11".
type statsKey struct{ market, month string }

func (k statsKey) pk() string                { return "STATS#" + k.market + "#" + k.month }
func (k statsKey) application(id string) key { return key{k.pk(), "APP#" + id} }

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
