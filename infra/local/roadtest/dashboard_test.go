package roadtest

import (
	"maps"
	"net/url"
	"slices"
	"testing"

	"credo/infra/road"
)

// number is one number of the dashboard with the query that lists what it counts.
type number struct {
	Count int    `json:"count"`
	Query string `json:"query"`
}

// holdsNumbers follows every number of the dashboard that is not 0 to the list behind it.
func (s system) holdsNumbers(t *testing.T) {
	t.Helper()
	auditor := s.walker.Client.Staffed("auditor", "")
	d, err := road.Get[struct {
		Open     []number         `json:"open"`
		Due      []number         `json:"due"`
		Finished []map[string]any `json:"finished"`
	}](t.Context(), auditor, "/staff/dashboard")
	if err != nil {
		t.Fatal(err)
	}
	all := append(d.Open, d.Due...)
	for _, month := range d.Finished {
		for _, name := range slices.Sorted(maps.Keys(month)) {
			counted := number{Query: month["query"].(string) + "&counted=" + name}
			switch value := month[name].(type) {
			case float64:
				counted.Count = int(value)
			case map[string]any: // days
				counted.Count = int(value["count"].(float64))
			}
			all = append(all, counted)
		}
	}
	followed := 0
	for _, n := range all {
		if n.Count == 0 {
			continue
		}
		followed++
		if listed := s.listed(t, auditor, n.Query); listed != n.Count {
			t.Errorf("%s lists %d files, the dashboard counts %d", n.Query, listed, n.Count)
		}
	}
	if followed < 20 {
		t.Errorf("only %d numbers of the dashboard are not 0", followed)
	}
}

// listed counts the files of a list, page by page.
func (s system) listed(t *testing.T, p road.Person, query string) (n int) {
	t.Helper()
	more := "&limit=200"
	for {
		page, err := road.Get[struct {
			Items      []struct{} `json:"items"`
			NextCursor string     `json:"nextCursor"`
		}](t.Context(), p, "/staff/applications?"+query+more)
		if err != nil {
			t.Fatal(err)
		}
		n += len(page.Items)
		if page.NextCursor == "" {
			return n
		}
		more = "&limit=200&cursor=" + url.QueryEscape(page.NextCursor)
	}
}
