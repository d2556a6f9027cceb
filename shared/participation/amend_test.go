package participation_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"credo/shared/calendar/calendartest"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

var change = participation.Link{ApplicationID: "CRD-CHANGE", Hash: "the change's", Kind: form.KindChange}

// renumbered is the amendment of a form that came with another Tax ID.
func renumbered(h *holder, taxID string) participation.Amendment {
	s := h.inForce.Form
	s.TaxID, s.Change = taxID, &form.ChangeRequest{What: "tax-id"}
	s.Contact.Email = "slip@example.com" // repeated wrongly; not what the change is about
	return participation.Amendment{Link: change, Delta: s.ChangeDelta(), TaxRef: "ref-" + taxID, HoldsFrom: dayOne.AddDays(3), Why: "change application: tax-id"}
}

func TestAnAmendmentChangesOnlyWhatItNames(t *testing.T) {
	t.Parallel()
	h := active(t)
	was := h.inForce
	h.take(h.file.Amend(dana, renumbered(h, "000009999"), was, at(5)))
	h.told(participation.ParticipationAmended, participation.LoadStarted)
	want := was.Form
	want.TaxID = "000009999"
	if diff := cmp.Diff(want, h.inForce.Form, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	v, p := h.inForce, h.is(participation.StatusActive)
	if v.Number != 2 || p.Form != 2 || v.HoldsFrom != dayOne.AddDays(3) || v.By != dana.Name || !v.At.Equal(at(5)) || v.Why != "change application: tax-id" {
		t.Errorf("version %+v, state %d", v, p.Form)
	}
	if p.TaxRef != "ref-000009999" || p.Locks[0] != participation.Lock("ga", p.NPI, "ref-000009999") || p.Load.For != change.ApplicationID {
		t.Errorf("%+v", p)
	}
	if p.ApplicationID != first || p.Kind != form.KindInitial {
		t.Errorf("people read of it under %s, of kind %s", p.ApplicationID, p.Kind)
	}
	if e := h.last.Events[0]; cmp.Diff([]any{"/taxId", "/taxIdType", "/w9", "/owners"}, casefile.Facts(e.Data)["fields"]) != "" || e.Data["applicationHash"] != change.Hash {
		t.Errorf("the history says %v", e.Data)
	}
}

func TestVersionsAreKept(t *testing.T) {
	t.Parallel()
	h := active(t)
	h.take(h.file.Amend(dana, renumbered(h, "000009999"), h.inForce, at(5)))
	names := map[string]bool{}
	for _, r := range h.last.Records {
		names[r.Name] = r.Value.(form.Version).Number == 2
	}
	if len(names) != 2 || !names["FORM"] || !names["FORM#000002"] {
		t.Errorf("records %v", names)
	}
}

// Two amendments that were made of the same form, one after the other: neither undoes the
// other.
func TestTwoAmendmentsSideBySide(t *testing.T) {
	t.Parallel()
	h := active(t)
	a := renumbered(h, "000009999")
	h.take(h.file.CorrectContact(sam, "new@example.com", "post", "By phone.", h.inForce, at(1)))
	h.take(h.file.Amend(dana, a, h.inForce, at(2)))
	p := h.file.Participation
	if f := h.inForce.Form; f.TaxID != "000009999" || f.Contact.Email != "new@example.com" || f.Contact.Channel != "post" || h.inForce.Number != 3 {
		t.Errorf("version %d says %s, %+v", h.inForce.Number, f.TaxID, f.Contact)
	}
	if p.Email != "new@example.com" || p.Channel != "post" {
		t.Errorf("letters go to %s by %s", p.Email, p.Channel)
	}
}

func TestProductsAreAddedAndRemoved(t *testing.T) {
	t.Parallel()
	add := participation.Amendment{Link: change, Added: []participation.Term{{Product: "ga-medicare", EffectiveOn: dayOne.AddDays(39)}}, HoldsFrom: dayOne.AddDays(39)}
	remove := participation.Amendment{Link: change, Removed: []string{"ga-marketplace"}, HoldsFrom: dayOne.AddDays(70)}
	h := active(t)
	h.take(h.file.Amend(dana, add, h.inForce, at(1)))
	h.take(h.file.Amend(dana, remove, h.inForce, at(2)))
	removed := product("ga-marketplace", participation.StatusEnded)
	removed.EndedOn = calendartest.Day.AddDays(70)
	want := []participation.Term{removed, {Product: "ga-medicare", EffectiveOn: calendartest.Day.AddDays(39), State: participation.StatusPending}}
	if diff := cmp.Diff(want, h.file.Participation.Terms); diff != "" {
		t.Error(diff)
	}
	if h.inForce.Number != 1 || h.file.Participation.Form != 1 {
		t.Errorf("the form has version %d", h.inForce.Number)
	}
	h.obey("suspend", 3).obey("reinstate", 4)
	if diff := cmp.Diff(want, h.file.Participation.Terms); diff != "" {
		t.Errorf("suspended and reinstated: %s", diff)
	}
	again := participation.Amendment{Link: change, Added: []participation.Term{{Product: "ga-marketplace", EffectiveOn: dayOne.AddDays(190)}}, HoldsFrom: dayOne.AddDays(190)}
	h.take(h.file.Amend(dana, again, h.inForce, at(5)))
	want[0] = participation.Term{Product: "ga-marketplace", EffectiveOn: calendartest.Day.AddDays(190), State: participation.StatusPending}
	if diff := cmp.Diff(want, h.file.Participation.Terms); diff != "" {
		t.Errorf("added again: %s", diff)
	}
	remove.Removed = []string{"ga-marketplace", "ga-unknown"}
	h.take(h.file.Amend(dana, remove, h.inForce, at(6)))
	if got := participation.Running(h.file.Participation.Terms); cmp.Diff([]string{"ga-medicare"}, got) != "" {
		t.Errorf("%v run", got)
	}
}

func TestADeltaThatDoesNotFitChangesNothing(t *testing.T) {
	t.Parallel()
	h := active(t)
	_, err := h.file.Amend(dana, participation.Amendment{Delta: form.Delta{{Op: "add", Path: "/organization/legalName", Value: json.RawMessage(`"x"`)}}}, h.inForce, at(1))
	if err == nil {
		t.Error("a practitioner got a legal name")
	}
}

func TestACorrectedContact(t *testing.T) {
	t.Parallel()
	h := active(t)
	run := h.file.Participation.Load.Run
	h.take(h.file.CorrectContact(sam, "new@example.com", "post", "By phone.", h.inForce, at(1)))
	h.told(participation.ContactCorrected)
	if e := h.last.Events[0]; len(e.Data) != 1 || e.Data["channel"] != "post" || e.Reason != "By phone." {
		t.Errorf("the history says %q, %v", e.Reason, e.Data)
	}
	if h.file.Participation.Load.Run != run {
		t.Error("claims payment was told of an address for letters")
	}
	again, err := h.file.CorrectContact(sam, "new@example.com", "post", "Once more.", h.inForce, at(2))
	if err != nil || !again.Empty() {
		t.Errorf("correcting twice: %v, %v", again.Events, err)
	}
	h.obey("suspend", 3)
	if l := h.last.Letters[0]; l.Channel != "post" {
		t.Errorf("the letter goes by %s", l.Channel)
	}
}
