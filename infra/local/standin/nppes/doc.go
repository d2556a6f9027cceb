// Package nppes stands in for CMS's NPI registry, API version 2.1. Every number
// that passes the check digit has an invented record that is always the same;
// some numbers stand for what goes wrong.
//
// The ninth digit says which kind of record: 0 to 6 a practitioner, 7 to 9 an
// organization.
package nppes
