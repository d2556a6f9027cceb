package statistics_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"credo/shared/statistics"
)

func TestSum(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		took []int
		want *statistics.Days
	}{
		{nil, nil},
		{[]int{7}, &statistics.Days{Count: 1, Median: 7, P90: 7}},
		{[]int{9, 2}, &statistics.Days{Count: 2, Median: 5.5, P90: 9}},
		{[]int{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, &statistics.Days{Count: 10, Median: 5.5, P90: 9}},
		{[]int{11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, &statistics.Days{Count: 11, Median: 6, P90: 10}},
	} {
		if diff := cmp.Diff(c.want, statistics.Sum(c.took)); diff != "" {
			t.Errorf("%v: %s", c.took, diff)
		}
	}
}
