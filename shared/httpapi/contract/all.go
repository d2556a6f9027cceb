// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

// Package contract is what each operation of openapi.yaml demands of a request, as Go. It
// exists so that a function knows its route without parsing the description: it links its
// own operations, and no other.
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
		AttestApplication,
		CallMeeting,
		CastVote,
		ChangeParticipation,
		CheckStatus,
		CompleteDuty,
		CorrectContact,
		DecideAppeal,
		DecideApplication,
		EnterAppeal,
		FileAppeal,
		HandleContract,
		ListApplications,
		ListMarkets,
		ListMeetings,
		LookUpNPI,
		OpenAgreement,
		OpenApplication,
		OpenCommittee,
		OpenDocument,
		OpenLetter,
		OpenMeeting,
		PreviewLetter,
		PutOnAgenda,
		RaiseDiscrepancy,
		ReadAgreement,
		ReadLetter,
		RecordVerification,
		RemindApplicationID,
		ReopenApplication,
		RequestDocuments,
		RequestUpload,
		ResendLetter,
		ReviewDocument,
		SeatMember,
		SetHearing,
		SettleQuestion,
		ShowDashboard,
		ShowTimes,
		SignContract,
		SignMinutes,
		SubmitApplication,
		WithdrawApplication,
	}
}
