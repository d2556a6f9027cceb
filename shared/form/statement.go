package form

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"strings"
)

// statements holds the text of every version of the attestation that anyone may have
// signed, by its version. A text that was signed is never changed: a new text is a new file.
//
//go:embed statements
var statements embed.FS

// Statement is the text of a version of the attestation, as the page shows it, and the
// SHA-256 of that text, by which an auditor sees that it is what was signed; false for a
// version that there never was.
func Statement(version string) (text, hash string, known bool) {
	if strings.ContainsAny(version, "/\\.") {
		return "", "", false
	}
	raw, err := statements.ReadFile("statements/" + version + ".txt")
	if err != nil {
		return "", "", false
	}
	text = strings.TrimSpace(string(raw))
	sum := sha256.Sum256([]byte(text))
	return text, hex.EncodeToString(sum[:]), true
}
