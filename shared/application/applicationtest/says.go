package applicationtest

import (
	"credo/shared/application"
	"credo/shared/casefile"
)

// Says is what a letter says, of either case.
func Says(l casefile.Letter) application.LetterData {
	var d application.LetterData
	if err := l.Says(&d); err != nil {
		panic(err)
	}
	return d
}
