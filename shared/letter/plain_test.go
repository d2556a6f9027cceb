package letter

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// grade is the Flesch-Kincaid grade level of the sentences of a letter: paragraphs,
// notices and steps. Names, tables and lists of what people or the market's data say
// are not ours to simplify.
func grade(d document) float64 {
	var sentences, words, syllables float64
	for _, b := range d.Blocks {
		if b.Kind != paragraph && b.Kind != notice && b.Kind != steps {
			continue
		}
		for _, item := range b.Items {
			for _, sentence := range regexp.MustCompile(`[.?!:]+(\s|$)`).Split(plain(item, " "), -1) {
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
	for _, name := range names(t) {
		c := steady(sample(t, "ga", name))
		_, d, err := filled(c.content())
		if err != nil {
			t.Fatal(err)
		}
		if g := grade(d); g > 8 {
			t.Errorf("%s reads at grade %.1f: use shorter sentences and words", name, g)
		}
	}
}
