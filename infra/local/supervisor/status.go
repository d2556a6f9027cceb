package supervisor

import (
	"fmt"
	"slices"
	"time"

	"credo/infra/local/page"
	"credo/infra/local/template"
)

// Status is what the supervisor's page shows.
func (s *Supervisor) Status() (page.Status, error) {
	now := s.clock.now()
	status := page.Status{Date: now.Format(time.DateOnly), Offset: s.clock.text(), Addresses: s.addresses.byName(),
		DaysAhead: int(dayOf(now).Sub(dayOf(time.Now().In(s.clock.zone))).Hours() / 24), Invocations: s.seen.invocations()}
	for _, person := range s.issuer.People() {
		status.People = append(status.People, page.Person{Username: person.Username, Role: person.Role})
	}
	for _, f := range s.model.Functions {
		one := s.seen.function(f.ID)
		one.Processes = len(s.pool.Processes(f.ID))
		status.Functions = append(status.Functions, one)
	}
	queues, err := s.queues.Status()
	if err != nil {
		return status, err
	}
	for _, q := range queues {
		status.Queues = append(status.Queues, page.Queue{Name: q.ID, DeadLetter: q.DeadLetter || s.isUndelivered(q.ID), Waiting: q.Waiting, Delayed: q.Delayed, InFlight: q.InFlight})
	}
	for _, e := range slices.Backward(s.bus.Recent()) {
		status.Events = append(status.Events, page.Event{At: e.At, Bus: e.Bus, Type: e.DetailType, Rules: e.Rules})
	}
	return status, nil
}

// isUndelivered says whether a queue takes what rules or schedules could not deliver.
func (s *Supervisor) isUndelivered(id string) bool {
	return slices.ContainsFunc(s.model.Rules, func(r template.Rule) bool {
		return slices.ContainsFunc(r.Targets, func(t template.Target) bool { return t.DeadLetter == id })
	})
}

// Messages shows the first messages of a queue.
func (s *Supervisor) Messages(queue string) ([]page.Message, error) {
	if err := s.known(queue); err != nil {
		return nil, err
	}
	peeked, err := s.queues.Peek(queue, 20)
	messages := make([]page.Message, 0, len(peeked))
	for _, m := range peeked {
		messages = append(messages, page.Message{ID: m.ID, Body: m.Body, SentAt: m.SentAt, Receives: m.Receives, LastError: m.LastError})
	}
	return messages, err
}

// Redrive sends dead letters back to where they failed.
func (s *Supervisor) Redrive(queue string) (int, error) {
	if err := s.known(queue); err != nil {
		return 0, err
	}
	return s.queues.Redrive(queue)
}

func (s *Supervisor) known(queue string) error {
	if !slices.ContainsFunc(s.model.Queues, func(q template.Queue) bool { return q.ID == queue }) {
		return fmt.Errorf("no queue %s", queue)
	}
	return nil
}

// roles are the groups of the staff's user pool.
func (s *Supervisor) roles() []string {
	var roles []string
	for _, pool := range s.model.UserPools {
		for _, group := range pool.Groups {
			roles = append(roles, group.Name)
		}
	}
	return roles
}
