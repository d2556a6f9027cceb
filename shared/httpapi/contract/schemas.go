// Code generated from openapi.yaml by go generate ./shared/httpapi; DO NOT EDIT.

package contract

import (
	"credo/shared/schema"
)

var addressSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "city", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "line1", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
		{Name: "line2", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
		{Name: "state", Schema: &usStateSchema},
		{Name: "zip", Schema: &zipSchema},
	},
	Required: []string{"line1", "city", "state", "zip"},
	Type:     "object",
}

var againstSchema = schema.Schema{
	Enum: []string{"denial", "suspension", "end"},
	Type: "string",
}

var agendaItemSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "applicationId", Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "purpose", Schema: &purposeSchema},
	},
	Required: []string{"applicationId", "purpose"},
	Type:     "object",
}

var agreementRequestSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "npi", Schema: &npiSchema},
	},
	Required: []string{"npi"},
	Type:     "object",
}

var answerSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "answer", Schema: &textSchema},
		{Name: "correction", Schema: &textSchema},
		{Name: "discrepancyId", Schema: &codeSchema},
		{Name: "npi", Schema: &npiSchema},
	},
	Required: []string{"npi", "discrepancyId", "answer"},
	Type:     "object",
}

var appealSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "against", Schema: &againstSchema},
		{Name: "npi", Schema: &npiSchema},
		{Name: "statement", Schema: &textSchema},
	},
	Required: []string{"npi", "statement"},
	Type:     "object",
}

var appealDecisionSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "against", Schema: &againstSchema},
		{Name: "meeting", Schema: &meetingRefSchema},
		{Name: "outcome", Schema: &schema.Schema{
			Enum: []string{"upheld", "overturned"},
			Type: "string",
		}},
		{Name: "reasons", Schema: &schema.Schema{
			Items:    &reasonSchema,
			MaxItems: 20,
			Type:     "array",
		}},
	},
	Required: []string{"outcome", "reasons", "meeting"},
	Type:     "object",
}

var applicationSchema = schema.Schema{
	Closed: true,
	If: &schema.Schema{
		Properties: []schema.Property{
			{Name: "kind", Schema: &schema.Schema{
				Enum: []string{"initial", "change"},
			}},
		},
		Required: []string{"kind"},
	},
	Properties: []schema.Property{
		{Name: "attestation", Schema: &attestationSchema},
		{Name: "caqhId", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9]{1,12}$"},
			Type:  "string",
			Fix:   "Enter the CAQH ID: digits only, usually eight.",
		}},
		{Name: "change", Schema: &contractChangeSchema},
		{Name: "contact", Schema: &contactSchema},
		{Name: "credentialingApplication", Schema: &schema.Schema{
			Enum: []string{"caqh", "uploaded"},
			Type: "string",
		}},
		{Name: "demographics", Schema: &demographicsSchema},
		{Name: "disclosures", Schema: &schema.Schema{
			Items:    &disclosureSchema,
			MaxItems: 9,
			Type:     "array",
		}},
		{Name: "kind", Schema: &kindSchema},
		{Name: "locations", Schema: &schema.Schema{
			Items:    &locationSchema,
			MaxItems: 100,
			MinItems: 1,
			Type:     "array",
		}},
		{Name: "malpractice", Schema: &malpracticeSchema},
		{Name: "market", Schema: &marketIdSchema},
		{Name: "medicaidId", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 30,
		}},
		{Name: "npi", Schema: &npiSchema},
		{Name: "organization", Schema: &organizationSchema},
		{Name: "owners", Schema: &schema.Schema{
			Items:    &ownerSchema,
			MaxItems: 50,
			Type:     "array",
		}},
		{Name: "payeeAddress", Schema: &addressSchema},
		{Name: "practitioner", Schema: &practitionerSchema},
		{Name: "products", Schema: &schema.Schema{
			Items:    &codeSchema,
			MaxItems: 20,
			Type:     "array",
			Unique:   true,
		}},
		{Name: "providerType", Schema: &providerTypeSchema},
		{Name: "roster", Schema: &schema.Schema{
			Items: &schema.Schema{
				Closed: true,
				Properties: []schema.Property{
					{Name: "name", Schema: &lineSchema},
					{Name: "npi", Schema: &npiSchema},
				},
				Required: []string{"npi", "name"},
				Type:     "object",
			},
			MaxItems: 500,
			Type:     "array",
		}},
		{Name: "services", Schema: &schema.Schema{
			Items:  &serviceSchema,
			Type:   "array",
			Unique: true,
		}},
		{Name: "taxId", Schema: &schema.Schema{
			Type: "string",
		}},
		{Name: "taxIdType", Schema: &schema.Schema{
			Enum: []string{"EIN", "SSN"},
			Type: "string",
		}},
		{Name: "taxonomies", Schema: &schema.Schema{
			Items:    &taxonomySchema,
			MaxItems: 15,
			MinItems: 1,
			Type:     "array",
		}},
		{Name: "w9", Schema: &schema.Schema{
			AnyOf: []*schema.Schema{
				&w9Schema,
				&w9UploadSchema,
			},
		}},
	},
	Required: []string{"kind", "market", "products", "providerType", "npi", "taxId", "taxIdType", "taxonomies", "credentialingApplication", "w9", "locations", "contact", "disclosures"},
	Then: &schema.Schema{
		Required: []string{"attestation"},
	},
	Type: "object",
}

var assignmentSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "assignee", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 128,
		}},
	},
	Required: []string{"assignee"},
	Type:     "object",
}

var attestationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "accepted", Schema: &schema.Schema{
			Const: true,
			Fix:   "The statement has to be accepted.",
		}},
		{Name: "name", Schema: &lineSchema},
		{Name: "signedOn", Schema: &dateSchema},
		{Name: "statementVersion", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 40,
		}},
		{Name: "title", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
	},
	Required: []string{"name", "signedOn", "statementVersion", "accepted"},
	Type:     "object",
}

var ballotSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "applicationId", Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "purpose", Schema: &purposeSchema},
		{Name: "recused", Schema: &noteSchema},
		{Name: "vote", Schema: &choiceSchema},
	},
	Required: []string{"applicationId", "purpose"},
	Type:     "object",
}

var choiceSchema = schema.Schema{
	Enum: []string{"approve", "deny", "defer", "uphold", "overturn"},
	Type: "string",
}

var codeSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"},
	Type:  "string",
}

var contactSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "channel", Schema: &schema.Schema{
			Enum: []string{"email", "post"},
			Type: "string",
		}},
		{Name: "email", Schema: &emailSchema},
		{Name: "mailingAddress", Schema: &addressSchema},
		{Name: "name", Schema: &lineSchema},
		{Name: "phone", Schema: &phoneSchema},
	},
	Required: []string{"name", "email", "phone", "channel", "mailingAddress"},
	Type:     "object",
}

var contactCorrectionSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "channel", Schema: &schema.Schema{
			Enum: []string{"email", "post"},
			Type: "string",
		}},
		{Name: "email", Schema: &emailSchema},
		{Name: "reason", Schema: &noteSchema},
	},
	Required: []string{"email", "reason"},
	Type:     "object",
}

var contractChangeSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "effectiveOn", Schema: &dateSchema},
		{Name: "providerNumber", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[1-9][0-9]{9}$"},
			Type:  "string",
			Fix:   "Enter the Provider Number: ten digits, in your welcome letter.",
		}},
		{Name: "what", Schema: &schema.Schema{
			Enum: []string{"tax-id", "irs-name", "products-add", "products-remove"},
			Type: "string",
		}},
	},
	Required: []string{"providerNumber", "what", "effectiveOn"},
	Type:     "object",
}

var contractSignatureSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "accepted", Schema: &schema.Schema{
			Const: true,
			Fix:   "The agreement has to be accepted.",
		}},
		{Name: "agreement", Schema: &sha256Schema},
		{Name: "name", Schema: &lineSchema},
		{Name: "npi", Schema: &npiSchema},
		{Name: "title", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
	},
	Required: []string{"npi", "name", "title", "accepted", "agreement"},
	Type:     "object",
}

var contractStepSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "action", Schema: &schema.Schema{
			Enum: []string{"send", "countersign"},
			Type: "string",
		}},
	},
	Required: []string{"action"},
	Type:     "object",
}

var dateSchema = schema.Schema{
	Format: "date",
	Type:   "string",
	Fix:    "Write the date as year-month-day, such as 2026-11-22.",
}

var decisionSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "administrative", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "meeting", Schema: &meetingRefSchema},
		{Name: "outcome", Schema: &schema.Schema{
			Enum: []string{"approved", "denied", "deferred", "rescinded"},
			Type: "string",
		}},
		{Name: "products", Schema: &schema.Schema{
			Items: &schema.Schema{
				Closed: true,
				Properties: []schema.Property{
					{Name: "effectiveOn", Schema: &dateSchema},
					{Name: "product", Schema: &codeSchema},
				},
				Required: []string{"product", "effectiveOn"},
				Type:     "object",
			},
			MaxItems: 20,
			Type:     "array",
		}},
		{Name: "provisional", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "reasons", Schema: &schema.Schema{
			Items:    &reasonSchema,
			MaxItems: 20,
			Type:     "array",
		}},
	},
	Required: []string{"outcome", "products", "reasons"},
	Type:     "object",
}

var demographicsSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "ethnicity", Schema: &schema.Schema{
			Enum: []string{"hispanic-latino", "not-hispanic-latino"},
			Type: "string",
		}},
		{Name: "race", Schema: &schema.Schema{
			Enum: []string{"american-indian-alaska-native", "asian", "black", "middle-eastern-north-african", "native-hawaiian-pacific-islander", "white", "several", "other"},
			Type: "string",
		}},
	},
	Type: "object",
}

var disclosureSchema = schema.Schema{
	Closed: true,
	If: &schema.Schema{
		Properties: []schema.Property{
			{Name: "answer", Schema: &schema.Schema{
				Const: true,
			}},
		},
		Required: []string{"answer"},
	},
	Properties: []schema.Property{
		{Name: "answer", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "explanation", Schema: &textSchema},
		{Name: "question", Schema: &schema.Schema{
			Enum: []string{"unable-to-perform", "illegal-drug-use", "license-action", "felony", "privileges-action", "dea-action", "malpractice-claims", "no-coverage", "sanction"},
			Type: "string",
		}},
	},
	Required: []string{"question", "answer"},
	Then: &schema.Schema{
		Required: []string{"explanation"},
	},
	Type: "object",
}

var documentRequestSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "dueOn", Schema: &dateSchema},
		{Name: "note", Schema: &noteSchema},
		{Name: "types", Schema: &schema.Schema{
			Items:    &documentTypeSchema,
			MinItems: 1,
			Type:     "array",
			Unique:   true,
			Fix:      "Name at least one document.",
		}},
	},
	Required: []string{"types", "note", "dueOn"},
	Type:     "object",
}

var documentTypeSchema = schema.Schema{
	Enum: []string{"w9", "dea-certificate", "malpractice-face-sheet", "clia-certificate", "protocol-agreement", "collaborative-agreement", "collaborative-practice-agreement", "credentialing-application", "license", "accreditation", "other"},
	Type: "string",
}

var dutyDoneSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "doneOn", Schema: &dateSchema},
		{Name: "proof", Schema: &lineSchema},
	},
	Required: []string{"proof", "doneOn"},
	Type:     "object",
}

var educationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "completedOn", Schema: &dateSchema},
		{Name: "degree", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "school", Schema: &lineSchema},
	},
	Required: []string{"school", "degree", "completedOn"},
	Type:     "object",
}

var elementSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^(identity|license|dea-cds|education|board-certification|work-history|malpractice-history|malpractice-coverage|sanctions|exclusions-oig|exclusions-sam|exclusions-state|npdb|caqh|ccvs|medicaid-enrollment|medicare-opt-out|preclusion-list|death-master-file|attestation|disclosures|site-visit|accreditation|quality)(:[A-Za-z0-9-]{1,40})?$"},
	Type:  "string",
	Fix:   "Name an element of the file, such as license:GA.",
}

var elementResultSchema = schema.Schema{
	Enum: []string{"met", "not-met", "adverse", "unsuccessful"},
	Type: "string",
}

var emailSchema = schema.Schema{
	Format:    "email",
	MaxLength: 254,
	Type:      "string",
	Fix:       "Enter an email address such as office@practice.example.",
}

var enteredAppealSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "against", Schema: &againstSchema},
		{Name: "postmarkedOn", Schema: &dateSchema},
		{Name: "statement", Schema: &noteSchema},
	},
	Required: []string{"statement"},
	Type:     "object",
}

var hearingNoticeSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "against", Schema: &againstSchema},
		{Name: "agreed", Schema: &noteSchema},
		{Name: "at", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
			Type:  "string",
			Fix:   "Write the time as 14:30.",
		}},
		{Name: "meeting", Schema: &meetingRefSchema},
		{Name: "where", Schema: &lineSchema},
		{Name: "witnesses", Schema: &schema.Schema{
			Items:    &lineSchema,
			MaxItems: 20,
			Type:     "array",
		}},
	},
	Required: []string{"meeting", "at", "where"},
	Type:     "object",
}

var kindSchema = schema.Schema{
	Enum: []string{"initial", "recredentialing", "change"},
	Type: "string",
}

var licenseSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "expiresOn", Schema: &dateSchema},
		{Name: "issuedOn", Schema: &dateSchema},
		{Name: "number", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 40,
		}},
		{Name: "state", Schema: &usStateSchema},
	},
	Required: []string{"state", "number", "expiresOn"},
	Type:     "object",
}

var lineSchema = schema.Schema{
	MaxLength: 200,
	MinLength: 1,
	Match:     &schema.Match{Pattern: "^[^\\x00-\\x1F\\x7F\u0085\u2028\u2029]*[^\\s\\x00-\\x1F\\x7F\u0085\u2028\u2029][^\\x00-\\x1F\\x7F\u0085\u2028\u2029]*$"},
	Type:      "string",
	Fix:       "Write one line of text, at most 200 characters.",
}

var loadAcknowledgmentSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "half", Schema: &schema.Schema{
			Enum: []string{"claims", "directory"},
			Type: "string",
		}},
		{Name: "load", Schema: &schema.Schema{
			Range: &schema.Range{Min: 1, Max: 999999},
			Type:  "integer",
		}},
		{Name: "reference", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
	},
	Required: []string{"half", "reference"},
	Type:     "object",
}

var locationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "acceptingNewPatients", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "accessibility", Schema: &schema.Schema{
			Items: &schema.Schema{
				Ref:       &lineSchema,
				MaxLength: 80,
			},
			MaxItems: 30,
			Type:     "array",
		}},
		{Name: "address", Schema: &addressSchema},
		{Name: "clia", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "expiresOn", Schema: &dateSchema},
				{Name: "number", Schema: &schema.Schema{
					Match: &schema.Match{Pattern: "^[0-9]{2}D[0-9]{7}$"},
					Type:  "string",
					Fix:   "Enter the CLIA number: two digits, the letter D, seven digits.",
				}},
				{Name: "type", Schema: &schema.Schema{
					Ref:       &lineSchema,
					MaxLength: 60,
				}},
			},
			Required: []string{"number", "type", "expiresOn"},
			Type:     "object",
		}},
		{Name: "county", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 60,
		}},
		{Name: "fax", Schema: &phoneSchema},
		{Name: "hours", Schema: &schema.Schema{
			Items: &schema.Schema{
				Ref:       &lineSchema,
				MaxLength: 80,
			},
			MaxItems: 14,
			Type:     "array",
		}},
		{Name: "inDirectory", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "languages", Schema: &schema.Schema{
			Items: &schema.Schema{
				Ref:       &lineSchema,
				MaxLength: 60,
			},
			MaxItems: 30,
			Type:     "array",
		}},
		{Name: "name", Schema: &lineSchema},
		{Name: "phone", Schema: &phoneSchema},
		{Name: "primary", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "ptan", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9A-Za-z]{4,12}$"},
			Type:  "string",
			Fix:   "Enter the Medicare number (PTAN): 4 to 12 letters and digits.",
		}},
		{Name: "settings", Schema: &schema.Schema{
			Items: &schema.Schema{
				Enum: []string{"office", "hospital-inpatient", "hospital-outpatient", "surgery-center", "urgent-care", "nursing-facility", "home", "telehealth", "school", "mobile", "community"},
				Type: "string",
			},
			Type:   "array",
			Unique: true,
		}},
	},
	Required: []string{"name", "address", "phone", "primary", "acceptingNewPatients", "inDirectory"},
	Type:     "object",
}

var malpracticeSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "aggregate", Schema: &schema.Schema{
			Range: &schema.Range{Min: 0, Max: 1e+09},
			Type:  "integer",
		}},
		{Name: "carrier", Schema: &lineSchema},
		{Name: "effectiveOn", Schema: &dateSchema},
		{Name: "expiresOn", Schema: &dateSchema},
		{Name: "perClaim", Schema: &schema.Schema{
			Range: &schema.Range{Min: 0, Max: 1e+09},
			Type:  "integer",
		}},
		{Name: "policyNumber", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 60,
		}},
	},
	Required: []string{"carrier", "policyNumber", "perClaim", "aggregate", "effectiveOn", "expiresOn"},
	Type:     "object",
}

var marketIdSchema = schema.Schema{
	Enum: []string{"ga", "in", "oh", "ky", "wv", "ar-passe"},
	Type: "string",
	Fix:  "Choose one of our markets: ga, in, oh, ky, wv or ar-passe.",
}

var meetingRefSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^MTG-[A-Za-z0-9-]{1,40}$"},
	Type:  "string",
	Fix:   "Name the meeting by its ID, such as MTG-7K3Q-M2XW-9PT4D.",
}

var memberSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "from", Schema: &dateSchema},
		{Name: "name", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
		{Name: "networkPractitioner", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "npi", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9]{10}$"},
			Type:  "string",
			Fix:   "An NPI has ten digits.",
		}},
		{Name: "specialty", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
		{Name: "until", Schema: &dateSchema},
		{Name: "user", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
	},
	Required: []string{"user", "name", "specialty", "networkPractitioner", "from", "until"},
	Type:     "object",
}

var minutesSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "minutes", Schema: &schema.Schema{
			MaxLength: 20000,
			MinLength: 1,
			Type:      "string",
		}},
	},
	Required: []string{"minutes"},
	Type:     "object",
}

var newApplicationSchema = schema.Schema{
	AllOf: []*schema.Schema{
		&applicationSchema,
		{
			AllOf: []*schema.Schema{
				{
					If: &schema.Schema{
						Properties: []schema.Property{
							{Name: "providerType", Schema: &schema.Schema{
								Const: "practitioner",
							}},
						},
						Required: []string{"providerType"},
					},
					Then: &schema.Schema{
						Required: []string{"practitioner", "malpractice"},
					},
				},
				{
					If: &schema.Schema{
						Properties: []schema.Property{
							{Name: "providerType", Schema: &schema.Schema{
								Const: "organization",
							}},
						},
						Required: []string{"providerType"},
					},
					Then: &schema.Schema{
						Required: []string{"organization", "malpractice"},
					},
				},
				{
					If: &schema.Schema{
						Properties: []schema.Property{
							{Name: "kind", Schema: &schema.Schema{
								Const: "change",
							}},
						},
						Required: []string{"kind"},
					},
					Then: &schema.Schema{
						Required: []string{"change"},
					},
				},
				{
					If: &schema.Schema{
						Properties: []schema.Property{
							{Name: "kind", Schema: &schema.Schema{
								Const: "initial",
							}},
						},
						Required: []string{"kind"},
					},
					Then: &schema.Schema{
						Properties: []schema.Property{
							{Name: "products", Schema: &schema.Schema{
								MinItems: 1,
								Fix:      "Choose at least one product.",
							}},
						},
					},
				},
				{
					If: &schema.Schema{
						Properties: []schema.Property{
							{Name: "credentialingApplication", Schema: &schema.Schema{
								Const: "uploaded",
							}},
						},
						Required: []string{"credentialingApplication", "practitioner"},
					},
					Then: &schema.Schema{
						Properties: []schema.Property{
							{Name: "practitioner", Schema: &schema.Schema{
								Required: []string{"education", "workHistory"},
							}},
						},
					},
				},
			},
			Properties: []schema.Property{
				{Name: "kind", Schema: &schema.Schema{
					Enum: []string{"initial", "change"},
					Fix:  "Choose initial or change.",
				}},
				{Name: "owners", Schema: &schema.Schema{
					Items: &schema.Schema{
						Properties: []schema.Property{
							{Name: "dateOfBirth", Schema: &dateSchema},
							{Name: "taxId", Schema: &schema.Schema{
								Match: &schema.Match{Pattern: "^[0-9]{9}$"},
								Type:  "string",
								Fix:   "Enter the owner's Tax ID: nine digits without hyphens.",
							}},
						},
						Type: "object",
					},
				}},
				{Name: "practitioner", Schema: &schema.Schema{
					Properties: []schema.Property{
						{Name: "dateOfBirth", Schema: &dateSchema},
					},
					Required: []string{"dateOfBirth"},
					Type:     "object",
				}},
				{Name: "taxId", Schema: &schema.Schema{
					Match: &schema.Match{Pattern: "^[0-9]{9}$"},
					Type:  "string",
					Fix:   "Enter the Tax ID: nine digits without hyphens.",
				}},
				{Name: "w9", Schema: &schema.Schema{
					OneOf: []*schema.Schema{
						&w9Schema,
						&w9UploadSchema,
					},
				}},
			},
		},
	},
}

var newAttestationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "attestation", Schema: &attestationSchema},
		{Name: "disclosures", Schema: &schema.Schema{
			Items:    &disclosureSchema,
			MaxItems: 20,
			Type:     "array",
		}},
		{Name: "npi", Schema: &npiSchema},
	},
	Required: []string{"npi", "disclosures", "attestation"},
	Type:     "object",
}

var newDiscrepancySchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "dueOn", Schema: &dateSchema},
		{Name: "element", Schema: &elementSchema},
		{Name: "source", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 500,
		}},
		{Name: "yours", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 500,
		}},
	},
	Required: []string{"element", "yours", "source", "dueOn"},
	Type:     "object",
}

var newMeetingSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "chair", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 100,
		}},
		{Name: "heldOn", Schema: &dateSchema},
		{Name: "present", Schema: &schema.Schema{
			Items: &schema.Schema{
				Ref:       &lineSchema,
				MaxLength: 100,
			},
			MaxItems: 50,
			Type:     "array",
		}},
	},
	Required: []string{"heldOn", "chair", "present"},
	Type:     "object",
}

var newNoteSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "text", Schema: &noteSchema},
	},
	Required: []string{"text"},
	Type:     "object",
}

var noteSchema = schema.Schema{
	MaxLength: 2000,
	MinLength: 1,
	Match:     &schema.Match{Pattern: "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F][^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"},
	Type:      "string",
	Fix:       "Write some text, at most 2,000 characters.",
}

var npiSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^[12][0-9]{9}$"},
	Type:  "string",
	Fix:   "Enter the NPI: ten digits, the first a 1 or a 2.",
}

var organizationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "accreditation", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "body", Schema: &schema.Schema{
					Ref:       &lineSchema,
					MaxLength: 80,
				}},
				{Name: "expiresOn", Schema: &dateSchema},
			},
			Required: []string{"body", "expiresOn"},
			Type:     "object",
		}},
		{Name: "ccn", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9A-Z]{6,10}$"},
			Type:  "string",
			Fix:   "Enter the CMS Certification Number: six to ten letters and digits.",
		}},
		{Name: "facilityType", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "lastSurveyOn", Schema: &dateSchema},
		{Name: "legalName", Schema: &lineSchema},
		{Name: "license", Schema: &licenseSchema},
	},
	Required: []string{"legalName", "facilityType", "license"},
	Type:     "object",
}

var ownerSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "address", Schema: &addressSchema},
		{Name: "company", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "convicted", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "conviction", Schema: &textSchema},
		{Name: "dateOfBirth", Schema: &schema.Schema{
			Type: "string",
		}},
		{Name: "kinship", Schema: &lineSchema},
		{Name: "name", Schema: &lineSchema},
		{Name: "percent", Schema: &schema.Schema{
			Range: &schema.Range{Min: 0, Max: 100},
			Type:  "number",
		}},
		{Name: "ref", Schema: &schema.Schema{
			MaxLength: 40,
			Type:      "string",
		}},
		{Name: "role", Schema: &schema.Schema{
			Enum: []string{"owner", "director", "managing-employee"},
			Type: "string",
		}},
		{Name: "taxId", Schema: &schema.Schema{
			Type: "string",
		}},
	},
	Required: []string{"name", "role"},
	Type:     "object",
}

var participationChangeSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "action", Schema: &schema.Schema{
			Enum: []string{"suspend", "reinstate", "end", "undo-end", "keep"},
			Type: "string",
		}},
		{Name: "effectiveOn", Schema: &dateSchema},
		{Name: "endsWhen", Schema: &noteSchema},
		{Name: "onlyIfLate", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "reasons", Schema: &schema.Schema{
			Items:    &reasonSchema,
			MaxItems: 20,
			Type:     "array",
		}},
		{Name: "reviewOn", Schema: &dateSchema},
		{Name: "summary", Schema: &schema.Schema{
			Type: "boolean",
		}},
	},
	Required: []string{"action", "reasons"},
	Type:     "object",
}

var personNameSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "first", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "former", Schema: &schema.Schema{
			Items:    &lineSchema,
			MaxItems: 10,
			Type:     "array",
		}},
		{Name: "last", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "middle", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 80,
		}},
		{Name: "suffix", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 20,
		}},
	},
	Required: []string{"first", "last"},
	Type:     "object",
}

var phoneSchema = schema.Schema{
	MaxLength: 30,
	Match:     &schema.Match{Pattern: "^\\+?[0-9 ().-]{10,24}( ?x[0-9]{1,6})?$"},
	Type:      "string",
	Fix:       "Enter the phone number with its area code, such as 404-555-0100.",
}

var practitionerSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "boardCertification", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "board", Schema: &lineSchema},
				{Name: "expiresOn", Schema: &dateSchema},
				{Name: "specialty", Schema: &lineSchema},
			},
			Required: []string{"board", "specialty"},
			Type:     "object",
		}},
		{Name: "ccvsCurrent", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "collaboratingPhysicianNpi", Schema: &npiSchema},
		{Name: "dateOfBirth", Schema: &schema.Schema{
			Type: "string",
		}},
		{Name: "dea", Schema: &schema.Schema{
			Items: &schema.Schema{
				Closed: true,
				Properties: []schema.Property{
					{Name: "expiresOn", Schema: &dateSchema},
					{Name: "number", Schema: &schema.Schema{
						Match: &schema.Match{Pattern: "^[A-Z][A-Z9][0-9]{7}(-[0-9A-Z]{1,10})?$"},
						Type:  "string",
						Fix:   "Enter the DEA number: two letters and seven digits; under a hospital's registration also its suffix, such as BB1388568-001A.",
					}},
					{Name: "state", Schema: &usStateSchema},
				},
				Required: []string{"number", "state", "expiresOn"},
				Type:     "object",
			},
			MaxItems: 60,
			Type:     "array",
		}},
		{Name: "education", Schema: &schema.Schema{
			Items:    &educationSchema,
			MaxItems: 20,
			Type:     "array",
		}},
		{Name: "facilityBasedOnly", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "gaps", Schema: &schema.Schema{
			Items: &schema.Schema{
				Closed: true,
				Properties: []schema.Property{
					{Name: "from", Schema: &dateSchema},
					{Name: "reason", Schema: &textSchema},
					{Name: "to", Schema: &dateSchema},
				},
				Required: []string{"from", "to", "reason"},
				Type:     "object",
			},
			MaxItems: 30,
			Type:     "array",
		}},
		{Name: "licenses", Schema: &schema.Schema{
			Items:    &licenseSchema,
			MaxItems: 60,
			MinItems: 1,
			Type:     "array",
		}},
		{Name: "name", Schema: &personNameSchema},
		{Name: "prescribesControlled", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "profession", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[A-Za-z][A-Za-z-]{0,11}$"},
			Type:  "string",
			Fix:   "Choose one of the market's professions.",
		}},
		{Name: "workHistory", Schema: &schema.Schema{
			Items: &schema.Schema{
				Closed: true,
				Properties: []schema.Property{
					{Name: "employer", Schema: &lineSchema},
					{Name: "from", Schema: &dateSchema},
					{Name: "to", Schema: &dateSchema},
				},
				Required: []string{"employer", "from"},
				Type:     "object",
			},
			MaxItems: 60,
			Type:     "array",
		}},
	},
	Required: []string{"name", "profession", "licenses", "prescribesControlled", "facilityBasedOnly"},
	Type:     "object",
}

var previewRequestSchema = schema.Schema{
	Closed:        true,
	MaxProperties: 1,
	MinProperties: 1,
	Properties: []schema.Property{
		{Name: "appeal", Schema: &enteredAppealSchema},
		{Name: "appealDecision", Schema: &appealDecisionSchema},
		{Name: "contract", Schema: &contractStepSchema},
		{Name: "decision", Schema: &decisionSchema},
		{Name: "discrepancy", Schema: &newDiscrepancySchema},
		{Name: "documentRequest", Schema: &documentRequestSchema},
		{Name: "hearing", Schema: &hearingNoticeSchema},
		{Name: "loadAcknowledgment", Schema: &loadAcknowledgmentSchema},
		{Name: "participation", Schema: &participationChangeSchema},
		{Name: "reopen", Schema: &reopeningSchema},
		{Name: "resend", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "letterNumber", Schema: &schema.Schema{
					MaxLength: 64,
					Type:      "string",
				}},
			},
			Required: []string{"letterNumber"},
			Type:     "object",
		}},
		{Name: "review", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "documentId", Schema: &schema.Schema{
					MaxLength: 64,
					Type:      "string",
				}},
				{Name: "expiresOn", Schema: &dateSchema},
				{Name: "reason", Schema: &noteSchema},
				{Name: "verdict", Schema: &schema.Schema{
					Enum: []string{"accepted", "rejected"},
					Type: "string",
				}},
			},
			Required: []string{"documentId", "verdict"},
			Type:     "object",
		}},
	},
	Type: "object",
	Fix:  "Name one write, with its body.",
}

var providerTypeSchema = schema.Schema{
	Enum: []string{"practitioner", "organization", "group"},
	Type: "string",
}

var purposeSchema = schema.Schema{
	Enum: []string{"decision", "hearing", "suspension-hearing", "end-hearing"},
	Type: "string",
}

var queueSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^[a-z-]{1,40}$"},
	Type:  "string",
	Fix:   "Name a queue, such as ready.",
}

var reasonSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "code", Schema: &codeSchema},
		{Name: "text", Schema: &noteSchema},
	},
	Required: []string{"code", "text"},
	Type:     "object",
}

var reminderRequestSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "email", Schema: &emailSchema},
		{Name: "npi", Schema: &npiSchema},
	},
	Required: []string{"npi", "email"},
	Type:     "object",
}

var reopeningSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "reason", Schema: &noteSchema},
	},
	Required: []string{"reason"},
	Type:     "object",
}

var resendingSchema = schema.Schema{
	Closed: true,
	Type:   "object",
}

var reviewSchema = schema.Schema{
	Closed: true,
	If: &schema.Schema{
		Properties: []schema.Property{
			{Name: "verdict", Schema: &schema.Schema{
				Const: "rejected",
			}},
		},
		Required: []string{"verdict"},
	},
	Properties: []schema.Property{
		{Name: "expiresOn", Schema: &dateSchema},
		{Name: "reason", Schema: &noteSchema},
		{Name: "verdict", Schema: &schema.Schema{
			Enum: []string{"accepted", "rejected"},
			Type: "string",
		}},
	},
	Required: []string{"verdict"},
	Then: &schema.Schema{
		Required: []string{"reason"},
	},
	Type: "object",
}

var serviceSchema = schema.Schema{
	Enum: []string{"routine-vision", "independent-laboratory", "onsite-laboratory", "other-care"},
	Type: "string",
}

var settlementSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "answer", Schema: &textSchema},
		{Name: "correction", Schema: &schema.Schema{
			Closed: true,
			Properties: []schema.Property{
				{Name: "field", Schema: &schema.Schema{
					MaxLength: 200,
					Match:     &schema.Match{Pattern: "^(/[A-Za-z0-9]+)+$"},
					Type:      "string",
					Fix:       "Give the field's place in the application, such as /practitioner/licenses/0/number.",
				}},
				{Name: "value", Schema: &lineSchema},
			},
			Required: []string{"field", "value"},
			Type:     "object",
		}},
		{Name: "how", Schema: &schema.Schema{
			Enum: []string{"answered", "closed", "corrected"},
			Type: "string",
		}},
		{Name: "reason", Schema: &noteSchema},
	},
	Required: []string{"how", "reason"},
	Type:     "object",
}

var sha256Schema = schema.Schema{
	Match: &schema.Match{Pattern: "^[0-9a-f]{64}$"},
	Type:  "string",
	Fix:   "Give the SHA-256 that the status shows, 64 hexadecimal digits.",
}

var taxonomySchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "code", Schema: &schema.Schema{
			Match: &schema.Match{Pattern: "^[0-9A-Z]{10}$"},
			Type:  "string",
			Fix:   "Use the ten-character NUCC taxonomy code, such as 363LF0000X.",
		}},
		{Name: "primary", Schema: &schema.Schema{
			Type: "boolean",
		}},
	},
	Required: []string{"code", "primary"},
	Type:     "object",
}

var textSchema = schema.Schema{
	MaxLength: 4000,
	MinLength: 1,
	Match:     &schema.Match{Pattern: "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*[^\\s\\x00-\\x1F\\x7F][^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]*$"},
	Type:      "string",
	Fix:       "Write some text, at most 4,000 characters.",
}

var uploadRequestSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "contentType", Schema: &schema.Schema{
			Enum: []string{"application/pdf", "image/png", "image/jpeg", "image/tiff"},
			Type: "string",
			Fix:  "Send a PDF, PNG, JPEG or TIFF file. A photo in an iPhone's own format (HEIC): share or save it as JPEG, or choose Most Compatible under Settings, Camera, Formats.",
		}},
		{Name: "expiresOn", Schema: &dateSchema},
		{Name: "fileName", Schema: &schema.Schema{
			MaxLength: 255,
			MinLength: 1,
			Match:     &schema.Match{Pattern: "^[^\\x00-\\x1F\\x7F\u0085\u2028\u2029]+$"},
			Type:      "string",
			Fix:       "Give the file a name of at most 255 signs, on one line.",
		}},
		{Name: "npi", Schema: &npiSchema},
		{Name: "size", Schema: &schema.Schema{
			Range: &schema.Range{Min: 1, Max: 2.097152e+07},
			Type:  "integer",
			Fix:   "Send a file of at most 20 MB that is not empty.",
		}},
		{Name: "type", Schema: &documentTypeSchema},
	},
	Required: []string{"npi", "type", "fileName", "contentType", "size"},
	Type:     "object",
}

var usStateSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^[A-Z]{2}$"},
	Type:  "string",
	Fix:   "Use the state's two capital letters, such as GA.",
}

var verificationSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "expiresOn", Schema: &dateSchema},
		{Name: "inForce", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "note", Schema: &noteSchema},
		{Name: "result", Schema: &elementResultSchema},
		{Name: "since", Schema: &dateSchema},
		{Name: "source", Schema: &lineSchema},
		{Name: "verifiedOn", Schema: &dateSchema},
		{Name: "why", Schema: &noteSchema},
	},
	Required: []string{"result", "source", "verifiedOn"},
	Type:     "object",
}

var w9Schema = schema.Schema{
	Closed: true,
	If: &schema.Schema{
		Properties: []schema.Property{
			{Name: "classification", Schema: &schema.Schema{
				Const: "llc",
			}},
		},
		Required: []string{"classification"},
	},
	Properties: []schema.Property{
		{Name: "address", Schema: &addressSchema},
		{Name: "classification", Schema: &schema.Schema{
			Enum: []string{"individual", "c-corporation", "s-corporation", "partnership", "trust-estate", "llc", "other"},
			Type: "string",
		}},
		{Name: "exemptPayeeCode", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 5,
		}},
		{Name: "fatcaCode", Schema: &schema.Schema{
			Ref:       &lineSchema,
			MaxLength: 5,
		}},
		{Name: "line1", Schema: &lineSchema},
		{Name: "line2", Schema: &lineSchema},
		{Name: "line3b", Schema: &schema.Schema{
			Type: "boolean",
		}},
		{Name: "llcTaxClass", Schema: &schema.Schema{
			Enum: []string{"C", "S", "P"},
			Type: "string",
		}},
		{Name: "signedBy", Schema: &lineSchema},
		{Name: "signedOn", Schema: &dateSchema},
	},
	Required: []string{"line1", "classification", "address", "signedBy", "signedOn"},
	Then: &schema.Schema{
		Required: []string{"llcTaxClass"},
	},
	Type: "object",
}

var w9UploadSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "line1", Schema: &lineSchema},
		{Name: "line2", Schema: &lineSchema},
		{Name: "upload", Schema: &schema.Schema{
			Const: true,
		}},
	},
	Required: []string{"upload", "line1"},
	Type:     "object",
}

var withdrawalSchema = schema.Schema{
	Closed: true,
	Properties: []schema.Property{
		{Name: "npi", Schema: &npiSchema},
		{Name: "reason", Schema: &textSchema},
	},
	Required: []string{"npi"},
	Type:     "object",
}

var zipSchema = schema.Schema{
	Match: &schema.Match{Pattern: "^[0-9]{5}(-[0-9]{4})?$"},
	Type:  "string",
	Fix:   "Enter the ZIP code: five digits, or nine with a hyphen.",
}
