package vault

import (
	"fmt"
	"strings"
)

// DocumentKey is where an uploaded document lies in the documents bucket.
func DocumentKey(applicationID, documentID string) string {
	return "documents/" + applicationID + "/" + documentID
}

// ParseDocumentKey reads a DocumentKey; false for any other key.
func ParseDocumentKey(key string) (applicationID, documentID string, ok bool) {
	rest, ok := strings.CutPrefix(key, "documents/")
	applicationID, documentID, both := strings.Cut(rest, "/")
	if !ok || !both || applicationID == "" || documentID == "" || strings.Contains(documentID, "/") {
		return "", "", false
	}
	return applicationID, documentID, true
}

// LetterKey is where a letter lies in the letters bucket, as "pdf", "html" or "txt".
func LetterKey(applicationID, letterNumber, extension string) string {
	return "letters/" + applicationID + "/" + letterNumber + "." + extension
}

// MailKey is where a letter to print and post lies in the outbound bucket.
func MailKey(letterNumber string) string { return "mail/" + letterNumber + ".pdf" }

// ClaimsKey is where a provider's roster record of one load lies in the outbound bucket. An
// object a load: what arrives late replaces nothing, and the last of a provider holds.
func ClaimsKey(providerNumber string, load int) string {
	return fmt.Sprintf("claims/%s/%06d.json", providerNumber, load)
}

// RosterKey is where the roster of a day ("2026-11-22") lies in the outbound bucket.
func RosterKey(day string) string { return "roster/" + day + ".csv" }

// DirectoryKey is where a provider's directory entry of one load lies in the outbound bucket.
func DirectoryKey(providerNumber string, load int) string {
	return fmt.Sprintf("directory/%s/%06d.json", providerNumber, load)
}
