// Code generated from data/*.yaml by go generate ./shared/market; DO NOT EDIT.

//go:build !ungenerated

package market

var all = []*Market{&marketGA, &marketIN, &marketOH, &marketKY, &marketWV, &marketARPASSE}

var professions = []Profession{
	{
		Code:       "MD",
		Name:       "Physician (MD)",
		Physician:  true,
		Taxonomies: []string{"20"},
	},
	{
		Code:       "DO",
		Name:       "Physician (DO)",
		Physician:  true,
		Taxonomies: []string{"20"},
	},
	{
		Code:       "NP",
		Name:       "Nurse practitioner",
		Midlevel:   true,
		Taxonomies: []string{"363L", "163W"},
	},
	{
		Code:       "PA",
		Name:       "Physician assistant",
		Midlevel:   true,
		Taxonomies: []string{"363A"},
	},
	{
		Code:       "CNM",
		Name:       "Certified nurse midwife",
		Midlevel:   true,
		Taxonomies: []string{"367A", "163W", "363LX"},
	},
	{
		Code:       "CNS",
		Name:       "Clinical nurse specialist",
		Midlevel:   true,
		Taxonomies: []string{"364S", "163W"},
	},
	{
		Code:       "CRNA",
		Name:       "Certified registered nurse anesthetist",
		Midlevel:   true,
		Taxonomies: []string{"3675", "163W"},
	},
	{
		Code:       "DPM",
		Name:       "Podiatrist",
		Taxonomies: []string{"213E"},
	},
	{
		Code:       "DC",
		Name:       "Chiropractor",
		Taxonomies: []string{"111N"},
	},
	{
		Code:       "OD",
		Name:       "Optometrist",
		Midlevel:   true,
		Taxonomies: []string{"152W"},
	},
	{
		Code:       "DDS",
		Name:       "Dentist (DDS)",
		Taxonomies: []string{"1223"},
	},
	{
		Code:       "DMD",
		Name:       "Dentist (DMD)",
		Taxonomies: []string{"1223"},
	},
	{
		Code:       "PsyD",
		Name:       "Psychologist (PsyD)",
		Taxonomies: []string{"103"},
	},
	{
		Code:       "PhD",
		Name:       "Psychologist (PhD)",
		Taxonomies: []string{"103"},
	},
	{
		Code:       "LCSW",
		Name:       "Licensed clinical social worker",
		Taxonomies: []string{"1041"},
	},
	{
		Code:       "LPC",
		Name:       "Licensed professional counselor",
		Taxonomies: []string{"101Y"},
	},
	{
		Code:       "LMFT",
		Name:       "Licensed marriage and family therapist",
		Taxonomies: []string{"106H", "101Y"},
	},
	{
		Code:       "BCBA",
		Name:       "Board certified behavior analyst",
		Taxonomies: []string{"103K", "106E"},
	},
	{
		Code:       "PT",
		Name:       "Physical therapist",
		Taxonomies: []string{"2251"},
	},
	{
		Code:       "OT",
		Name:       "Occupational therapist",
		Taxonomies: []string{"225X"},
	},
	{
		Code:       "SLP",
		Name:       "Speech-language pathologist",
		Taxonomies: []string{"235Z"},
	},
	{
		Code:       "AUD",
		Name:       "Audiologist",
		Taxonomies: []string{"231H"},
	},
	{
		Code:       "RD",
		Name:       "Registered dietitian",
		Taxonomies: []string{"133V"},
	},
}

var elementNames = []elementName{
	{"identity", "Identity and NPI"},
	{"license", "License"},
	{"dea-cds", "DEA registration or state controlled substances certificate"},
	{"education", "Education and training"},
	{"board-certification", "Board certification"},
	{"work-history", "Work history"},
	{"malpractice-history", "Malpractice claims history"},
	{"malpractice-coverage", "Malpractice insurance"},
	{"sanctions", "State sanctions and restrictions"},
	{"exclusions-oig", "Federal exclusions (OIG)"},
	{"exclusions-sam", "Federal exclusions (SAM)"},
	{"exclusions-state", "State exclusions"},
	{"npdb", "National Practitioner Data Bank"},
	{"caqh", "CAQH profile"},
	{"ccvs", "Arkansas CCVS"},
	{"medicaid-enrollment", "State Medicaid enrollment"},
	{"medicare-opt-out", "Medicare opt-out"},
	{"preclusion-list", "CMS Preclusion List"},
	{"death-master-file", "Death Master File"},
	{"attestation", "Signed attestation"},
	{"site-visit", "Site visit"},
	{"accreditation", "Accreditation or survey"},
	{"quality", "Quality since the last cycle"},
}

var rules = []Rules{
	{
		From: "0001-01-01",
		Verification: []Age{
			{
				Element: "license",
				Days:    180,
			},
			{
				Element: "board-certification",
				Days:    180,
			},
			{
				Element: "work-history",
				Days:    365,
			},
			{
				Element: "malpractice-history",
				Days:    180,
			},
			{
				Element: "sanctions",
				Days:    180,
			},
			{
				Element: "exclusions-oig",
				Days:    180,
			},
			{
				Element: "exclusions-sam",
				Days:    180,
			},
			{
				Element: "exclusions-state",
				Days:    180,
			},
			{
				Element: "npdb",
				Days:    180,
			},
			{
				Element: "caqh",
				Days:    180,
			},
			{
				Element: "ccvs",
				Days:    180,
			},
			{
				Element: "medicaid-enrollment",
				Days:    180,
			},
			{
				Element: "medicare-opt-out",
				Days:    180,
			},
			{
				Element: "preclusion-list",
				Days:    180,
			},
			{
				Element: "death-master-file",
				Days:    180,
			},
			{
				Element: "attestation",
				Days:    365,
			},
		},
		DecisionNoticeDays:    60,
		RecredentialingMonths: 36,
		OpenDays:              180,
		LateDays:              30,
		WorkHistoryYears:      5,
		SurveyMonths:          36,
	},
	{
		From: "2025-07-01",
		Verification: []Age{
			{
				Element: "license",
				Days:    120,
			},
			{
				Element: "board-certification",
				Days:    120,
			},
			{
				Element: "work-history",
				Days:    120,
			},
			{
				Element: "malpractice-history",
				Days:    120,
			},
			{
				Element: "sanctions",
				Days:    120,
			},
			{
				Element: "exclusions-oig",
				Days:    120,
			},
			{
				Element: "exclusions-sam",
				Days:    120,
			},
			{
				Element: "exclusions-state",
				Days:    120,
			},
			{
				Element: "npdb",
				Days:    120,
			},
			{
				Element: "caqh",
				Days:    120,
			},
			{
				Element: "ccvs",
				Days:    120,
			},
			{
				Element: "medicaid-enrollment",
				Days:    120,
			},
			{
				Element: "medicare-opt-out",
				Days:    120,
			},
			{
				Element: "preclusion-list",
				Days:    120,
			},
			{
				Element: "death-master-file",
				Days:    120,
			},
			{
				Element: "attestation",
				Days:    120,
			},
		},
		DecisionNoticeDays:    30,
		RecredentialingMonths: 36,
		OpenDays:              180,
		LateDays:              30,
		WorkHistoryYears:      5,
		SurveyMonths:          36,
	},
}
