package stored

import "strconv"

// anything reads a value of a kind that only the item knows, as attributevalue does.
func (r *reader) anything(kind string) any {
	switch kind {
	case "S":
		return r.string()
	case "N":
		n, err := strconv.ParseFloat(r.string(), 64)
		if err != nil {
			r.fail("%w", err)
		}
		return n
	case "BOOL":
		return r.bool()
	case "M":
		out := map[string]any{}
		r.list('{', '}', func() {
			key := r.string()
			if r.take(':') {
				out[key] = r.any()
			}
		})
		return out
	case "L":
		out := []any{}
		r.array(func() { out = append(out, r.any()) })
		return out
	case "SS":
		out := []string{}
		r.array(func() { out = append(out, r.string()) })
		return out
	}
	r.fail("nobody stores %s", kind)
	return ""
}

// any reads one attribute's value.
func (r *reader) any() (out any) {
	r.typed(func(kind string) {
		if kind == "NULL" {
			r.skip()
			return
		}
		out = r.anything(kind)
	})
	return out
}
