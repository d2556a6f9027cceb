// Package statistics sums up how long files take: what the dashboard shows to staff and
// the status page to providers.
package statistics

import "slices"

// Days sums up how many calendar days files took.
type Days struct {
	Count  int     `json:"count"`
	Median float64 `json:"median"`
	P90    int     `json:"p90"` // nine in ten took at most so many
}

// Sum is nil for no files. It sorts what it is given.
func Sum(took []int) *Days {
	n := len(took)
	if n == 0 {
		return nil
	}
	slices.Sort(took)
	return &Days{Count: n, Median: float64(took[(n-1)/2]+took[n/2]) / 2, P90: took[(9*n+9)/10-1]}
}
