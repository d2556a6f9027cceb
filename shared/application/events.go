package application

import "credo/shared/casefile"

// The events. The plan's own affairs among them are not in the provider's timeline.
const (
	ApplicationSubmitted    casefile.EventName = "ApplicationSubmitted"
	ApplicationTurnedAway   casefile.EventName = "ApplicationTurnedAway"
	ApplicationAssigned     casefile.EventName = "ApplicationAssigned"
	DocumentExpired         casefile.EventName = "DocumentExpired"
	DocumentsRequested      casefile.EventName = "DocumentsRequested"
	AttestationSigned       casefile.EventName = "AttestationSigned" // disclosures and signature, anew
	ApplicationCompleted    casefile.EventName = "ApplicationCompleted"
	DiscrepancyFound        casefile.EventName = "DiscrepancyFound"
	DiscrepancyClosed       casefile.EventName = "DiscrepancyClosed" // without an answer
	FormCorrected           casefile.EventName = "FormCorrected"     // what the provider said it should be was taken over
	DiscrepancyAnswered     casefile.EventName = "DiscrepancyAnswered"
	ApplicationReady        casefile.EventName = "ApplicationReady"
	DecisionDeferred        casefile.EventName = "DecisionDeferred"
	ApplicationApproved     casefile.EventName = "ApplicationApproved"
	ApprovalRescinded       casefile.EventName = "ApprovalRescinded"
	ApplicationDenied       casefile.EventName = "ApplicationDenied"
	AppealFiled             casefile.EventName = "AppealFiled"
	HearingSet              casefile.EventName = "HearingSet" // notice was given of when and where the appeal is heard
	AppealWithdrawn         casefile.EventName = "AppealWithdrawn"
	AppealDecided           casefile.EventName = "AppealDecided"
	ContractWasSent         casefile.EventName = "ContractSent"
	AgreementOpened         casefile.EventName = "AgreementOpened"
	ContractWasSigned       casefile.EventName = "ContractSigned"
	ContractWasExecuted     casefile.EventName = "ContractExecuted"
	OutcomeHandedOver       casefile.EventName = "OutcomeHandedOver" // to the participation; names the last hash of its chain
	ApprovalLapsed          casefile.EventName = "ApprovalLapsed"
	ProviderEnrolled        casefile.EventName = "ProviderEnrolled"
	ContactCorrected        casefile.EventName = "ContactCorrected"
	ApplicationWithdrawn    casefile.EventName = "ApplicationWithdrawn"
	ApplicationDiscontinued casefile.EventName = "ApplicationDiscontinued"
	ApplicationReopened     casefile.EventName = "ApplicationReopened"
	ApplicationIDReminded   casefile.EventName = "ApplicationIDReminded"
	RecredentialingOpened   casefile.EventName = "RecredentialingOpened"
)
