package casefile

import (
	"slices"
	"strings"

	"credo/shared/identifier"
)

// Actor is who asks for a change.
type Actor struct {
	Name  string // "provider", "system" or "staff:<username>"
	Roles []string
}

// The roles of staff.
const (
	RoleSpecialist      = "specialist"
	RoleCommittee       = "committee"
	RoleMedicalDirector = "medical-director"
	RoleAuditor         = "auditor"
	RoleAdmin           = "admin"
)

// Actors that are not staff.
var (
	Provider = Actor{Name: "provider"}
	System   = Actor{Name: "system"} // conflicts nobody
)

// Staff is a member of staff with the roles of their token.
func Staff(username string, roles ...string) Actor {
	return Actor{Name: "staff:" + identifier.Username(username), Roles: roles}
}

// Username is the staff member's own name, or "" for provider and system.
func (a Actor) Username() string {
	name, ok := strings.CutPrefix(a.Name, "staff:")
	if !ok {
		return ""
	}
	return name
}

// Is reports whether the actor has one of the roles.
func (a Actor) Is(roles ...string) bool {
	return slices.ContainsFunc(roles, func(r string) bool { return slices.Contains(a.Roles, r) })
}
