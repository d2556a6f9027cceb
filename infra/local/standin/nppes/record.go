package nppes

// record is one result in the registry's shape.
type record struct {
	CreatedEpoch string      `json:"created_epoch"` // milliseconds, as a string
	UpdatedEpoch string      `json:"last_updated_epoch"`
	Type         string      `json:"enumeration_type"`
	Number       string      `json:"number"`
	Basic        basic       `json:"basic"`
	Addresses    []address   `json:"addresses"`
	Locations    []address   `json:"practiceLocations"`
	Taxonomies   []taxonomy  `json:"taxonomies"`
	Identifiers  []struct{}  `json:"identifiers"`
	Endpoints    []struct{}  `json:"endpoints"`
	OtherNames   []otherName `json:"other_names"`
}

type basic struct {
	FirstName    string `json:"first_name,omitempty"`
	LastName     string `json:"last_name,omitempty"`
	MiddleName   string `json:"middle_name,omitempty"`
	Credential   string `json:"credential,omitempty"`
	SoleProp     string `json:"sole_proprietor,omitempty"`
	NamePrefix   string `json:"name_prefix,omitempty"`
	NameSuffix   string `json:"name_suffix,omitempty"`
	Organization string `json:"organization_name,omitempty"`
	Subpart      string `json:"organizational_subpart,omitempty"`

	OfficialFirst string `json:"authorized_official_first_name,omitempty"`
	OfficialLast  string `json:"authorized_official_last_name,omitempty"`
	OfficialTitle string `json:"authorized_official_title_or_position,omitempty"`
	OfficialPhone string `json:"authorized_official_telephone_number,omitempty"`

	EnumerationDate  string `json:"enumeration_date"`
	LastUpdated      string `json:"last_updated"`
	DeactivationDate string `json:"deactivation_date,omitempty"`
	Status           string `json:"status"`
}

type address struct {
	CountryCode string `json:"country_code"`
	CountryName string `json:"country_name"`
	Purpose     string `json:"address_purpose"`
	Type        string `json:"address_type"`
	Line1       string `json:"address_1"`
	Line2       string `json:"address_2,omitempty"`
	City        string `json:"city"`
	State       string `json:"state"`
	ZIP         string `json:"postal_code"` // nine digits, no hyphen
	Phone       string `json:"telephone_number"`
	Fax         string `json:"fax_number,omitempty"`
}

type taxonomy struct {
	Code    string  `json:"code"`
	Group   string  `json:"taxonomy_group"`
	Desc    string  `json:"desc"`
	State   *string `json:"state"`
	License *string `json:"license"`
	Primary bool    `json:"primary"`
}

type otherName struct {
	Type         string `json:"type"`
	Code         string `json:"code"`
	FirstName    string `json:"first_name,omitempty"`
	LastName     string `json:"last_name,omitempty"`
	Organization string `json:"organization_name,omitempty"`
}
