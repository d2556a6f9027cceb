package participation

import (
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
)

// The queues that tasks of a participation stand in.
const (
	QueueDocuments casefile.Queue = "documents"
	QueueLoads     casefile.Queue = "loads"
	QueueDirector  casefile.Queue = "director" // what only the medical director or the committee settles
)

// Queues lists them.
var Queues = []casefile.Queue{QueueDocuments, QueueLoads, QueueDirector}

// tasks derives what staff have to do, at most one task a queue.
func (f File) tasks(today calendar.Date) []casefile.Task {
	p := f.Participation
	var out []casefile.Task
	soon := today.AddBusinessDays(3)
	add := func(q casefile.Queue, due calendar.Date, detail string) { out = append(out, f.Task(q, due, detail)) }
	inReview := slices.ContainsFunc(f.Documents, func(d casefile.Document) bool { return d.State == casefile.DocumentInReview })
	switch {
	case p.Running() && inReview:
		add(QueueDocuments, soon, "Review the documents that arrived.")
	case p.Running() && len(f.Owed()) > 0:
		add(QueueDocuments, soon, "A document of a participating provider ran out: see that the current one comes.")
	}
	switch {
	case p.Load.Claims == HalfFailed || p.Load.Directory == HalfFailed:
		add(QueueLoads, today, "A load failed and is being retried.")
	case p.Load.Claims == HalfWaiting || p.Load.Directory == HalfWaiting:
		add(QueueLoads, soon, "Waits for the claims system's acknowledgment.")
	}
	if detail := p.toJudge(); detail != "" {
		add(QueueDirector, today, detail)
	}
	out = append(out, f.Bounced(today)...)
	if p.Running() {
		out = append(out, f.Overdue(p.Missed, today)...)
	}
	return out
}

// toJudge says what waits for the medical director, "" where nothing does.
func (p Participation) toJudge() string {
	if !p.Running() || len(p.Findings) == 0 {
		return ""
	}
	var names []string
	for _, v := range p.Findings {
		names = append(names, market.ElementName(v.Element)+" ("+string(v.Result)+")")
	}
	return "A source speaks against this provider: " + strings.Join(names, ", ") + ". Suspend, end or keep the participation today."
}
