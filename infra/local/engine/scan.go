package engine

import (
	"bytes"
	"io"
)

// Scan is what the bytes of an object were found to be.
type Scan string

// What a scan finds. An object whose bytes did not pass, as of a copy, has no
// scan.
const (
	Clean  Scan = "clean"
	Threat Scan = "threat"
)

// testVirus is the text that every malware scanner takes for a virus, made by
// EICAR for tests. In two parts, so that no scanner takes this file for one.
var testVirus = []byte("EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE")

// scanner looks for the test virus in what is read through it. It is no
// protection; it lets the road of an infected file be walked.
type scanner struct {
	io.Reader
	tail  []byte
	found bool
}

func (s *scanner) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	seen := append(s.tail, b[:n]...)
	s.found = s.found || bytes.Contains(seen, testVirus)
	s.tail = append([]byte(nil), seen[max(0, len(seen)-len(testVirus)+1):]...)
	return n, err
}

func (s *scanner) result() Scan {
	if s.found {
		return Threat
	}
	return Clean
}
