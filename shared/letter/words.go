package letter

import (
	"cmp"
	"io/fs"
	"maps"
	"sync"
	"text/template"

	"credo/shared/calendar"
)

// Words are the words of the letters of one kind of case.
type Words struct {
	Templates fs.FS            // <letter>.txt each, and files of parts they share
	Suffix    string           // of their names; "" is ".txt"
	Funcs     template.FuncMap // beside date and escape, which every kind has
	// View is what the templates see of a letter.
	View func(*Page) (View, error)

	once   sync.Once
	parsed *template.Template
	err    error
}

func (w *Words) suffix() string { return cmp.Or(w.Suffix, ".txt") }

// View is what the templates of a kind see: Page, embedded, and the kind's own words.
type View interface {
	// Reference is the head of a letter; see Page.Headed.
	Reference() []Entry
}

// Entry is one line of a letter's head: a name and what it is here.
type Entry [2]string

// templates reads every template, once.
func (w *Words) templates() (*template.Template, error) {
	w.once.Do(func() {
		funcs := template.FuncMap{"date": calendar.Date.Long}
		maps.Copy(funcs, w.Funcs)
		funcs["escape"] = escape
		w.parsed, w.err = template.New("").Funcs(funcs).ParseFS(w.Templates, "*"+w.suffix())
		if w.err == nil {
			escapeAll(w.parsed)
		}
	})
	return w.parsed, w.err
}
