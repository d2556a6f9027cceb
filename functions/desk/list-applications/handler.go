package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/statistics"
	"credo/shared/store"
	"credo/shared/table"
)

type lists struct {
	files   *store.Store
	markets market.Markets
	cursors cursors
	clock   calendar.Clock
}

// listItem is one line of the answer.
type listItem struct {
	Case          string         `json:"case"`
	ID            string         `json:"id"`
	ApplicationID string         `json:"applicationId,omitempty"`
	State         string         `json:"state"`
	Kind          string         `json:"kind"`
	Market        string         `json:"market"`
	Name          string         `json:"name"`
	NPI           string         `json:"npi"`
	Queue         casefile.Queue `json:"queue"`
	DueOn         calendar.Date  `json:"dueOn,omitempty"`
	Assignee      string         `json:"assignee,omitempty"`
	Version       int            `json:"version"`
}

type list struct {
	Items      []listItem `json:"items"`
	NextCursor string     `json:"nextCursor,omitempty"`
}

// listApplications costs at most 49 requests, for the work of all queues and markets;
// one queue of one market costs two, what one market finished in a month 14.
func listApplications(l lists) httpapi.Handler {
	return httpapi.Handle(contract.ListApplications, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		limit, err := strconv.Atoi(r.Query["limit"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		q := question{
			queue: r.Query["queue"], market: r.Query["market"], search: r.Query["q"], month: r.Query["month"],
			letters: table.LetterFate(r.Query["letters"]), counted: statistics.Number(r.Query["counted"]),
			due:      table.Span{From: calendar.Date(r.Query["from"]), Until: calendar.Date(r.Query["until"])},
			username: r.Caller.Username,
		}
		if err := q.check(l.files.Kinds().Queues()); err != nil {
			return httpapi.Answer{}, err
		}
		after, err := l.cursors.read(ctx, r.Query["cursor"], q)
		if err != nil {
			return httpapi.Answer{}, err
		}
		page, err := l.find(ctx, q, after, limit)
		if err != nil {
			return httpapi.Answer{}, err
		}
		out := list{Items: items(page, q.market)}
		out.NextCursor, err = l.cursors.write(ctx, page.Next, q)
		return httpapi.OK(out), err
	})
}

// question is what a list is a list of.
type question struct {
	queue, market, search, month, username string
	letters                                table.LetterFate
	counted                                statistics.Number
	due                                    table.Span
}

// mine and due are lists of tasks that are no queue: those of the caller's cases, and all.
const mine, due = "mine", "due"

// check is a problem of kind invalid for a queue that is none of these, and for parts that
// make no question together.
func (q question) check(queues []casefile.Queue) error {
	known := append([]casefile.Queue{mine, due}, queues...)
	switch {
	case q.queue != "" && !slices.Contains(known, casefile.Queue(q.queue)):
		return problem.InvalidField("/queue", "Choose a queue: %s.", oneOf(known))
	case q.letters != "" && (q.month == "" || q.market == ""):
		return problem.InvalidField("/letters", "Say of which market and month: add market and month to the query.")
	case q.counted != "" && q.month == "":
		return problem.InvalidField("/counted", "Say of which month: add month to the query.")
	case q.counted != "" && q.letters != "":
		return problem.InvalidField("/counted", "Ask for counted files or for letters, not for both.")
	case q.due.Until.Before(q.due.From):
		return problem.InvalidField("/until", "Choose a last day that is not before the first one (from).")
	}
	return nil
}

// oneOf is "a, b or c".
func oneOf(queues []casefile.Queue) string {
	names := make([]string, len(queues))
	for i, q := range queues {
		names[i] = string(q)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// text tells questions apart.
func (q question) text() string {
	return fmt.Sprintf("%q", []any{q.queue, q.market, q.search, q.month, q.letters, q.counted, q.due.From, q.due.Until, q.username})
}

func (l lists) find(ctx context.Context, q question, after string, limit int) (table.Page, error) {
	switch {
	case q.search != "":
		return l.search(ctx, q.search, after, limit)
	case q.letters != "":
		return l.files.WithLetters(ctx, q.market, q.month, q.letters, after, limit)
	case q.month != "":
		return l.finished(ctx, q.month, q.counted, l.among(q.market), after, limit)
	case q.queue == mine:
		return l.files.Assigned(ctx, q.username, q.due, after, limit)
	case q.queue == "" || q.queue == due:
		return l.files.Work(ctx, l.files.Kinds().Queues(), l.among(q.market), q.due, after, limit)
	}
	return l.files.Work(ctx, []casefile.Queue{casefile.Queue(q.queue)}, l.among(q.market), q.due, after, limit)
}

// among is the market asked for, or all.
func (l lists) among(id string) []string {
	if id != "" {
		return []string{id}
	}
	return l.markets.IDs()
}

func items(p table.Page, market string) []listItem {
	out := make([]listItem, 0, len(p.Items))
	for _, i := range p.Items {
		a := i.Case
		if market != "" && a.Market != market {
			continue
		}
		out = append(out, listItem{Case: a.Header.Case, ID: a.ID, ApplicationID: readUnder(a), State: state(a), Kind: a.Kind, Market: a.Market, Name: a.Name,
			NPI: a.NPI, Queue: i.Queue, DueOn: i.DueOn, Assignee: a.Assignee, Version: a.Version})
	}
	return out
}

// readUnder is the application in whose file people read of the case, "" for a case that is
// read in none.
func readUnder(l table.Line) string {
	if l.Header.Case == application.CaseName {
		return l.ID
	}
	return l.ApplicationID
}

// state is where the case stands: a participation is told as the application that it goes
// back to, which is through.
func state(l table.Line) string {
	if l.Header.Case == participation.CaseName {
		return string(application.StateEnrolled)
	}
	return l.Standing
}
