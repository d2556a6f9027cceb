package identifier

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// plain spells letters that do not come apart into a base letter and an accent.
var plain = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı", "i", "&", " and ")

// FoldName reduces a name to what matters when comparing or searching: lower case,
// without accents and punctuation, single spaces. "O'Brien-Núñez, M.D." becomes
// "obrien nunez md". Folding twice changes nothing.
func FoldName(name string) string {
	s := norm.NFKD.String(strings.ToValidUTF8(name, " "))
	s = norm.NFKD.String(cases.Fold().String(s))
	s = plain.Replace(strings.Map(dropMark, s))
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}

// dropMark takes away accents and the signs that join letters of one word.
func dropMark(r rune) rune {
	if unicode.Is(unicode.M, r) || strings.ContainsRune("'’‘ʼ`.", r) {
		return -1
	}
	return r
}
