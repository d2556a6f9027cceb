package participation

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// The queues that tasks of a participation stand in.
const (
	QueueDocuments casefile.Queue = "documents"
	QueueLoads     casefile.Queue = "loads"
)

// Queues lists them.
var Queues = []casefile.Queue{QueueDocuments, QueueLoads}

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
	out = append(out, f.Bounced(today)...)
	if p.Running() {
		out = append(out, f.Overdue(p.Missed, today)...)
	}
	return out
}
