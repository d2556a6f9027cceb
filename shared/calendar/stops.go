package calendar

// Stop is a span in which a regulator's clock does not run: Arkansas's stops while
// CCVS works on a file. The day From does not count, the day To counts again; To
// is "" while the clock still stands.
type Stop struct {
	From Date `json:"from" yaml:"from"`
	To   Date `json:"to,omitempty" yaml:"to,omitempty"`
}

func (s Stop) covers(d Date) bool { return s.From != "" && s.From <= d && (s.To == "" || d < s.To) }

// Elapsed counts the days from the day from up to, not including, the day to on
// which no stop holds. Overlapping stops are counted once; it is 0 when to is not
// after from.
func Elapsed(from, to Date, stops []Stop) int {
	n := 0
	for d := from; d.Before(to); d = d.AddDays(1) {
		if !stopped(d, stops) {
			n++
		}
	}
	return n
}

// DueAfter is the first day by which that many days have elapsed since from; false
// while an open stop keeps the day unknown.
func DueAfter(from Date, days int, stops []Stop) (Date, bool) {
	if from == "" {
		return "", false
	}
	latest := from
	for _, s := range stops {
		latest = Latest(latest, s.From, s.To)
	}
	d := from
	for n := 0; n < days; d = d.AddDays(1) {
		if !stopped(d, stops) {
			n++
		} else if d > latest {
			return "", false
		}
	}
	return d, true
}

func stopped(d Date, stops []Stop) bool {
	for _, s := range stops {
		if s.covers(d) {
			return true
		}
	}
	return false
}
