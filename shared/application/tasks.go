package application

import (
	"cmp"
	"slices"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/market"
)

// settleTasks opens the tasks the file gives staff now and closes the others.
func (e *edit) settleTasks() {
	want := e.file.tasks(e.market, e.today)
	for _, t := range want {
		if !slices.Contains(e.file.Tasks, t) {
			e.change.Tasks = append(e.change.Tasks, t)
		}
	}
	for _, t := range e.file.Tasks {
		if !slices.ContainsFunc(want, func(w Task) bool { return w.Queue == t.Queue }) {
			e.change.Closed = append(e.change.Closed, t.Queue)
		}
	}
	e.file.Tasks = want
	e.app().Task = firstDue(want)
}

func firstDue(tasks []Task) *Task {
	if len(tasks) == 0 {
		return nil
	}
	first := slices.MinFunc(tasks, func(a, b Task) int { return cmp.Compare(a.DueOn, b.DueOn) })
	return &first
}

// tasks derives what staff have to do, at most one task a queue. A task that is open
// already keeps its day.
func (f File) tasks(m market.Market, today calendar.Date) []Task {
	a := f.Application
	var out []Task
	soon := today.AddBusinessDays(3)
	open := func(q Queue, due calendar.Date, detail string) {
		i := slices.IndexFunc(f.Tasks, func(t Task) bool { return t.Queue == q })
		if i >= 0 && (due == soon || due == today) {
			due = f.Tasks[i].DueOn
		}
		out = append(out, Task{Queue: q, DueOn: due, Detail: detail})
	}
	if a.Assignee == "" && (a.State.undecided() || a.State == StateAppealed) {
		open(QueueUnassigned, soon, "Assign a specialist.")
	}
	switch {
	case a.live() && f.hasDocument(DocumentInReview):
		open(QueueDocuments, a.reviewDay(m, soon), "Review the documents that arrived.")
	case a.State == StateEnrolled && a.governs() && len(f.Owed()) > 0:
		open(QueueDocuments, soon, "A document of a participating provider ran out: see that the current one comes.")
	}
	unverified := len(f.Unverified(today)) > 0
	switch {
	case (a.State == StateVerifying || a.provisional()) && unverified:
		open(QueueVerification, a.decisionDay(), "Verify the elements that have no current result.")
	case a.State == StateVerifying && a.Deferred:
		open(QueueVerification, a.decisionDay(), "Sent back by the decider: bring what was asked for.")
	}
	switch {
	case a.provisional() && !unverified:
		open(QueueReady, a.decisionDay(), "Participates provisionally: decide in full.")
	case a.State == StateAppealed:
		open(QueueReady, a.HearBy, "Hear the appeal.")
	case a.State == StateReady && f.Clean():
		open(QueueReady, a.decisionDay(), "Clean file: the medical director decides.")
	case a.State == StateReady:
		open(QueueReady, a.decisionDay(), "Not clean: the committee decides.")
	}
	switch {
	case a.Contract == ContractNone && (a.State == StateVerifying || a.State == StateReady || a.State == StateApproved):
		open(QueueContracts, soon, "Send the agreement.")
	case a.Contract == ContractSigned && a.State.Open():
		open(QueueContracts, soon, "Countersign the agreement.")
	}
	switch {
	case a.Load.Claims == HalfFailed || a.Load.Directory == HalfFailed:
		open(QueueLoads, today, "A load failed and is being retried.")
	case a.Load.Claims == HalfWaiting || a.Load.Directory == HalfWaiting:
		open(QueueLoads, soon, "Waits for the claims system's acknowledgment.")
	}
	if slices.ContainsFunc(f.Letters, func(l Letter) bool { return l.Delivery == DeliveryBounced && l.Replaced == "" }) {
		open(QueueBounced, today, "A letter bounced and was printed for the post. Find a working address, correct the contact, and send the letter again.")
	}
	if len(a.Missed) > 0 && (a.live() || slices.Contains(a.Missed, missedNotice)) {
		open(QueueOverdue, today, a.Missed[len(a.Missed)-1])
	}
	return out
}

// reviewDay is soon, or earlier where the state wants the provider told what a first
// application lacks.
func (a Application) reviewDay(m market.Market, soon calendar.Date) calendar.Date {
	if by := m.DeficiencyNoticeBy(a.SubmittedOn); by != "" && a.Kind == form.KindInitial && a.CompletedOn == "" {
		return min(soon, by)
	}
	return soon
}

func (f File) hasDocument(state DocumentState) bool {
	return slices.ContainsFunc(f.Documents, func(d Document) bool { return d.State == state })
}

// decisionDay is when a decision is expected: by the market's clock, or 30 days after
// the application was complete, or after a provisional one.
func (a Application) decisionDay() calendar.Date {
	if a.provisional() {
		return a.Credentialed.AddDays(30)
	}
	if a.DecideBy != "" {
		return a.DecideBy
	}
	return a.CompletedOn.AddDays(30)
}
