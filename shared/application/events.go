package application

import "credo/shared/casefile"

// The events. The plan's own affairs among them are not in the provider's timeline.
const (
	ApplicationSubmitted    casefile.EventName = "ApplicationSubmitted"
	ApplicationTurnedAway   casefile.EventName = "ApplicationTurnedAway"
	ApplicationAssigned     casefile.EventName = "ApplicationAssigned"
	DocumentExpired         casefile.EventName = "DocumentExpired"
	DocumentsRequested      casefile.EventName = "DocumentsRequested"
	ApplicationCompleted    casefile.EventName = "ApplicationCompleted"
	DiscrepancyFound        casefile.EventName = "DiscrepancyFound"
	DiscrepancyAnswered     casefile.EventName = "DiscrepancyAnswered"
	ApplicationReady        casefile.EventName = "ApplicationReady"
	DecisionDeferred        casefile.EventName = "DecisionDeferred"
	ApplicationApproved     casefile.EventName = "ApplicationApproved"
	ApplicationDenied       casefile.EventName = "ApplicationDenied"
	AppealFiled             casefile.EventName = "AppealFiled"
	AppealDecided           casefile.EventName = "AppealDecided"
	ContractWasSent         casefile.EventName = "ContractSent"
	ContractWasSigned       casefile.EventName = "ContractSigned"
	ContractWasExecuted     casefile.EventName = "ContractExecuted"
	OutcomeHandedOver       casefile.EventName = "OutcomeHandedOver" // to the participation; names the last hash of its chain
	ProviderEnrolled        casefile.EventName = "ProviderEnrolled"
	ContactCorrected        casefile.EventName = "ContactCorrected"
	ApplicationWithdrawn    casefile.EventName = "ApplicationWithdrawn"
	ApplicationDiscontinued casefile.EventName = "ApplicationDiscontinued"
	ApplicationReopened     casefile.EventName = "ApplicationReopened"
	ApplicationIDReminded   casefile.EventName = "ApplicationIDReminded"
	RecredentialingOpened   casefile.EventName = "RecredentialingOpened"
)
