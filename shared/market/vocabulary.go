package market

// DocumentTypes lists every type of document the API knows.
var DocumentTypes = []string{
	"w9", "dea-certificate", "malpractice-face-sheet", "clia-certificate", "protocol-agreement",
	"collaborative-agreement", "collaborative-practice-agreement", "credentialing-application",
	"license", "accreditation", "other",
}

// Elements lists every credentialing element the API knows, in the order files show them.
var Elements = []string{
	"identity", "license", "dea-cds", "education", "board-certification", "work-history",
	"malpractice-history", "malpractice-coverage", "sanctions", "exclusions-oig", "exclusions-sam",
	"exclusions-state", "npdb", "caqh", "ccvs", "medicaid-enrollment", "medicare-opt-out",
	"preclusion-list", "death-master-file", "attestation", "site-visit", "accreditation", "quality",
}

// Services lists the services a submission can name that decide who may join. OtherCare is
// whatever else somebody does who names one of the others.
var Services = []string{"routine-vision", "independent-laboratory", "onsite-laboratory", OtherCare}

// OtherCare is care that no other service names, such as treating disease of the eye.
const OtherCare = "other-care"

// CareSettings lists the kinds of place where care is given.
var CareSettings = []string{"office", "hospital-inpatient", "hospital-outpatient", "surgery-center", "urgent-care",
	"nursing-facility", "home", "telehealth", "school", "mobile", "community"}

// ProviderTypes lists the kinds of provider.
var ProviderTypes = []string{"practitioner", "organization", "group"}

// Who credentials the providers of a product.
const (
	ByPlan  = "plan"
	ByState = "state"
)

// Lines of business of a product.
const (
	Medicaid          = "medicaid"
	Marketplace       = "marketplace"
	MedicareAdvantage = "medicare-advantage"
	DSNP              = "dsnp"
)

// LinesOfBusiness lists the lines of business.
var LinesOfBusiness = []string{Medicaid, Marketplace, MedicareAdvantage, DSNP}

var (
	kinds   = []string{"initial", "recredentialing", "change"}
	changes = []string{"tax-id", "irs-name", "products-add", "products-remove"}
)
