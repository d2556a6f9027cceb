package identifier

import "strings"

// Username is the one form in which a staff member's username is kept and compared. The pool
// takes "Sam" and "sam" for one person, and so does everything else.
func Username(name string) string { return strings.ToLower(name) }
