package wording

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// grade is the Flesch-Kincaid grade level of the sentences of a letter: paragraphs,
// notices and steps. Names, tables and lists of what people or the market's data say
// are not ours to simplify.
func grade(page []item) float64 {
	var sentences, words, syllables float64
	for _, i := range page {
		if i.kind != "p" && i.kind != "notice" && i.kind != "step" {
			continue
		}
		for _, sentence := range regexp.MustCompile(`[.?!:]+(\s|$)`).Split(i.text, -1) {
			list := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' })
			if len(list) < 3 {
				continue
			}
			sentences++
			for _, w := range list {
				words++
				syllables += float64(syllablesOf(w))
			}
		}
	}
	return 0.39*words/sentences + 11.8*syllables/words - 15.59
}

func syllablesOf(word string) int {
	word = strings.ToLower(word)
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}

func TestLettersReadAtAnEighthGradeLevel(t *testing.T) {
	t.Parallel()
	for _, n := range names(t) {
		if g := grade(items(t, render(t, steady(sample(t, "ga", n))).HTML)); !(g > 2 && g <= 8) {
			t.Errorf("%s reads at grade %.1f: use shorter sentences and words", n, g)
		}
	}
}
