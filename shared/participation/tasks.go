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
	QueueDocuments    casefile.Queue = "documents"
	QueueVerification casefile.Queue = "verification"
	QueueReady        casefile.Queue = "ready"   // an appeal waits for its panel
	QueueReports      casefile.Queue = "reports" // others are to be told of an action
	QueueLoads        casefile.Queue = "loads"
	QueueDirector     casefile.Queue = "director" // what only the medical director or the committee settles
)

// Queues lists them.
var Queues = []casefile.Queue{QueueDocuments, QueueVerification, QueueLoads, QueueDirector, QueueReports, QueueReady}

// tasks derives what staff have to do, at most one task a queue.
func (f File) tasks(m market.Market, today calendar.Date) []casefile.Task {
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
	if p.waitsForDirector() {
		add(QueueDirector, today, p.toJudge())
	}
	if names := f.toVerify(m, today); names != "" && p.Running() {
		add(QueueVerification, soon, "It runs out, has run out or is to be checked, so ask the source again: "+names+".")
	}
	if duty, open := p.dutyTask(); open {
		out = append(out, duty)
	}
	appeal, waits := p.appealTask()
	if waits {
		out = append(out, appeal)
	}
	out = append(out, f.Bounced(today)...)
	if p.Running() || waits {
		out = append(out, f.Overdue(p.staffs(), today)...)
	}
	return out
}

// staffs is what was missed that is neither the director's to judge nor a task of its own.
func (p Participation) staffs() []string {
	return slices.DeleteFunc(slices.Clone(p.Missed), func(what string) bool { return what == missedMedicaid || slices.Contains(directors, what) })
}

// toJudge says what waits for the medical director, "" where nothing does.
func (p Participation) toJudge() string {
	var out []string
	if len(p.Findings) > 0 {
		var names []string
		for _, v := range p.Findings {
			names = append(names, market.ElementName(v.Element)+" ("+string(v.Result)+")")
		}
		out = append(out, "A source speaks against this provider: "+strings.Join(names, ", ")+". Suspend, end or keep the participation today.")
	}
	for _, what := range directors {
		if p.late(what) {
			out = append(out, what)
		}
	}
	return strings.Join(out, " ")
}

// waitsForDirector reports whether something of a running participation waits to be judged.
func (p Participation) waitsForDirector() bool { return p.Running() && p.toJudge() != "" }
