// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/httpapi"
)

// All is every operation, for tests: a function links its own alone.
func All() []httpapi.Operation {
	return []httpapi.Operation{
		AcknowledgeLoad,
		AddNote,
		AnswerDiscrepancy,
		AssignApplication,
		ChangeParticipation,
		CheckStatus,
		CompleteDuty,
		CorrectContact,
		DecideAppeal,
		DecideApplication,
		FileAppeal,
		HandleContract,
		ListApplications,
		ListMarkets,
		LookUpNPI,
		OpenApplication,
		OpenDocument,
		OpenLetter,
		PreviewLetter,
		RaiseDiscrepancy,
		ReadLetter,
		RecordVerification,
		RemindApplicationID,
		ReopenApplication,
		RequestDocuments,
		RequestUpload,
		ResendLetter,
		ReviewDocument,
		ShowDashboard,
		ShowTimes,
		SignContract,
		SubmitApplication,
		WithdrawApplication,
	}
}
