package starttest

import "testing"

func TestPersonalFindsWhatNoLogMayHold(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{
		`{"msg":"answered","route":"POST /applications","status":201}`: 0,
		`{"msg":"answered","requestId":"20091974-1"}`:                  0,
		`{"error":"a fault in the form of Ada"}`:                       1,
		`{"error":"José Placeholder"}`:                                 1,
		`{"taxId":"001000001"}`:                                        1,
		`{"error":"born 1960-01-02"}`:                                  1,
		"{\"to\":\"office1@example.com\"}\n{\"status\":1}":             1,
	} {
		if got := len(Personal(line)); got != want {
			t.Errorf("%d lines of %s, want %d", got, line, want)
		}
	}
}
