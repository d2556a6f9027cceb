package table

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

// kinds are those of this test: the store that knows them all is above the table.
var kinds = casefile.Kinds{{Name: application.CaseName, Key: "APP", Owns: application.Owns, Found: true, New: application.New}}

// small is what one read unit reads, in bytes.
const small = 4096

func TestWhatASubmissionWritesIsSmall(t *testing.T) {
	t.Parallel()
	now, today := calendartest.Start, calendartest.Day
	markets := market.Known()
	for _, m := range markets.All() {
		for _, sent := range []form.Submission{
			applicationtest.Uploaded(applicationtest.Practitioner(1, m.ID, "NP", today), today),
			applicationtest.Practitioner(2, m.ID, "MD", today),
			applicationtest.Organization(3, m.ID, today),
			applicationtest.Group(4, m.ID, today),
		} {
			c, err := application.Submit(sent, "CRD-0000-0000-00000", "ref", nil, now)
			if err != nil {
				t.Fatal(err)
			}
			tx := newTransaction("credo")
			if err := New(nil, "credo", kinds).write(tx, c); err != nil {
				t.Fatal(err)
			}
			if tx.err != nil || len(tx.writes) > 20 {
				t.Errorf("%s: %d writes, %v", m.ID, len(tx.writes), tx.err)
			}
			for _, w := range tx.writes {
				if w.Put == nil {
					continue
				}
				if n := size(&types.AttributeValueMemberM{Value: w.Put.Item}); n > small {
					t.Errorf("%s, %s: %s takes %d bytes", m.ID, sent.ProviderType, textOf(w.Put.Item["sk"]), n)
				}
			}
		}
	}
}

// size is DynamoDB's size of a value, a little over.
func size(v types.AttributeValue) int {
	switch v := v.(type) {
	case *types.AttributeValueMemberS:
		return len(v.Value)
	case *types.AttributeValueMemberN:
		return len(v.Value)
	case *types.AttributeValueMemberB:
		return len(v.Value)
	case *types.AttributeValueMemberL:
		n := 3
		for _, e := range v.Value {
			n += 1 + size(e)
		}
		return n
	case *types.AttributeValueMemberM:
		n := 3
		for name, e := range v.Value {
			n += 1 + len(name) + size(e)
		}
		return n
	}
	return 1
}
