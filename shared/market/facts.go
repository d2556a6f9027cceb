package market

import "credo/shared/calendar"

// Facts is what the rules ask about a submission, and all they may ask: no name, no
// number and no protected trait is among it.
type Facts struct {
	Kind                     string        `json:"kind"`
	ProviderType             string        `json:"providerType"`
	Profession               string        `json:"profession,omitempty"` // code; practitioners only
	Taxonomy                 string        `json:"taxonomy,omitempty"`   // code of the main one
	Services                 []string      `json:"services,omitempty"`
	CredentialingApplication string        `json:"credentialingApplication,omitempty"` // caqh or uploaded
	Change                   string        `json:"change,omitempty"`                   // what a change changes
	PrescribesControlled     bool          `json:"prescribesControlled,omitempty"`
	OnsiteLaboratory         bool          `json:"onsiteLaboratory,omitempty"`
	FacilityBasedOnly        bool          `json:"facilityBasedOnly,omitempty"`
	BoardCertified           bool          `json:"boardCertified,omitempty"`
	Collaborates             bool          `json:"collaborates,omitempty"` // under an agreement with a physician
	W9Upload                 bool          `json:"w9Upload,omitempty"`
	Accredited               bool          `json:"accredited,omitempty"`
	Surveyed                 bool          `json:"surveyed,omitempty"`     // by the state or CMS, at most 36 months ago
	SurveyedOn               calendar.Date `json:"surveyedOn,omitempty"`   // last, however long ago
	States                   []string      `json:"states,omitempty"`       // in which the provider practises; ascending
	Owners                   []string      `json:"owners,omitempty"`       // references of owners, directors and managing employees
	Disclosed                bool          `json:"disclosed,omitempty"`    // a question of the attestation was answered yes
	Credentialed             bool          `json:"credentialed,omitempty"` // by the plan, at most a cycle ago: of a change alone
}
