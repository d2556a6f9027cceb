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

// font is read once, and by a function: what a variable is initialized with is linked into
// every program, also into one that draws no PDF.
var font struct {
	sync.Once
	sync.Mutex
	*sfnt.Font
	err   error
	known map[rune]bool
}

// glyphs answers whether the font has a character.
func glyphs() (func(rune) bool, error) {
	font.Do(func() {
		font.Font, font.err = sfnt.Parse(regular)
		font.known = map[rune]bool{}
	})
	return hasGlyph, font.err
}

func hasGlyph(r rune) bool {
	font.Lock()
	defer font.Unlock()
	has, ok := font.known[r]
	if !ok {
		i, err := font.GlyphIndex(nil, r)
		has = err == nil && i != 0 && r <= 0xFFFF
		font.known[r] = has
	}
	return has
}

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
