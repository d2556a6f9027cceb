package letter

import (
	"testing"
	"testing/fstest"
	"time"

	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

// visit is a case of a kind that only these tests know.
type visit struct {
	casefile.Header
	casefile.Parts
}

func (v visit) Begin(casefile.Actor, time.Time) (casefile.Work, error) { panic("no test changes it") }
func (v visit) With(casefile.Change) casefile.Case                     { return v }

// visitView is what the templates see of a visit.
type visitView struct {
	*Page
	Data visitData
}

func (v *visitView) Reference() []Entry {
	return v.Headed(Entry{"Visit", v.Head().ID}, Entry{"Interpreter", v.Data.Interpreter})
}

type visitData struct {
	Note        string   `json:"note"`
	Reasons     []string `json:"reasons"`
	Interpreter string   `json:"interpreter,omitempty"`
}

// visitWords are one letter with every block of the markup.
var visitWords = &Words{
	Templates: fstest.MapFS{
		"parts.txt": {Data: []byte(`{{define "reasons"}}
{{range .Data.Reasons}}
- **Why**: {{.}}.
  In short: {{.}}
{{end}}
{{end}}`)},
		"planned.txt": {Data: []byte(`Subject: {{.Plan}} comes to see {{.Head.Name}}
Title: We come to see you
Preview: On {{date .Date}}, because of {{.Data.Note}}.

Dear {{.Greeting}}:

We would like to see the rooms of **{{.Head.Name}}** in the {{.Network}}.
It's {{shout "short"}}.

What we look at | {{.Data.Note}}
When | {{date .Date}}

| Reason | Again
{{range .Data.Reasons}}
| {{.}} | {{.}}
{{end}}

## Why we come

{{template "reasons" .}}

! Please be there: {{.Data.Note}}

> {{.Data.Note}}

+ Open the door.
+ Say {{.Data.Note}}.

=> [Move the day]({{.Link "/status/"}})

## Questions?

Call [{{.Phone}}](tel:{{.Phone}}) or write to {{.MailAddress}}.
`)},
	},
	Funcs: map[string]any{"shout": func(s string) string { return s + "!" }},
	View: func(p *Page) (View, error) {
		v := &visitView{Page: p}
		return v, p.Letter.Says(&v.Data)
	},
}

// planned is the letter of a visit that says a text wherever people fill something in.
func planned(t testing.TB, text string) Content {
	t.Helper()
	m, ok := market.Known().Find("ga")
	if !ok {
		t.Fatal("ga")
	}
	return Content{
		Market: m, SiteURL: "https://providers.example.org/", Words: visitWords,
		Case:      visit{Header: casefile.Header{Case: "visit", ID: "VISIT-1", Market: "ga", NPI: "1234567893", Name: text}},
		Recipient: form.Contact{Name: text, MailingAddress: &form.Address{Line1: text, Line2: text, City: text, State: text, ZIP: text}},
		Letter: casefile.Letter{Number: "VISIT-1-L01", Name: "planned", At: time.Date(2026, 11, 23, 2, 30, 0, 0, time.UTC),
			Data: casefile.Facts(visitData{Note: text, Reasons: []string{text, text}})},
	}
}

func render(t testing.TB, c Content) Rendered {
	t.Helper()
	r, err := Render(c)
	if err != nil {
		t.Fatalf("%s: %v", c.Letter.Name, err)
	}
	return r
}
