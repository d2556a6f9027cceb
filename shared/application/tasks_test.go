package application_test

import (
	"slices"
	"testing"
	"time"

	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/participation"
)

func task(t *testing.T, r *road, q casefile.Queue) casefile.Task {
	t.Helper()
	tasks := r.Story().Tasks()
	i := slices.IndexFunc(tasks, func(t casefile.Task) bool { return t.Queue == q })
	if i < 0 {
		t.Fatalf("no task in %s among %v", q, tasks)
	}
	return tasks[i]
}

// Ohio wants a provider told within 21 days what a first application lacks.
func TestDocumentsAreReviewedInTimeForTheDeficiencyNotice(t *testing.T) {
	t.Parallel()
	for market, c := range map[string]struct {
		after int // days from the form to the documents
		due   calendar.Date
	}{
		"oh": {20, dayOne.AddDays(21)},
		"ga": {20, dayOne.AddDays(20).AddBusinessDays(3)},
	} {
		r := applicationtest.Submitted(t, applicationtest.Organization(1, market, dayOne)).Pass(c.after).Sent()
		if due := task(t, r, application.QueueDocuments).DueOn; due != c.due {
			t.Errorf("%s: to review by %s, want %s", market, due, c.due)
		}
	}
}

func TestADocumentThatRunsOutWhileParticipatingIsFollowedUp(t *testing.T) {
	t.Parallel()
	r := nurse(t).Enrolled().Until(participation.DueExpiring)
	inQueue(t, r, application.QueueDocuments, false)
	r.Until(participation.DueExpired)
	if got := task(t, r, application.QueueDocuments); got.Detail != "A document of a participating provider ran out: see that the current one comes." {
		t.Errorf("staff read %q", got.Detail)
	}
	for slices.ContainsFunc(r.Standing().Dues, func(d casefile.Due) bool { return d.Kind == participation.DueExpired }) {
		r.Until(participation.DueExpired) // the others of the same day
	}
	r.Now = r.Now.Add(time.Hour)
	r.Reviewed()
	inQueue(t, r, application.QueueDocuments, false)
}
