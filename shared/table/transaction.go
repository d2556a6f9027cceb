package table

import (
	"maps"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// write is one write of a transaction, with what it means when its condition fails;
// the error is told the item that stood in the way.
type write struct {
	types.TransactWriteItem
	refused func(old item) error
}

// condition is a condition expression and the values it names.
type condition struct {
	expression string
	values     item
	refused    func(old item) error
}

// absent holds while there is no such item.
func absent(refused func(item) error) *condition {
	return &condition{expression: "attribute_not_exists(pk)", refused: refused}
}

// names stands for the attributes whose names DynamoDB reserves.
var names = map[string]string{"#status": "status"}

// transaction collects writes, at most one an item, in order.
type transaction struct {
	table  string
	writes []write
	at     map[key]int
	err    error // the first value that could not be encoded
}

func newTransaction(table string) *transaction {
	return &transaction{table: table, at: map[key]int{}}
}

func (t *transaction) add(k key, w write) {
	if i, ok := t.at[k]; ok {
		t.writes[i] = w
		return
	}
	t.at[k] = len(t.writes)
	t.writes = append(t.writes, w)
}

// writesTo reports whether an item is written already.
func (t *transaction) writesTo(k key) bool {
	i, ok := t.at[k]
	return ok && t.writes[i].Put != nil
}

// put writes the value whole, with extra attributes, if the condition (nil: always) holds.
func (t *transaction) put(k key, v any, extra item, c *condition) {
	it, err := encode(v)
	if err != nil && t.err == nil {
		t.err = err
	}
	if it == nil {
		it = item{}
	}
	maps.Copy(it, k.attributes())
	maps.Copy(it, extra)
	put := &types.Put{TableName: &t.table, Item: it}
	w := write{TransactWriteItem: types.TransactWriteItem{Put: put}}
	if c != nil {
		put.ConditionExpression, put.ExpressionAttributeValues, put.ExpressionAttributeNames = c.parts()
		put.ReturnValuesOnConditionCheckFailure = types.ReturnValuesOnConditionCheckFailureAllOld
		w.refused = c.refused
	}
	t.add(k, w)
}

// remove deletes an item, unless the same transaction writes it.
func (t *transaction) remove(k key) {
	if _, written := t.at[k]; !written {
		t.add(k, write{TransactWriteItem: types.TransactWriteItem{
			Delete: &types.Delete{TableName: &t.table, Key: k.attributes()}}})
	}
}

// require checks a condition of an item that is not written.
func (t *transaction) require(k key, c condition) {
	if _, written := t.at[k]; written {
		return
	}
	check := &types.ConditionCheck{TableName: &t.table, Key: k.attributes(),
		ReturnValuesOnConditionCheckFailure: types.ReturnValuesOnConditionCheckFailureAllOld}
	check.ConditionExpression, check.ExpressionAttributeValues, check.ExpressionAttributeNames = c.parts()
	t.add(k, write{TransactWriteItem: types.TransactWriteItem{ConditionCheck: check}, refused: c.refused})
}

func (c condition) parts() (*string, item, map[string]string) {
	used := map[string]string{}
	for alias, name := range names {
		if strings.Contains(c.expression, alias) {
			used[alias] = name
		}
	}
	if len(used) == 0 {
		used = nil
	}
	return aws.String(c.expression), c.values, used
}

func (t *transaction) items() []types.TransactWriteItem {
	out := make([]types.TransactWriteItem, len(t.writes))
	for i, w := range t.writes {
		out[i] = w.TransactWriteItem
	}
	return out
}
