// Code generated from data/*.yaml by go generate ./shared/market; DO NOT EDIT.

//go:build !ungenerated

package market

var marketARPASSE = Market{
	ID:                 "ar-passe",
	Name:               "Arkansas (CareSource PASSE)",
	PlanName:           "CareSource PASSE",
	State:              "AR",
	Regulator:          "Arkansas Department of Human Services",
	DirectorTitle:      "Medical Director",
	TimeZone:           "America/Chicago",
	ProviderServices:   "1-833-230-2100",
	ServiceHours:       "Monday to Friday, 8 a.m. to 5 p.m. Central Time",
	CAQHPlanName:       "CareSource Management Group",
	Portal:             "coming-soon",
	PortalURL:          "https://providerportal.caresource.com",
	PortalRegistration: "The provider portal is coming soon. You will register with your Tax ID and your Provider Number.",
	ContractWith:       "CareSource PASSE",
	Address:            []string{"CareSource PASSE", "P.O. Box 8738", "Dayton, OH 45401-8738"},
	Products: []Product{
		{
			ID:             "ar-passe",
			Name:           "CareSource PASSE",
			LineOfBusiness: "medicaid",
			CredentialedBy: "plan",
		},
	},
	Professions: []string{"MD", "DO", "NP", "PA", "CNM", "CNS", "CRNA", "DPM", "DC", "OD", "DDS", "DMD", "PsyD", "PhD", "LCSW", "LPC", "LMFT", "BCBA", "PT", "OT", "SLP", "AUD", "RD"},
	Documents: []DocumentRule{
		{
			Type: "w9",
			Name: "Form W-9",
			Why:  "The IRS name and Tax ID decide whom we pay and report to.",
			When: "If you chose to upload your W-9 instead of filling it in.",
			Fix:  "Upload the IRS Form W-9 (March 2024), all lines filled in, signed and dated.",
			If:   []string{"w9-upload"},
		},
		{
			Type:    "dea-certificate",
			Name:    "DEA certificate",
			Why:     "It shows that you may prescribe controlled substances in the state where you practice.",
			When:    "If you prescribe controlled substances.",
			Fix:     "Upload the current DEA certificate that shows your name, the number, the state and the expiration date.",
			Expires: true,
			If:      []string{"credentialed", "type:practitioner", "prescribes-controlled"},
		},
		{
			Type:    "malpractice-face-sheet",
			Name:    "Malpractice insurance face sheet",
			Why:     "It shows that you are insured, for how much and until when.",
			When:    "Always, except for groups and practitioners who work only in a facility.",
			Fix:     "Upload the declarations page that shows your name, the policy number, both amounts and the dates of coverage.",
			Expires: true,
			If:      []string{"credentialed"},
		},
		{
			Type:    "clia-certificate",
			Name:    "CLIA certificate",
			Why:     "A laboratory may test only what its CLIA certificate covers.",
			When:    "If there is a laboratory at one of your locations.",
			Fix:     "Upload the current CLIA certificate of each location with a laboratory.",
			Expires: true,
			If:      []string{"plan-reviewed", "laboratory"},
		},
		{
			Type:    "license",
			Name:    "State license",
			Why:     "An organization must be licensed and in good standing in its state.",
			When:    "If you are a facility, an agency or another organization.",
			Fix:     "Upload the current state license that shows the legal name, the number and the expiration date.",
			Expires: true,
			If:      []string{"credentialed", "type:organization"},
		},
		{
			Type:    "accreditation",
			Name:    "Accreditation certificate or survey report",
			Why:     "With it we need no site visit of our own.",
			When:    "If an accrediting body accredited your organization, or the state or CMS surveyed it in the last 36 months.",
			Fix:     "Upload the accreditation certificate, or the letter with the results of the last state or CMS survey.",
			Expires: true,
			If:      []string{"credentialed", "type:organization", "assessed"},
		},
		{
			Type: "credentialing-application",
			Name: "Credentialing application",
			Why:  "It is the application we verify when you do not use CAQH.",
			When: "If you upload your credentialing application instead of using CAQH.",
			Fix:  "Upload the complete application, every page, signed and dated within the last 120 days.",
			If:   []string{"credentialed", "type:practitioner", "uploaded-application"},
		},
		{
			Type: "collaborative-practice-agreement",
			Name: "Collaborative practice agreement",
			Why:  "It names the physician you practice with and what you may do under the agreement.",
			When: "If you practice under an agreement with a physician.",
			Fix:  "Upload the signed agreement that names the collaborating physician.",
			If:   []string{"credentialed", "type:practitioner", "collaborates"},
		},
	},
	Elements: []ElementRule{
		{
			Element: "ccvs",
			If:      []string{"credentialed", "type:practitioner", "physician"},
		},
		{
			Element: "caqh",
			If:      []string{"credentialed", "type:practitioner", "not-physician"},
		},
		{
			Element: "identity",
			If:      []string{"joins"},
		},
		{
			Element: "identity",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "identity",
			If:      []string{"change:irs-name"},
		},
		{
			Element: "license",
			Each:    "state",
			If:      []string{"credentialed"},
		},
		{
			Element: "dea-cds",
			Each:    "state",
			If:      []string{"credentialed", "type:practitioner", "prescribes-controlled"},
		},
		{
			Element: "education",
			If:      []string{"credentialed", "type:practitioner", "first-time"},
		},
		{
			Element: "board-certification",
			If:      []string{"credentialed", "type:practitioner", "board-certified"},
		},
		{
			Element: "work-history",
			If:      []string{"credentialed", "type:practitioner", "first-time"},
		},
		{
			Element: "malpractice-history",
			If:      []string{"credentialed", "type:practitioner"},
		},
		{
			Element: "malpractice-coverage",
			If:      []string{"credentialed"},
		},
		{
			Element: "sanctions",
			If:      []string{"credentialed"},
		},
		{
			Element: "exclusions-oig",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-oig",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "exclusions-sam",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-sam",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "exclusions-state",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-state",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "exclusions-oig",
			Each:    "owner",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-oig",
			Each:    "owner",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "exclusions-sam",
			Each:    "owner",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-sam",
			Each:    "owner",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "exclusions-state",
			Each:    "owner",
			If:      []string{"joins"},
		},
		{
			Element: "exclusions-state",
			Each:    "owner",
			If:      []string{"change:tax-id"},
		},
		{
			Element: "npdb",
			If:      []string{"credentialed"},
		},
		{
			Element: "medicaid-enrollment",
			If:      []string{"joins", "lob:medicaid"},
		},
		{
			Element: "medicaid-enrollment",
			If:      []string{"joins", "state-credentialed"},
		},
		{
			Element: "medicare-opt-out",
			If:      []string{"joins", "type:practitioner", "medicare"},
		},
		{
			Element: "preclusion-list",
			If:      []string{"joins", "medicare"},
		},
		{
			Element: "death-master-file",
			If:      []string{"joins", "type:practitioner", "lob:medicaid", "plan-credentialed"},
		},
		{
			Element: "death-master-file",
			Each:    "person",
			If:      []string{"joins", "lob:medicaid", "plan-credentialed"},
		},
		{
			Element: "death-master-file",
			Each:    "person",
			If:      []string{"change:tax-id", "lob:medicaid", "plan-credentialed"},
		},
		{
			Element: "attestation",
			If:      []string{"credentialed"},
		},
		{
			Element: "attestation",
			If:      []string{"plan-reviewed", "type:group"},
		},
		{
			Element: "disclosures",
			If:      []string{"disclosed"},
		},
		{
			Element: "accreditation",
			If:      []string{"credentialed", "type:organization", "assessed"},
		},
		{
			Element: "site-visit",
			If:      []string{"credentialed", "type:organization", "not-assessed"},
		},
		{
			Element: "quality",
			If:      []string{"credentialed", "kind:recredentialing"},
		},
	},
	TurnedAway: []Direction{
		{
			Service: "routine-vision",
			To:      "Superior Vision",
		},
		{
			Service: "independent-laboratory",
			To:      "Avalon Healthcare Solutions",
			Phone:   "1-813-751-3940",
		},
	},
	Claims: Claims{
		PayerID:    "ARCS1",
		Electronic: "Send claims through your clearinghouse with our payer ID, or at no charge through Availity.",
		Paper:      []string{"CareSource PASSE", "Attn: Claims Department", "P.O. Box 8730", "Dayton, OH 45401-8730"},
	},
	Payments: Payments{
		Vendor: "ECHO Health",
		Phone:  "1-888-834-3511",
		Text:   "Claims are paid through ECHO Health. Electronic funds transfer is the fastest; you can also choose a virtual card (QuicRemit) or paper checks.",
	},
	DocumentDays:         30,
	RenewalDays:          90,
	ReminderDays:         []int{10, 20},
	ReopenDays:           90,
	AppealDays:           30,
	AppealDecisionDays:   60,
	HearingNoticeDays:    30,
	ClockWarnDays:        7,
	VerifyDays:           30,
	MedicaidCheckMonths:  12,
	UndoEndDays:          30,
	EndNoticeDays:        60,
	SummaryReviewDays:    14,
	SuspensionReviewDays: 30,
	WarnDays:             []int{90, 60, 30},
	Watched: []Watched{
		{
			Element:  "license",
			Document: "license",
			Freeze:   true,
		},
		{
			Element:  "dea-cds",
			Document: "dea-certificate",
			Freeze:   true,
		},
		{
			Element:  "malpractice-coverage",
			Document: "malpractice-face-sheet",
		},
		{
			Element:  "accreditation",
			Document: "accreditation",
		},
	},
	WelcomeBusinessDays: 5,
	ProvisionalDays:     60,
	DecisionClock: DecisionClock{
		Physician: 90,
		Other:     180,
		StoppedBy: "ccvs",
	},
	Committee: Committee{
		Quorum:               3,
		NetworkPractitioners: 1,
	},
	MailingDays: 5,
	MalpracticeMinimum: Cover{
		PerClaim:  1000000,
		Aggregate: 3000000,
	},
	ProvisionalWarnDays: []int{40, 50, 55},
	ProvisionalElements: []string{"identity", "license", "malpractice-history", "sanctions", "attestation"},
	ExpiringElements:    []string{"license", "dea-cds", "malpractice-coverage", "accreditation"},
	Reasons: []ReasonRule{
		{
			Code: "meets-criteria",
			Name: "Meets criteria",
			For:  []string{"approved"},
		},
		{
			Code: "panel",
			Name: "Decision of the panel",
			For:  []string{"approved"},
		},
		{
			Code: "quality",
			Name: "Quality of care",
			For:  []string{"denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "conduct",
			Name: "Professional conduct",
			For:  []string{"denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "license",
			Name: "License",
			For:  []string{"approved", "denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "sanctions",
			Name: "Sanctions or restrictions",
			For:  []string{"approved", "denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "exclusion",
			Name: "Exclusion from a health program",
			For:  []string{"denied", "rescinded", "suspend", "end"},
		},
		{
			Code: "malpractice-history",
			Name: "Malpractice claims",
			For:  []string{"approved", "denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "work-history",
			Name: "Work history",
			For:  []string{"approved", "denied", "deferred", "rescinded"},
		},
		{
			Code: "board-certification",
			Name: "Board certification",
			For:  []string{"approved", "denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "attestation",
			Name: "Attestation",
			For:  []string{"denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "incomplete",
			Name: "Incomplete",
			For:  []string{"denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "not-eligible",
			Name: "Not eligible",
			For:  []string{"denied", "rescinded", "suspend", "end"},
		},
		{
			Code: "medicaid-enrollment",
			Name: "Medicaid enrollment",
			For:  []string{"denied", "deferred", "rescinded", "suspend", "end"},
		},
		{
			Code: "network-need",
			Name: "No need in the network",
			For:  []string{"denied", "end"},
		},
		{
			Code: "late",
			Name: "Recredentialing is late",
			For:  []string{"denied", "suspend", "end"},
		},
		{
			Code: "other",
			Name: "Other",
			For:  []string{"approved", "denied", "deferred", "rescinded", "suspend", "end"},
		},
	},
	EligibilityReasons: []string{"not-eligible", "exclusion", "license", "medicaid-enrollment", "incomplete"},
	HardStops: []HardStop{
		{
			Element: "exclusions-oig",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{},
			Text:    "Excluded by the OIG from federal health care programs",
			Source:  "42 CFR 438.214(d), 1001.1901",
		},
		{
			Element: "exclusions-sam",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{},
			Text:    "Excluded in SAM.gov",
			Source:  "42 CFR 438.610, 455.436",
		},
		{
			Element: "exclusions-state",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{},
			Text:    "Excluded by the state",
			Source:  "42 CFR 438.214(d), 455.436",
		},
		{
			Element: "license",
			Results: []string{"not-met", "adverse"},
			Unless:  "in-force",
			Expired: true,
			Bars:    []string{},
			Text:    "No license in force",
			Source:  "42 CFR 422.204(b); NCQA CR 3",
		},
		{
			Element: "death-master-file",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{},
			Text:    "Listed in the Death Master File",
			Source:  "42 CFR 455.436(b)",
		},
		{
			Element: "preclusion-list",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{"medicare"},
			Text:    "On the CMS Preclusion List",
			Source:  "42 CFR 422.222, 422.224",
		},
		{
			Element: "medicare-opt-out",
			Results: []string{"not-met", "adverse"},
			Bars:    []string{"medicare"},
			Text:    "Opted out of Medicare",
			Source:  "42 CFR 422.220",
		},
		{
			Element:     "medicaid-enrollment",
			Results:     []string{"not-met", "adverse"},
			PendingDays: 120,
			Bars:        []string{"lob:medicaid"},
			Text:        "Not enrolled in the state's Medicaid",
			Source:      "42 CFR 438.602(b)",
		},
		{
			Element:     "medicaid-enrollment",
			Results:     []string{"not-met", "adverse"},
			PendingDays: 120,
			Bars:        []string{"state-credentialed"},
			Text:        "Not enrolled in the state's Medicaid",
			Source:      "42 CFR 438.602(b)",
		},
	},
	OutOfState: OutOfState{
		Border: []string{"LA", "MO", "MS", "OK", "TN", "TX"},
	},
	AnswerDays: 10,
	Agreement: AgreementRules{
		RemindDays: []int{14, 30, 60},
		LapseDays:  180,
	},
	SignatureWarnDays: 14,
}
