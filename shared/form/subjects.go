package form

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"credo/shared/market"
)

// Referred is the form with a reference for each owner, director and managing employee: keyed,
// so that it tells nobody who they are, and the same for one person in two roles.
func (s Submission) Referred(taxRef string) Submission {
	s.Owners = slices.Clone(s.Owners)
	for i, o := range s.Owners {
		mac := hmac.New(sha256.New, []byte(taxRef))
		mac.Write([]byte(o.TaxID))
		kind := market.PersonRef
		if o.Company {
			kind = market.CompanyRef
		}
		s.Owners[i].Ref = kind + hex.EncodeToString(mac.Sum(nil))[:10]
	}
	return s
}

// states are those in which the provider practises: of the places of service, where there is
// care from afar the market's own, and of an organization the one that licenses it. A change
// takes none away.
func (s Submission) states() []string {
	var out []string
	for _, l := range s.Locations {
		out = append(out, l.Address.State)
		if m, ok := market.Known().Find(s.Market); ok && slices.Contains(l.Settings, "telehealth") {
			out = append(out, m.State)
		}
	}
	if s.Organization != nil && s.Organization.License.State != "" {
		out = append(out, s.Organization.License.State)
	}
	return sorted(append(out, s.known(func(e string) bool { return market.Kind(e) == "license" })...))
}

// owners are the references of those who are disclosed. A change but of the Tax ID brings no
// new ones: those of the contract count.
func (s Submission) owners() []string {
	if s.Change != nil && s.Change.What != "tax-id" {
		return sorted(s.known(market.OfOwner))
	}
	var out []string
	for _, o := range s.Owners {
		if o.Ref != "" {
			out = append(out, o.Ref)
		}
	}
	return sorted(out)
}

// known are the subjects of the elements that apply so far of who asks for a change.
func (s Submission) known(which func(element string) bool) []string {
	var out []string
	for _, e := range s.Known {
		if s.Change != nil && which(e) {
			out = append(out, market.Subject(e))
		}
	}
	return out
}

func sorted(of []string) []string {
	slices.Sort(of)
	return slices.Compact(of)
}

// Whose is whose an element of this form is, as staff read it: a state, or an owner by name; ""
// for the provider's own.
func (s Submission) Whose(element string) string {
	subject := market.Subject(element)
	i := slices.IndexFunc(s.Owners, func(o Owner) bool { return o.Ref != "" && o.Ref == subject })
	switch {
	case i >= 0:
		return s.Owners[i].Name
	case market.OfOwner(element):
		return "an owner of the contract"
	}
	return subject
}

// ElementName is what staff call an element of this form.
func (s Submission) ElementName(element string) string {
	name := market.ElementName(market.Kind(element))
	if whose := s.Whose(element); whose != "" {
		name += " (" + whose + ")"
	}
	return name
}
