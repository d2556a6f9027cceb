package template

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Parse reads a template as it is written, nothing resolved.
func Parse(source []byte) (map[string]any, error) { return parse(source) }

// parse reads YAML with CloudFormation's short tags into maps, slices and
// scalars, every tag in its long form: !Ref X becomes {"Ref": "X"}.
func parse(source []byte) (map[string]any, error) {
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return nil, err
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, fmt.Errorf("want one YAML document, got %d", len(file.Docs))
	}
	value, err := plain(file.Docs[0].Body)
	if err != nil {
		return nil, err
	}
	root, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the template is not a mapping")
	}
	return root, nil
}

func plain(node ast.Node) (any, error) {
	switch n := node.(type) {
	case *ast.MappingNode:
		return plainMapping(n.Values)
	case *ast.MappingValueNode:
		return plainMapping([]*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		items := make([]any, len(n.Values))
		for i, v := range n.Values {
			item, err := plain(v)
			if err != nil {
				return nil, err
			}
			items[i] = item
		}
		return items, nil
	case *ast.TagNode:
		return plainTag(n)
	case *ast.LiteralNode:
		return n.Value.Value, nil
	case *ast.NullNode:
		return nil, nil
	case ast.ScalarNode:
		return n.GetValue(), nil
	}
	return nil, fmt.Errorf("line %d: %s is not supported", node.GetToken().Position.Line, node.Type())
}

func plainMapping(values []*ast.MappingValueNode) (any, error) {
	m := make(map[string]any, len(values))
	for _, v := range values {
		key, ok := v.Key.(ast.ScalarNode)
		if !ok {
			return nil, fmt.Errorf("line %d: key %s is not supported", v.Key.GetToken().Position.Line, v.Key)
		}
		value, err := plain(v.Value)
		if err != nil {
			return nil, err
		}
		m[fmt.Sprint(key.GetValue())] = value
	}
	return m, nil
}

func plainTag(n *ast.TagNode) (any, error) {
	name := strings.TrimPrefix(n.Start.Value, "!")
	var value any
	if n.Value != nil {
		var err error
		if value, err = plain(n.Value); err != nil {
			return nil, err
		}
	}
	switch name {
	case "Ref", "Condition":
		return map[string]any{name: value}, nil
	case "GetAtt":
		if s, ok := value.(string); ok {
			id, attribute, _ := strings.Cut(s, ".")
			value = []any{id, attribute}
		}
	}
	return map[string]any{"Fn::" + name: value}, nil
}
