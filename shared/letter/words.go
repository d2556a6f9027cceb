package letter

import (
	"io/fs"
	"maps"
	"sync"
	"text/template"

	"credo/shared/calendar"
)

// Words are a kind's words for its letters: a template for each, what they see, and what
// heads a letter beside date, provider, NPI and letter number.
type Words struct {
	Reference func(*Sheet) [][2]string
	view      func(*Sheet) (any, error)
	templates func() (*template.Template, error)
}

// NewWords are the words in the files templates/<letter>.txt, with parts beside them. A
// template sees what view makes of a page; funcs are the kind's own. They are read once.
func NewWords(files fs.FS, funcs map[string]any, view func(*Sheet) (any, error), reference func(*Sheet) [][2]string) *Words {
	return &Words{Reference: reference, view: view, templates: sync.OnceValues(func() (*template.Template, error) {
		all := template.FuncMap{"escape": escape, "date": calendar.Date.Long}
		maps.Copy(all, funcs)
		read, err := template.New("").Funcs(all).ParseFS(files, "templates/*.txt")
		if err != nil {
			return nil, err
		}
		escapeAll(read)
		return read, nil
	})}
}
