package httpapi_test

import (
	"slices"
	"strings"
	"testing"

	"credo/shared/httpapi/contract"
)

// 45 CFR 164.502(b), minimum necessary: who administers staff reads and verifies no file, and
// neither reads nor casts votes.
func TestAdministrationReadsNoFiles(t *testing.T) {
	t.Parallel()
	open := []string{"GET /staff/committees/{market}", "POST /staff/committees/{market}/members", "GET /staff/dashboard"}
	for _, op := range contract.All() {
		if may := slices.Contains(op.Roles, "admin"); may != slices.Contains(open, op.Route) && strings.Contains(op.Route, " /staff/") {
			t.Errorf("%s: open to administration: %t", op.Route, may)
		}
	}
}
