package form

import (
	"crypto/sha256"
	"encoding/hex"

	"credo/shared/calendar"
)

// Traits is what one practitioner said of race and ethnicity, in a row of its own that names
// neither the practitioner nor the application: nobody who verifies or decides can get at
// whose it is, and it is used in numbers alone (NCQA CR 1, 45 CFR 92.101).
type Traits struct {
	Year string `json:"year"` // of the application
	Demographics
}

// Apart takes race and ethnicity out of a form before it is stored; nil if none are given.
func (s Submission) Apart(today calendar.Date) (Submission, *Traits) {
	said := s.Demographics
	s.Demographics = nil
	if said == nil || *said == (Demographics{}) {
		return s, nil
	}
	return s, &Traits{Year: string(today[:4]), Demographics: *said}
}

// TraitsKey is under what a row of traits lies: it cannot be worked out from an application
// ID without the reference of the Tax ID, which no page shows.
func TraitsKey(id, taxRef string) string {
	sum := sha256.Sum256([]byte("traits:" + taxRef + ":" + id))
	return hex.EncodeToString(sum[:16])
}
