package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

// The bars of the status lookup.
const (
	startBar = 1.5  // times wire
	warmBar  = 1.15 // times plain
)

const heading = `# What a request takes

` + "`make bench`" + ` wrote this page. It runs every function behind the API as Lambda runs it, a process over the Runtime
API, on one table of DynamoDB Local that holds the file of an enrolled nurse and one for staff, beside three handlers (` + "`infra/bench`" + `):

- **constant**: the runtime client and an answer that is always the same;
- **wire**: no runtime client and no SDK, one bare Query signed by hand: the least a handler can take that asks the table;
- **plain**: the same Query through the SDK, without validation, identity, logs or an answer made of what it reads.

A *start* is from starting the process to its first answer, *warm* a later answer; both are medians, taken in turn
with the others of the same table, so that what else the machine does falls on all alike. *Processor* is user and system
time of a warm answer, *memory* the most that was resident, *zipped* the binary as Lambda takes it. The milliseconds are this
machine's; the ratios are what to compare.

`

const columns = `| function | answers | start, ms | × wire | warm, ms | × plain | processor, ms | memory, MB | zipped, MB |
|---|---|---|---|---|---|---|---|---|
`

// report is docs/benchmarks.md.
func report(compared, others []result) string {
	lookup, wire, plain := find(compared, status), find(compared, "wire"), find(compared, "plain")
	var b strings.Builder
	b.WriteString(heading)
	fmt.Fprintf(&b, "Measured on %d processors (%s/%s) with %s.\n\n## The status lookup\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	b.WriteString("| | measured | bar |\n|---|---|---|\n")
	fmt.Fprintf(&b, "| start ÷ wire's | %s | %.2f |\n", over(lookup.start, wire.start), startBar)
	fmt.Fprintf(&b, "| warm ÷ plain's | %s | %.2f |\n\n", over(lookup.warm, plain.warm), warmBar)
	b.WriteString(columns + rows(compared))
	b.WriteString("\n## Every other function behind the API\n\n" + `Each is sent its ` + "`event.json`" + `, turned to a file that is there. Staff's writes carry an If-Match that is past, so they read
the file, refuse with 412 and change nothing; ` + "`submit-application`" + ` and ` + "`request-upload`" + ` answer their first request again;
` + "`remind-application-id`" + ` takes a second whoever asks, so that its time tells nothing. The dashboard and the queues are many Queries.

`)
	b.WriteString(columns + rows(others))
	return b.String()
}

func rows(of []result) string {
	wire, plain := find(of, "wire"), find(of, "plain")
	var b strings.Builder
	for _, r := range of {
		fmt.Fprintf(&b, "| `%s` | %d | %s | %s | %s | %s | %s | %.0f | %.1f |\n", r.name, r.answered, ms(r.start), over(r.start, wire.start),
			ms(r.warm), over(r.warm, plain.warm), ms(r.processor), float64(r.memory)/1e6, float64(r.zipped)/1e6)
	}
	return b.String()
}

func find(rs []result, name string) result {
	for _, r := range rs {
		if r.name == name {
			return r
		}
	}
	return result{}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond)) }

func over(a, b time.Duration) string {
	if b == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", float64(a)/float64(b))
}
