package identifier

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// crockford is Crockford's base32 alphabet: no I, L, O or U, so a letter read over
// the phone is not taken for a digit.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	applicationBits   = 60
	applicationPrefix = "CRD"
)

// NewApplicationID draws an application ID: 60 random bits and a check character,
// written CRD-XXXX-XXXX-XXXXX. It is a credential, so random must be
// cryptographically strong. The check value is the number modulo 37; the five
// values Crockford gives signs to are drawn again, so it is always a letter or digit.
func NewApplicationID(random io.Reader) (string, error) {
	var b [8]byte
	for {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("draw an application ID: %w", err)
		}
		n := binary.BigEndian.Uint64(b[:]) >> (64 - applicationBits)
		if check := n % 37; check < 32 {
			return applicationID(n, check), nil
		}
	}
}

func applicationID(n, check uint64) string {
	var c [13]byte
	c[12] = crockford[check]
	for i := 11; i >= 0; i-- {
		c[i] = crockford[n&31]
		n >>= 5
	}
	return fmt.Sprintf("%s-%s-%s-%s", applicationPrefix, c[:4], c[4:8], c[8:])
}

// ParseApplicationID reads an application ID as people write it, without regard to
// case, hyphens and spaces, with I and L for 1, O for 0, and with or without CRD,
// and returns its one canonical form.
func ParseApplicationID(s string) (string, error) {
	c := strings.TrimPrefix(strings.Map(applicationLetter, s), applicationPrefix)
	if len(c) != 13 {
		return "", refuse("An Application ID looks like CRD-7K3M-9QXT-2B4FW: CRD and 13 letters and digits.")
	}
	var n uint64
	for i := range 12 {
		v := strings.IndexByte(crockford, c[i])
		if v < 0 {
			return "", mistypedID
		}
		n = n<<5 | uint64(v)
	}
	if check := n % 37; check >= 32 || crockford[check] != c[12] {
		return "", mistypedID
	}
	return applicationID(n, n%37), nil
}

var mistypedID = refuse("This is not an Application ID: a letter or digit is mistyped. Compare it with the confirmation email.")

// applicationLetter reads one character; -1 drops it.
func applicationLetter(r rune) rune {
	switch r = unicode.ToUpper(r); {
	case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r):
		return -1
	case r == 'I' || r == 'L':
		return '1'
	case r == 'O':
		return '0'
	}
	return r
}
