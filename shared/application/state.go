package application

// State says where an application stands.
type State string

// The states. Gathering, verifying and ready follow from what the file holds; the
// others are reached by a command.
const (
	StateGathering    State = "gathering"    // waits for the provider: documents, an answer
	StateVerifying    State = "verifying"    // waits for reviews and primary-source verification
	StateReady        State = "ready"        // waits for the medical director or the committee
	StateApproved     State = "approved"     // credentialed; waits for the contract
	StateEnrolling    State = "enrolling"    // being loaded into claims payment and the directory
	StateEnrolled     State = "enrolled"     // loaded; participating
	StateDenied       State = "denied"       // by the committee; may be appealed
	StateAppealed     State = "appealed"     // an appeal waits to be heard
	StateTurnedAway   State = "turned_away"  // another organisation contracts this service
	StateDiscontinued State = "discontinued" // a deadline passed; may be reopened
	StateWithdrawn    State = "withdrawn"    // by the provider
)

// Transitions lists, for each state, the states one command may lead to. The test of
// the state machine holds every change against it.
var Transitions = map[State][]State{
	"":                {StateGathering, StateVerifying, StateReady, StateTurnedAway},
	StateGathering:    {StateVerifying, StateReady, StateDiscontinued, StateWithdrawn},
	StateVerifying:    {StateGathering, StateReady, StateApproved, StateEnrolling, StateDenied, StateDiscontinued, StateWithdrawn}, // approved provisionally, or decided when it was ready
	StateReady:        {StateGathering, StateVerifying, StateApproved, StateEnrolling, StateDenied, StateDiscontinued, StateWithdrawn},
	StateApproved:     {StateEnrolling, StateWithdrawn, StateDiscontinued}, // a change, when the participation ends,
	StateEnrolling:    {StateEnrolled, StateDiscontinued},
	StateDenied:       {StateAppealed},
	StateAppealed:     {StateReady, StateGathering, StateVerifying, StateDenied, StateWithdrawn},
	StateDiscontinued: {StateGathering, StateVerifying, StateReady},
	StateEnrolled:     {StateDenied}, // only a provisional participation
	StateTurnedAway:   {},
	StateWithdrawn:    {},
}

// Open reports whether work on the application goes on. There is at most one open
// application for a market, kind, NPI and Tax ID.
func (s State) Open() bool {
	return s.undecided() || s == StateApproved || s == StateEnrolling || s == StateAppealed
}

// undecided reports whether the state follows from the file's documents and elements.
func (s State) undecided() bool {
	return s == StateGathering || s == StateVerifying || s == StateReady
}

// Contract says where the plan's participation agreement stands, beside the credentialing.
type Contract string

// The states of the contract.
const (
	ContractNone     Contract = "none"
	ContractSent     Contract = "sent"
	ContractSigned   Contract = "signed"   // by the provider
	ContractExecuted Contract = "executed" // countersigned by the plan
)
