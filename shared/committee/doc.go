// Package committee is the credentialing committee as people: who sits on it (register.go),
// when it met and who voted what (meeting.go), and what its votes make of a file (result.go).
//
// A member votes under their own sign-in, on the day of the meeting, once a file; who had a
// hand in a file neither votes nor counts (NCQA CR 2; CR 6 for the panel of a hearing). The
// register of a market and each meeting are cases of their own. Their states hold names and
// votes, which only committee, director and auditor read; their events hold neither.
package committee
