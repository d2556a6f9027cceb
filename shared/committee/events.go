package committee

import "credo/shared/casefile"

// The events. They say who sits and how many voted, never a name or who voted what.
const (
	MemberSeated  casefile.EventName = "MemberSeated"
	MeetingCalled casefile.EventName = "MeetingCalled"
	FilePut       casefile.EventName = "FilePutOnAgenda"
	VoteCast      casefile.EventName = "VoteCast"
	MemberRecused casefile.EventName = "MemberRecused"
	MinutesSigned casefile.EventName = "MinutesSigned"
)
