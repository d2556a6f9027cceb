package letter

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// Source Sans 3 by Adobe, SIL Open Font License (fonts/OFL.txt): Latin with all accents,
// Vietnamese, Greek and Cyrillic.
//
//go:embed fonts/SourceSans3-Regular.ttf
var regular []byte

//go:embed fonts/SourceSans3-Bold.ttf
var bold []byte

// unprintable stands in a PDF for a run of characters that the font lacks.
const unprintable = "□"

// glyphs answers whether the font has a character.
var glyphs = sync.OnceValues(func() (func(rune) bool, error) {
	font, err := sfnt.Parse(regular)
	if err != nil {
		return nil, err
	}
	var lock sync.Mutex
	known := map[rune]bool{}
	return func(r rune) bool {
		lock.Lock()
		defer lock.Unlock()
		has, ok := known[r]
		if !ok {
			i, err := font.GlyphIndex(nil, r)
			has = err == nil && i != 0 && r <= 0xFFFF
			known[r] = has
		}
		return has
	}, nil
})

// drawable replaces each run of characters that the font lacks.
func drawable(text string, has func(rune) bool) string {
	var b strings.Builder
	missing := false
	for _, r := range text {
		ok := has(r)
		switch {
		case ok:
			b.WriteRune(r)
		case !missing:
			b.WriteString(unprintable)
		}
		missing = !ok
	}
	return b.String()
}
