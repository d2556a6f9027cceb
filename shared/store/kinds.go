package store

import (
	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/committee"
	"credo/shared/participation"
)

// Kinds are the kinds of case that Credo keeps. A new one is added here, and what stores,
// sweeps, publishes, writes and lists cases serves it.
var Kinds = casefile.Kinds{
	{Name: application.CaseName, Key: "APP", Owns: application.Owns, Found: true, Queues: application.Queues,
		New: application.New, Needs: application.DueNeeds, FallDue: application.FallsDue,
		Alarms: map[casefile.DueKind]string{application.DueWelcome: "WelcomeLate"}},
	{Name: participation.CaseName, Key: "PROVIDER", Owns: participation.Owns, Queues: participation.Queues,
		New: participation.New, Needs: application.ParticipationNeeds, FallDue: application.ParticipationFallsDue},
	{Name: committee.RegisterName, Key: "COMMITTEE", Owns: committee.OwnsRegister, New: committee.NewRegister},
	{Name: committee.MeetingName, Key: "MEETING", Owns: committee.OwnsMeeting, New: committee.NewMeeting},
}
