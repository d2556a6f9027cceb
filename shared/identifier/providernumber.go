package identifier

import (
	"encoding/binary"
	"fmt"
	"io"
)

// NewProviderNumber draws a provider number: nine random digits, the first not 0,
// and a Luhn check digit. No provider number passes as an NPI, whose check digit is
// shifted by its prefix, so the two cannot be confused. It is no secret.
func NewProviderNumber(random io.Reader) (string, error) {
	var b [8]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("draw a provider number: %w", err)
	}
	nine := fmt.Sprint(100_000_000 + binary.BigEndian.Uint64(b[:])%900_000_000)
	return nine + fmt.Sprint((10-luhnSum(nine+"0")%10)%10), nil
}

// CheckProviderNumber checks a provider number's form and check digit.
func CheckProviderNumber(number string) error {
	if len(number) != 10 || !allDigits(number) || number[0] == '0' {
		return refuse("A Provider Number has 10 digits. You find it in your welcome letter.")
	}
	if !luhn(number) {
		return refuse("This is not a Provider Number: its check digit does not fit. Look for a mistyped or swapped digit.")
	}
	return nil
}
