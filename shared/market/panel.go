package market

import (
	"slices"
	"strings"
)

// OutOfState is the market's rule for places of service in other states.
type OutOfState struct {
	Border []string `json:"border"` // states whose places are as good as the market's own
	Refuse bool     `json:"refuse"` // places elsewhere are refused; else staff are told
	Words  string   `json:"words"`  // to the provider
}

// Refused reports whether a place in a state cannot join a market of another.
func (o OutOfState) Refused(home, state string) bool {
	return o.Refuse && state != home && !slices.Contains(o.Border, state)
}

// ClosedPanel says who cannot join for now, since the network has enough of them.
type ClosedPanel struct {
	Taxonomy string   `json:"taxonomy"` // what the code of the main specialty starts with
	Counties []string `json:"counties"` // only if every place is in one of these; none: everywhere
	Words    string   `json:"words"`    // to the provider: that it is closed, and when to ask again
}

// Closed returns the panel that is closed to a provider with places in these counties.
func (m Market) Closed(f Facts, counties []string) (ClosedPanel, bool) {
	for _, p := range m.ClosedPanels {
		elsewhere := func(county string) bool {
			return !slices.ContainsFunc(p.Counties, func(c string) bool { return strings.EqualFold(c, strings.TrimSpace(county)) })
		}
		if strings.HasPrefix(f.Taxonomy, p.Taxonomy) && (len(p.Counties) == 0 || !slices.ContainsFunc(counties, elsewhere)) {
			return p, true
		}
	}
	return ClosedPanel{}, false
}
