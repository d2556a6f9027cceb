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
	ResultHandedOver       casefile.EventName = "ResultHandedOver"       // an application's verification found something of this provider
	LoadFrozen             casefile.EventName = "LoadFrozen"             // a hard stop came between approval and load
	LoadStarted            casefile.EventName = "LoadStarted"
	ClaimsLoaded           casefile.EventName = "ClaimsLoaded"
	DirectoryLoaded        casefile.EventName = "DirectoryLoaded"
	LoadFailed             casefile.EventName = "LoadFailed"
	ProviderSuspended      casefile.EventName = "ProviderSuspended"
	ProviderReinstated     casefile.EventName = "ProviderReinstated"
	ProductsBegan          casefile.EventName = "ProductsBegan" // their first day came
	ProductsEnded          casefile.EventName = "ProductsEnded" // some; the participation goes on
	EndNoticed             casefile.EventName = "EndNoticed"    // notice was given; it ends on its day
	EndUndone              casefile.EventName = "EndUndone"     // a notice or an end was taken back
	AppealFiled            casefile.EventName = "AppealFiled"   // against a suspension or an end
	HearingSet             casefile.EventName = "HearingSet"    // notice was given of when and where it is heard
	AppealDecided          casefile.EventName = "AppealDecided" // by its panel
	DutyDone               casefile.EventName = "DutyDone"      // others were told of an action, with proof
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
	EndNoticed:                "We gave notice that your participation ends.",
	EndUndone:                 "Your participation goes on.",
	AppealFiled:               "You appealed.",
	HearingSet:                "We told you when your appeal is heard.",
	AppealDecided:             "Your appeal was decided.",
	ProductsBegan:             "Your participation began.",
	ProductsEnded:             "A product ended.",
	ProviderEnded:             "Your participation ended.",
	DocumentExpired:           "A document or credential ran out.",
	casefile.DocumentReceived: "A document arrived.",
	casefile.DocumentAccepted: "A document was accepted.",
	casefile.DocumentRejected: "A document could not be used.",
}
