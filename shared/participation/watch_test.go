package participation_test

import (
	"slices"
	"testing"

	"credo/shared/calendar"
	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
	"credo/shared/participation"
)

// holding is a participation with elements and documents that run out on a day.
func holding(t *testing.T, runsOut calendar.Date, elements ...string) *holder {
	t.Helper()
	return active(t, func(o *participation.Opening) {
		o.Requirements, o.Documents, o.Applies, o.Elements = nil, nil, elements, nil
		for _, name := range elements {
			o.Elements = append(o.Elements, credential.Element{Element: name, Result: credential.ResultMet, VerifiedOn: dayOne, ExpiresOn: runsOut})
		}
	})
}

// What runs out between cycles is watched, whichever element it is: 90, 60 and 30 days ahead,
// on the day, and by what then does not come (NCQA CR 5; 42 CFR 438.214(b)).
func TestEveryCredentialIsWatched(t *testing.T) {
	t.Parallel()
	ga, _ := market.Known().Find("ga")
	for _, kind := range market.Elements {
		element := kind
		if ga.Apart(kind) {
			element += ":GA"
		}
		t.Run(element, func(t *testing.T) {
			t.Parallel()
			h := holding(t, calendartest.Day.AddMonths(12), element)
			var warned []calendar.Date
			for range 3 {
				due := dueOf(h, participation.DueExpiring)
				warned = append(warned, due.On)
				h.fall(participation.DueExpiring, waitsForUs)
				var says participation.LetterData
				if l := h.last.Letters[0]; l.Says(&says) != nil || says.DueOn != calendartest.Day.AddMonths(12) || says.Documents[0].Name != market.ElementName(element) {
					t.Errorf("the letter says %+v", says)
				}
			}
			if !slices.Equal(warned, []calendar.Date{calendartest.Day.AddDays(275), calendartest.Day.AddMonths(10).AddDays(1), calendartest.Day.AddMonths(11).AddDays(1)}) {
				t.Errorf("warned on %v", warned)
			}
			h.fall(participation.DueExpired, waitsForUs)
			freeze := kind == "license" || kind == "dea-cds"
			if p := h.file.Participation; (p.Status == participation.StatusSuspended) != freeze || p.Ended() || p.AskedUntil != calendartest.Day.AddDays(399) {
				t.Errorf("it is %s, asked until %s", p.Status, p.AskedUntil)
			}
			queued(h, participation.QueueVerification, true)
			h.fall(participation.DueAsked, waitsForUs)
			queued(h, participation.QueueDirector, true)

			again := credential.Verification{Result: credential.ResultMet, Source: "Board", VerifiedOn: calendartest.Day.AddDays(400), ExpiresOn: calendartest.Day.AddDays(1134), Why: "Renewed.", Note: "Seen."}
			h.take(h.file.RecordVerification(sam, element, again, at(401)))
			queued(h, participation.QueueVerification, false)
			queued(h, participation.QueueDirector, false)
			if p := h.file.Participation; p.AskedUntil != "" || dueOf(h, participation.DueExpired).On != calendartest.Day.AddDays(1135) {
				t.Errorf("asked until %s, due %v", p.AskedUntil, p.Dues)
			}
		})
	}
}

// A later day known of the same credential, from its source or its document, freezes nothing.
func TestALaterDayThatIsKnownFreezesNothing(t *testing.T) {
	t.Parallel()
	h := active(t, func(o *participation.Opening) {
		o.Elements[0].ExpiresOn = calendartest.Day.AddDays(769)
	})
	h.fall(participation.DueExpired, waitsForUs).is(participation.StatusActive) // the document alone ran out
	if len(h.file.Owed()) != 1 {
		t.Error("the document is not asked for")
	}
	h = holding(t, calendartest.Day.AddMonths(12), "license:GA", "malpractice-coverage")
	h.fall(participation.DueExpiring, waitsForUs)
	var says participation.LetterData
	if err := h.last.Letters[0].Says(&says); err != nil || len(says.Documents) != 2 || len(h.last.Letters) != 1 {
		t.Errorf("one letter lists all of the day: %+v", says)
	}
}

// What was asked for has a day, and the director hears when it passes: nobody is forgotten for
// years (an expired DEA certificate, cover that lapsed).
func TestWhatDoesNotComeEscalates(t *testing.T) {
	t.Parallel()
	h := active(t).fall(participation.DueExpired, waitsForUs)
	if due := dueOf(h, participation.DueAsked); due.On != calendartest.Day.AddDays(400) {
		t.Errorf("it escalates on %s", due.On)
	}
	h.fall(participation.DueAsked, waitsForUs).told(casefile.DeadlineReached)
	queued(h, participation.QueueDirector, true)
}
