package casefile

import "slices"

// Hands are the users of staff who did some of these things to the case, by its whole
// history: what was recorded again later does not take anybody off. Each is named once, as
// they first appear; provider and system are nobody.
func (p Parts) Hands(did ...EventName) []string {
	var out []string
	for _, e := range p.Events {
		user := Actor{Name: e.Actor}.Username()
		if user != "" && slices.Contains(did, e.Event) && !slices.Contains(out, user) {
			out = append(out, user)
		}
	}
	return out
}
