package stored

import (
	"bytes"
	"encoding/json"
)

// reader goes through JSON that DynamoDB wrote. After a fault it is at the end of the text.
type reader struct {
	text   []byte
	at     int
	failed error
}

// next is the next byte that is not white space; 0 at the end.
func (r *reader) next() byte {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; c {
		case ' ', '\t', '\n', '\r':
			r.at++
		default:
			return c
		}
	}
	return 0
}

// take goes past a byte that has to come next.
func (r *reader) take(c byte) bool {
	if r.next() != c {
		r.fail("%q is missing at byte %d", c, r.at)
		return false
	}
	r.at++
	return true
}

// raw is the inside of the string that comes next, its escapes as written.
func (r *reader) raw() (inside []byte, escaped bool) {
	if !r.take('"') {
		return nil, false
	}
	from := r.at
	for {
		end := bytes.IndexByte(r.text[r.at:], '"')
		if end < 0 {
			r.fail("a string does not end")
			return nil, false
		}
		escape := bytes.IndexByte(r.text[r.at:r.at+end], '\\')
		if escape < 0 {
			r.at += end + 1
			return r.text[from : r.at-1], escaped
		}
		escaped = true
		r.at = min(r.at+escape+2, len(r.text)) // past the escaped character
	}
}

func (r *reader) string() string {
	inside, escaped := r.raw()
	if !escaped {
		return string(inside)
	}
	var plain string
	if err := json.Unmarshal(r.text[r.at-len(inside)-2:r.at], &plain); err != nil {
		r.fail("%w", err)
	}
	return plain
}

// object calls member at the value of each member; member goes past it.
func (r *reader) object(member func(key []byte)) {
	r.list('{', '}', func() {
		key, _ := r.raw()
		if r.take(':') {
			member(key)
		}
	})
}

// array calls item at each item, which goes past it.
func (r *reader) array(item func()) { r.list('[', ']', item) }

func (r *reader) list(open, end byte, one func()) {
	if !r.take(open) {
		return
	}
	if r.next() == end {
		r.at++
		return
	}
	for r.failed == nil {
		one()
		if r.next() != ',' {
			r.take(end)
			return
		}
		r.at++
	}
}

// skip goes past a value.
func (r *reader) skip() {
	switch r.next() {
	case '"':
		r.raw()
	case '{', '[':
		r.skipNested()
	default:
		end := bytes.IndexAny(r.text[r.at:], ",]} \t\n\r")
		if end < 0 {
			end = len(r.text) - r.at
		}
		r.at += end
	}
}

func (r *reader) skipNested() {
	depth := 0
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case '"':
			r.raw()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				r.at++
				return
			}
		}
		r.at++
	}
	r.fail("a value does not end")
}
