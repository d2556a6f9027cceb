package casefile_test

import (
	"slices"
	"testing"

	"credo/shared/casefile"
	"credo/shared/problem"
)

const letter = "PARCEL-1-L01"

func TestALetterIsSentAndDelivered(t *testing.T) {
	t.Parallel()
	p := owing(t, 1)
	p, c := took(t, p)(casefile.LetterWasSent(p, letter, "m-1", now))
	if l := p.Letters[0]; l.Delivery != casefile.DeliverySent || l.MessageID != "m-1" || !l.SentAt.Equal(now) || !slices.Equal(p.State.Told, []string{letter}) {
		t.Errorf("%+v, told %v", l, p.State.Told)
	}
	if !slices.Equal(names(c.Events), []casefile.EventName{casefile.LetterSent}) || p.State.Version != 1 || p.State.Rev != 2 {
		t.Errorf("%v, %+v", names(c.Events), p.State.Header)
	}
	p, c = took(t, p)(casefile.LetterWasDelivered(p, letter, now))
	if p.Letters[0].Delivery != casefile.DeliveryDelivered || len(c.Events) > 0 {
		t.Errorf("%+v, %v", p.Letters[0], names(c.Events))
	}
}

// Notices come twice, late and in any order.
func TestNoticesOfALetter(t *testing.T) {
	t.Parallel()
	sent := func(p parcel) (casefile.Change, error) { return casefile.LetterWasSent(p, letter, "m-1", now) }
	delivered := func(p parcel) (casefile.Change, error) { return casefile.LetterWasDelivered(p, letter, now) }
	bounced := func(p parcel) (casefile.Change, error) {
		return casefile.LetterDidBounce(p, letter, "unknown user", now)
	}
	for name, c := range map[string]struct {
		notices []func(parcel) (casefile.Change, error)
		want    casefile.Delivery
		changes int
	}{
		"sent twice":                {[]func(parcel) (casefile.Change, error){sent, sent}, casefile.DeliverySent, 1},
		"delivered twice":           {[]func(parcel) (casefile.Change, error){sent, delivered, delivered}, casefile.DeliveryDelivered, 2},
		"delivered, then sent":      {[]func(parcel) (casefile.Change, error){delivered, sent}, casefile.DeliveryDelivered, 1},
		"bounced, then delivered":   {[]func(parcel) (casefile.Change, error){sent, bounced, delivered}, casefile.DeliveryBounced, 2},
		"delivered, then bounced":   {[]func(parcel) (casefile.Change, error){sent, delivered, bounced}, casefile.DeliveryBounced, 3},
		"bounced before it is sent": {[]func(parcel) (casefile.Change, error){bounced, sent, bounced}, casefile.DeliveryBounced, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, changes := owing(t, 1), 0
			for _, notice := range c.notices {
				var change casefile.Change
				if p, change = took(t, p)(notice(p)); !change.Empty() {
					changes++
				}
			}
			if p.Letters[0].Delivery != c.want || changes != c.changes || len(p.State.Told) != 1 {
				t.Errorf("%s after %d changes, told %v", p.Letters[0].Delivery, changes, p.State.Told)
			}
		})
	}
}

func TestALetterThatCameBackIsSentAgain(t *testing.T) {
	t.Parallel()
	p := owing(t, 1)
	_, err := casefile.ResendLetter(p, sam, letter, now)
	refused(t, err, problem.KindConflict, "") // it is on its way
	p, _ = took(t, p)(casefile.LetterDidBounce(p, letter, "unknown user", now))
	if len(p.Bounced(dayOne)) != 1 || p.Events[len(p.Events)-1].Reason != "unknown user" {
		t.Errorf("%+v", p.Parts)
	}
	p.State.Channel = "post"
	p, c := took(t, p)(casefile.ResendLetter(p, sam, letter, now))
	again := p.Letters[1]
	if p.Letters[0].Replaced != again.Number || again.Number != "PARCEL-1-L02" || again.Channel != "post" || again.Delivery != casefile.DeliveryOwed || again.Data["weight"] != 7.0 {
		t.Errorf("%+v", p.Letters)
	}
	if !slices.Equal(names(c.Events), []casefile.EventName{casefile.LetterResent}) || c.Events[0].Actor != sam.Name || len(p.Bounced(dayOne)) != 0 {
		t.Errorf("%+v", c.Events)
	}
}

func TestALetterThereIsNot(t *testing.T) {
	t.Parallel()
	p := owing(t, 1)
	_, sent := casefile.LetterWasSent(p, "PARCEL-1-L09", "", now)
	_, delivered := casefile.LetterWasDelivered(p, "PARCEL-1-L09", now)
	_, resent := casefile.ResendLetter(p, sam, "PARCEL-1-L09", now)
	for _, err := range []error{sent, delivered, resent} {
		refused(t, err, problem.KindNotFound, "")
	}
}

func TestWhatALetterSays(t *testing.T) {
	t.Parallel()
	var says struct{ Weight int }
	l := owing(t, 1).Letters[0]
	if err := l.Says(&says); err != nil || says.Weight != 7 {
		t.Errorf("%+v, %v", says, err)
	}
	var other struct{ Weight string }
	if err := l.Says(&other); err == nil {
		t.Error("a number was read as a word")
	}
}
