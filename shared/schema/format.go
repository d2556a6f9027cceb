package schema

import (
	"net/netip"
	"strings"
	"time"
)

func (f Format) holds(s string) bool {
	switch f {
	case Date:
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	case Email:
		return isEmail(s)
	}
	return true
}

// isEmail knows an address of RFC 5321: at most 254 bytes, a dot-atom or quoted text of at
// most 64, and a host's name or an address in brackets.
func isEmail(s string) bool {
	at := strings.LastIndexByte(s, '@')
	if at < 0 || len(s) > 254 || at > 64 {
		return false
	}
	local, domain := s[:at], s[at+1:]
	if inner, ok := within(local, `"`, `"`); ok {
		if strings.ContainsAny(inner, `\"`) {
			return false
		}
	} else if strings.HasPrefix(local, ".") || strings.HasSuffix(local, ".") || strings.Contains(local, "..") ||
		strings.ContainsFunc(local, func(r rune) bool { return !alphanumeric(r) && !strings.ContainsRune(".!#$%&'*+-/=?^_`{|}~", r) }) {
		return false
	}
	if inner, ok := within(domain, "[", "]"); ok {
		return isAddress(inner)
	}
	return isHost(domain)
}

func within(s, before, after string) (string, bool) {
	if len(s) < 2 || !strings.HasPrefix(s, before) || !strings.HasSuffix(s, after) {
		return s, false
	}
	return s[1 : len(s)-1], true
}

func isAddress(s string) bool {
	v6, six := strings.CutPrefix(s, "IPv6:")
	a, err := netip.ParseAddr(v6)
	return err == nil && a.Zone() == "" && a.Is4() != six
}

func isHost(s string) bool {
	s = strings.TrimSuffix(s, ".")
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' ||
			strings.ContainsFunc(label, func(r rune) bool { return !alphanumeric(r) && r != '-' }) {
			return false
		}
	}
	return len(s) <= 253
}

func alphanumeric(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
