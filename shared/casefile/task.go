package casefile

import (
	"cmp"
	"slices"

	"credo/shared/calendar"
)

// Task is one thing staff have to do; it stands in the queue of its name.
type Task struct {
	Queue  Queue         `json:"queue"`
	DueOn  calendar.Date `json:"dueOn"`
	Detail string        `json:"detail"`
}

// Queue names a list of work.
type Queue string

// The queues that cases of any kind stand in.
const (
	QueueBounced Queue = "bounced"
	QueueOverdue Queue = "overdue" // a promise or clock was missed, or something odd wants a look
)

// SettleTasks opens the tasks the case gives staff now, at most one a queue, and closes
// the others.
func (e *Edit) SettleTasks(want []Task) {
	for _, t := range want {
		if !slices.Contains(e.Parts.Tasks, t) {
			e.Change.Tasks = append(e.Change.Tasks, t)
		}
	}
	for _, t := range e.Parts.Tasks {
		if !slices.ContainsFunc(want, func(w Task) bool { return w.Queue == t.Queue }) {
			e.Change.Closed = append(e.Change.Closed, t.Queue)
		}
	}
	e.Parts.Tasks, e.Head.Task = want, firstDue(want)
}

func firstDue(tasks []Task) *Task {
	if len(tasks) == 0 {
		return nil
	}
	first := slices.MinFunc(tasks, func(a, b Task) int { return cmp.Compare(a.DueOn, b.DueOn) })
	return &first
}

// Bounced is the task of a letter that came back, if there is one.
func (p Parts) Bounced(today calendar.Date) []Task {
	if !slices.ContainsFunc(p.Letters, func(l Letter) bool { return l.Delivery == DeliveryBounced && l.Replaced == "" }) {
		return nil
	}
	return []Task{p.Task(QueueBounced, today, "A letter bounced and was printed for the post. Find a working address, correct the contact, and send the letter again.")}
}

// Overdue is the task of what was missed last, if anything was.
func (p Parts) Overdue(missed []string, today calendar.Date) []Task {
	if len(missed) == 0 {
		return nil
	}
	return []Task{p.Task(QueueOverdue, today, missed[len(missed)-1])}
}

// Task is a task that is due from now on: one that is open already keeps its day.
func (p Parts) Task(q Queue, due calendar.Date, detail string) Task {
	if i := slices.IndexFunc(p.Tasks, func(t Task) bool { return t.Queue == q }); i >= 0 {
		due = p.Tasks[i].DueOn
	}
	return Task{Queue: q, DueOn: due, Detail: detail}
}
