package market

import (
	"slices"

	"credo/shared/calendar"
)

// Market is one market of the plan: a state, or Arkansas's PASSE. Days are calendar
// days where the name does not say business days.
type Market struct {
	ID                 string         `json:"id"`
	Name               string         `json:"name"`
	PlanName           string         `json:"planName"` // on letters
	State              string         `json:"state"`    // two letters
	Regulator          string         `json:"regulator"`
	DirectorTitle      string         `json:"directorTitle"`    // who is responsible for credentialing
	TimeZone           string         `json:"timeZone"`         // IANA name; the market's days
	ProviderServices   string         `json:"providerServices"` // phone
	ServiceHours       string         `json:"serviceHours"`     // when it is answered
	CAQHPlanName       string         `json:"caqhPlanName"`     // to authorize in the CAQH profile
	Portal             string         `json:"portal"`           // open or coming-soon
	PortalURL          string         `json:"portalURL"`
	PortalRegistration string         `json:"portalRegistration"` // what registering asks for
	ContractWith       string         `json:"contractWith"`       // legal entity that signs the agreement
	Address            []string       `json:"address"`            // of the letterhead, line by line
	IRSNameMustMatch   bool           `json:"irsNameMustMatch"`   // the provider's legal name must equal W-9 line 1
	Products           []Product      `json:"products"`
	Professions        []string       `json:"professions"` // codes; all of common.yaml's when the file has none
	Documents          []DocumentRule `json:"documents"`
	Elements           []ElementRule  `json:"elements"`
	TurnedAway         []Direction    `json:"turnedAway"`
	Claims             Claims         `json:"claims"`
	Payments           Payments       `json:"payments"`

	DocumentDays         int              `json:"documentDays"`         // to send what is missing
	RenewalDays          int              `json:"renewalDays"`          // to send what a recredentialing needs
	ReminderDays         []int            `json:"reminderDays"`         // days after the request, ascending
	ReopenDays           int              `json:"reopenDays"`           // a discontinued file can be reopened
	AppealDays           int              `json:"appealDays"`           // to appeal a denial
	AppealDecisionDays   int              `json:"appealDecisionDays"`   // from the appeal to its decision
	HearingNoticeDays    int              `json:"hearingNoticeDays"`    // from the notice of a hearing to its day (42 USC 11112(b)(2): 30)
	ClockWarnDays        int              `json:"clockWarnDays"`        // staff are warned that long before a clock of ours runs out
	VerifyDays           int              `json:"verifyDays"`           // the plan's own target, from the complete application to the last verification
	MedicaidCheckMonths  int              `json:"medicaidCheckMonths"`  // whom the state credentials: the Medicaid enrollment is asked for again
	UndoEndDays          int              `json:"undoEndDays"`          // an end can be taken back
	EndNoticeDays        int              `json:"endNoticeDays"`        // from the notice to an end, where the product says nothing
	SummaryReviewDays    int              `json:"summaryReviewDays"`    // a suspension for danger to members is reviewed
	SuspensionReviewDays int              `json:"suspensionReviewDays"` // any other is
	WarnDays             []int            `json:"warnDays"`             // ahead of what runs out, descending
	Watched              []Watched        `json:"watched"`
	WelcomeBusinessDays  int              `json:"welcomeBusinessDays"` // from the finished load to the welcome letter
	ProvisionalDays      int              `json:"provisionalDays"`     // longest provisional participation, once
	DecisionClock        DecisionClock    `json:"decisionClock"`
	DeficiencyNotice     DeficiencyNotice `json:"deficiencyNotice"`
	Committee            Committee        `json:"committee"`
	MailingDays          int              `json:"mailingDays"`         // a right told by post runs that much longer
	MalpracticeMinimum   Cover            `json:"malpracticeMinimum"`  // staff are told of less
	ProvisionalWarnDays  []int            `json:"provisionalWarnDays"` // days of it on which staff are warned, ascending
	ProvisionalElements  []string         `json:"provisionalElements"` // met and current before one, beside what could be a hard stop
	ExpiringElements     []string         `json:"expiringElements"`    // met only with the day they run out
	EligibilityReasons   []string         `json:"eligibilityReasons"`  // codes of an administrative denial
	HardStops            []HardStop       `json:"hardStops"`
	OutOfState           OutOfState       `json:"outOfState"`
	ClosedPanels         []ClosedPanel    `json:"closedPanels"`
	AnswerDays           int              `json:"answerDays"` // staff give a provider at least that long to answer
	Agreement            AgreementRules   `json:"agreement"`
	SignatureWarnDays    int              `json:"signatureWarnDays"` // before a signature grows too old to decide on
}

// Product is a health plan product a provider can join.
type Product struct {
	ID              string `json:"id"`
	Name            string `json:"name"`
	LineOfBusiness  string `json:"lineOfBusiness"`
	CredentialedBy  string `json:"credentialedBy"`            // plan or state
	Directions      string `json:"directions,omitempty"`      // where the state credentials
	EndNoticeDays   int    `json:"endNoticeDays,omitempty"`   // from the notice to an end
	RetroactiveDays int    `json:"retroactiveDays,omitempty"` // how far before the decision it may take effect
}

// Watched is what is watched of an element while a provider takes part.
type Watched struct {
	Element  string `json:"element"`
	Document string `json:"document,omitempty"` // that proves it
	Freeze   bool   `json:"freeze,omitempty"`   // nobody goes on a day without it
}

// WatchedBy is what a type of document proves; the zero value for none.
func (m Market) WatchedBy(documentType string) Watched {
	i := slices.IndexFunc(m.Watched, func(w Watched) bool { return w.Document == documentType })
	if i < 0 {
		return Watched{}
	}
	return m.Watched[i]
}

// Freezes reports whether nobody goes on a day without the element.
func (m Market) Freezes(element string) bool {
	return slices.ContainsFunc(m.Watched, func(w Watched) bool { return w.Freeze && w.Element == Kind(element) })
}

// Cover is an amount of liability insurance, in whole US dollars.
type Cover struct {
	PerClaim  int64 `json:"perClaim"`
	Aggregate int64 `json:"aggregate"`
}

// Direction says who contracts a service that this market turns away.
type Direction struct {
	Service string `json:"service"`
	To      string `json:"to"`
	Phone   string `json:"phone,omitempty"`
}

// AgreementRules are the clocks of the participation agreement, in days.
type AgreementRules struct {
	RemindDays []int `json:"remindDays"` // after it was sent, while it is not signed; ascending
	LapseDays  int   `json:"lapseDays"`  // an approval is contracted within so many days, or lapses
}

// Named is whom to contact, with the phone if there is one.
func (d Direction) Named() string {
	if d.Phone == "" {
		return d.To
	}
	return d.To + " (" + d.Phone + ")"
}

// Committee is what makes the credentialing committee one (NCQA CR 2 A): how many members
// vote on a file at least, and how many of them practise in the plan's network.
type Committee struct {
	Quorum               int `json:"quorum"`
	NetworkPractitioners int `json:"networkPractitioners"`
}

// DecisionClock is the state's limit in days from a complete application to the
// decision; 0 where none is enacted.
type DecisionClock struct {
	Physician int `json:"physician"` // MD and DO
	Other     int `json:"other"`
	// StoppedBy names the element whose verification by another body stops the clock, or "".
	StoppedBy string `json:"stoppedBy"`
}

// DeficiencyNotice is the state's limit to tell a provider what an application lacks:
// in days or in business days; both 0 where none is enacted.
type DeficiencyNotice struct {
	Days         int `json:"days"`
	BusinessDays int `json:"businessDays"`
}

// Claims says how to submit claims.
type Claims struct {
	PayerID    string   `json:"payerId"`
	Electronic string   `json:"electronic"`
	Paper      []string `json:"paper"` // address, line by line
}

// Payments says how claims are paid.
type Payments struct {
	Vendor string `json:"vendor"`
	Phone  string `json:"phone"`
	Text   string `json:"text"`
}

// Contact is one way to reach the plan.
type Contact struct {
	Name  string
	Phone string
	Hours string // "" where not known
}

// Contacts lists whom a provider can call, first the one for everything.
func (m Market) Contacts() []Contact {
	return []Contact{
		{Name: m.PlanName + " Provider Services", Phone: m.ProviderServices, Hours: m.ServiceHours},
		{Name: m.Payments.Vendor + " (payments)", Phone: m.Payments.Phone},
	}
}

// Product returns one of the market's products.
func (m Market) Product(id string) (Product, bool) {
	for _, p := range m.Products {
		if p.ID == id {
			return p, true
		}
	}
	return Product{}, false
}

// TurnsAway returns where the market sends a provider of these services, if it turns
// them away. It goes by service, never by specialty, and spares who gives other care as well:
// an optometrist who treats disease is welcome.
func (m Market) TurnsAway(services []string) (Direction, bool) {
	directed := m.Directs(services)
	if len(directed) == 0 || slices.Contains(services, OtherCare) {
		return Direction{}, false
	}
	return directed[0], true
}

// Directs returns who contracts those of the services that the market turns away.
func (m Market) Directs(services []string) []Direction {
	var out []Direction
	for _, d := range m.TurnedAway {
		if slices.Contains(services, d.Service) {
			out = append(out, d)
		}
	}
	return out
}

// DecisionDaysFor is the state's limit in days from a complete application to the decision
// on a provider like this; 0 for none.
func (m Market) DecisionDaysFor(f Facts) int {
	if IsPhysician(f.Profession) {
		return m.DecisionClock.Physician
	}
	return m.DecisionClock.Other
}

// DeficiencyNoticeBy is the last day to tell the provider what an application received
// on the given day lacks; "" where the state sets no limit.
func (m Market) DeficiencyNoticeBy(receivedOn calendar.Date) calendar.Date {
	switch n := m.DeficiencyNotice; {
	case n.BusinessDays > 0:
		return receivedOn.AddBusinessDays(n.BusinessDays)
	case n.Days > 0:
		return receivedOn.AddDays(n.Days)
	}
	return ""
}

// Recredentials reports whether the plan has a cycle with a provider in these products: with
// one at least that it credentials itself (NCQA CR 1, CR 4).
func (m Market) Recredentials(products []string) bool {
	return credentialedBy(m.choose(products), ByPlan)
}

// CredentialedByState reports whether the state credentials every one of the products.
func (m Market) CredentialedByState(products []string) bool {
	chosen := m.choose(products)
	return len(chosen) > 0 && !slices.ContainsFunc(chosen, func(p Product) bool { return p.CredentialedBy == ByPlan })
}

// LinesOfBusiness are those of the products, each once, in the market's order.
func (m Market) LinesOfBusiness(products []string) []string {
	var out []string
	for _, p := range m.choose(products) {
		if !slices.Contains(out, p.LineOfBusiness) {
			out = append(out, p.LineOfBusiness)
		}
	}
	return out
}

// choose returns the market's products among the IDs.
func (m Market) choose(ids []string) []Product {
	var chosen []Product
	for _, p := range m.Products {
		if slices.Contains(ids, p.ID) {
			chosen = append(chosen, p)
		}
	}
	return chosen
}
