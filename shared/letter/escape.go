package letter

import (
	"fmt"
	"strings"
	"text/template"
	"text/template/parse"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// shield is where escaped ASCII lives while a template is read: each character of a
// value is moved into Unicode's private use area, so no part of a value can be markup.
const shield = 0xE000

// escape cleans a value and shields it from the markup. Control characters, marks that
// reorder text, and private use characters are dropped; line breaks are kept.
func escape(value any) string {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(fmt.Sprint(value))
	text = strings.ToValidUTF8(text, "\uFFFD")
	lines := strings.Split(norm.NFC.String(text), "\n")
	var b strings.Builder
	blank := true // swallows blank lines at the start and repeated ones
	for _, line := range lines {
		line = strings.TrimSpace(strings.Map(printable, line))
		if line == "" && blank {
			continue
		}
		if b.Len() > 0 {
			b.WriteRune('\n' + shield)
		}
		b.WriteString(strings.Map(shielded, line))
		blank = line == ""
	}
	return strings.TrimRight(b.String(), string(rune('\n'+shield)))
}

func printable(r rune) rune {
	switch {
	case r == '\u200C' || r == '\u200D': // joiners: Persian, emoji
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		return -1
	}
	return r
}

func shielded(r rune) rune {
	if r < 0x80 {
		return r + shield
	}
	return r
}

// unshield gives a value's characters back; isValue tells whether there were any.
func unshield(s string) (text string, isValue bool) {
	text = strings.Map(func(r rune) rune {
		if r >= shield && r < shield+0x80 {
			isValue = true
			return r - shield
		}
		return r
	}, s)
	return text, isValue
}

// escapeAll makes every action of the templates print through escape, so that none
// can forget to.
func escapeAll(t *template.Template) {
	for _, each := range t.Templates() {
		if each.Tree != nil {
			escapeNode(each.Root)
		}
	}
}

func escapeNode(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, child := range n.Nodes {
			escapeNode(child)
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{
				NodeType: parse.NodeCommand,
				Args:     []parse.Node{parse.NewIdentifier("escape").SetPos(n.Pos).SetTree(nil)},
			})
		}
	case *parse.IfNode:
		escapeNode(n.List)
		escapeNode(n.ElseList)
	case *parse.RangeNode:
		escapeNode(n.List)
		escapeNode(n.ElseList)
	case *parse.WithNode:
		escapeNode(n.List)
		escapeNode(n.ElseList)
	}
}
