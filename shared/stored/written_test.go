package stored_test

import (
	"encoding/json"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// written is an item as DynamoDB writes it.
func written(t failer, attributes map[string]types.AttributeValue) []byte {
	out, err := json.MarshalIndent(members(attributes), "", " ")
	if err != nil {
		t.Fatalf("%v", err)
	}
	return out
}

func members(attributes map[string]types.AttributeValue) map[string]any {
	out := map[string]any{}
	for name, a := range attributes {
		out[name] = typed(a)
	}
	return out
}

func typed(a types.AttributeValue) map[string]any {
	switch a := a.(type) {
	case *types.AttributeValueMemberS:
		return map[string]any{"S": a.Value}
	case *types.AttributeValueMemberN:
		return map[string]any{"N": a.Value}
	case *types.AttributeValueMemberBOOL:
		return map[string]any{"BOOL": a.Value}
	case *types.AttributeValueMemberNULL:
		return map[string]any{"NULL": true}
	case *types.AttributeValueMemberSS:
		return map[string]any{"SS": a.Value}
	case *types.AttributeValueMemberM:
		return map[string]any{"M": members(a.Value)}
	case *types.AttributeValueMemberL:
		list := []any{}
		for _, item := range a.Value {
			list = append(list, typed(item))
		}
		return map[string]any{"L": list}
	}
	panic("no test stores this kind")
}
