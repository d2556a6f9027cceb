// Command smoke runs the black-box suite against a deployed stage.
//
//	smoke -stage staging -api https://… [-writes]
//
// CREDO_TOKEN_SPECIALIST, CREDO_TOKEN_COMMITTEE and CREDO_TOKEN_AUDITOR are access tokens
// of three people of the stage, as the browser's tools show them after signing in; without
// all of them the staff's checks are reported as not on this host. -writes leaves invented providers behind, whose NPIs no
// registry has: never on prod.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"credo/infra/blackbox"
)

func main() {
	host := blackbox.Host{Guards: true, Works: true}
	flag.StringVar(&host.Name, "stage", "", "name of the stage")
	flag.StringVar(&host.API, "api", "", "address of its API")
	flag.BoolVar(&host.Writes, "writes", false, "leave invented providers behind")
	flag.Parse()
	if host.API == "" {
		flag.Usage()
		os.Exit(2)
	}
	tokens, all := map[string]string{}, true
	for _, role := range []string{"specialist", "committee", "auditor"} {
		tokens[role] = os.Getenv("CREDO_TOKEN_" + strings.ToUpper(role))
		all = all && tokens[role] != ""
	}
	if all {
		host.Tokens = func(_ context.Context, role, _ string) (string, error) { return tokens[role], nil }
	}
	host.Now = time.Now
	result := blackbox.Run(context.Background(), host, 1_000_000+rand.IntN(6_000_000), func(format string, args ...any) { fmt.Printf(format+"\n", args...) })
	if result.Failed > 0 {
		os.Exit(1)
	}
}
