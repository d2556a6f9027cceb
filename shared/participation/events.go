package participation

import "credo/shared/casefile"

// The events. ParticipationOpened, Renewed, Amended and Confirmed are outcomes of an
// application that were handed over; each names it and a hash of its chain.
const (
	ParticipationOpened    casefile.EventName = "ParticipationOpened"
	ParticipationBegan     casefile.EventName = "ParticipationBegan" // loaded: claims are paid from its first day on
	ParticipationRenewed   casefile.EventName = "ParticipationRenewed"
	ParticipationAmended   casefile.EventName = "ParticipationAmended"   // a delta on terms or form
	ParticipationConfirmed casefile.EventName = "ParticipationConfirmed" // the full decision after a provisional one
	RenewalMoved           casefile.EventName = "RenewalMoved"           // the recredentialing was opened, denied, appealed or withdrawn
	LoadStarted            casefile.EventName = "LoadStarted"
	ClaimsLoaded           casefile.EventName = "ClaimsLoaded"
	DirectoryLoaded        casefile.EventName = "DirectoryLoaded"
	LoadFailed             casefile.EventName = "LoadFailed"
	ProviderSuspended      casefile.EventName = "ProviderSuspended"
	ProviderReinstated     casefile.EventName = "ProviderReinstated"
	ProviderEnded          casefile.EventName = "ProviderEnded"
	DocumentExpired        casefile.EventName = "DocumentExpired"
	AdverseFound           casefile.EventName = "AdverseFound"      // in an application; the participation's own results are ElementVerified
	ParticipationKept      casefile.EventName = "ParticipationKept" // the director judged what was found or is late, and leaves it as it is
	ContactCorrected       casefile.EventName = "ContactCorrected"
)

// TimelineWords are the events a provider sees, in their words.
var TimelineWords = map[casefile.EventName]string{
	ParticipationOpened:       "We started loading you into our systems.",
	ParticipationConfirmed:    "You were approved in full.",
	ClaimsLoaded:              "Claims payment was told.",
	DirectoryLoaded:           "The provider directory was told.",
	ProviderSuspended:         "Your participation was suspended.",
	ProviderReinstated:        "Your participation was reinstated.",
	ProviderEnded:             "Your participation ended.",
	DocumentExpired:           "A document expired.",
	casefile.DocumentReceived: "A document arrived.",
	casefile.DocumentAccepted: "A document was accepted.",
	casefile.DocumentRejected: "A document could not be used.",
}
