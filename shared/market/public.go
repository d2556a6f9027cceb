package market

// Public is a market as GET /markets shows it.
type Public struct {
	ID               string           `json:"id"`
	Name             string           `json:"name"`
	State            string           `json:"state"`
	ProviderServices string           `json:"providerServices"`
	CAQHPlanName     string           `json:"caqhPlanName"`
	Portal           string           `json:"portal"`
	Products         []Product        `json:"products"`
	Professions      []string         `json:"professions"`
	Documents        []PublicDocument `json:"documents"`
	TurnedAway       []Direction      `json:"turnedAway"`
}

// PublicDocument is a document the market may ask for, and when.
type PublicDocument struct {
	Type string `json:"type"`
	Name string `json:"name"`
	Why  string `json:"why"`
	When string `json:"when"`
}

// Public is what anybody may know of the market. Its lists are never nil.
func (m Market) Public() Public {
	p := Public{
		ID: m.ID, Name: m.Name, State: m.State, ProviderServices: m.ProviderServices,
		CAQHPlanName: m.CAQHPlanName, Portal: m.Portal,
		Products: append([]Product{}, m.Products...), Professions: append([]string{}, m.Professions...),
		Documents: []PublicDocument{}, TurnedAway: append([]Direction{}, m.TurnedAway...),
	}
	for i := range p.Products {
		p.Products[i].RetroactiveDays = 0 // the staff's business
	}
	for _, d := range m.Documents {
		p.Documents = append(p.Documents, PublicDocument{Type: d.Type, Name: d.Name, Why: d.Why, When: d.When})
	}
	return p
}
