package issuer

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"credo/infra/local/template"
)

// Person is a sample member of the staff.
type Person struct {
	Username string // what the token and the history of a file say
	Name     string
	Role     string
}

// people are invented. Whoever verified a file does not decide it, and an
// appeal is heard by others, so the roles that work on files have several.
var people = []Person{
	{"sasha.specialist", "Sasha Specialist (sample)", "specialist"},
	{"sidney.specialist", "Sidney Specialist (sample)", "specialist"},
	{"casey.committee", "Casey Committee (sample)", "committee"},
	{"chris.committee", "Chris Committee (sample)", "committee"},
	{"cameron.committee", "Cameron Committee (sample)", "committee"},
	{"carter.committee", "Carter Committee (sample)", "committee"},
	{"collins.committee", "Collins Committee (sample)", "committee"},
	{"corey.committee", "Corey Committee (sample)", "committee"},
	{"morgan.director", "Morgan Director, MD (sample)", "medical-director"},
	{"marley.director", "Marley Director, MD (sample)", "medical-director"},
	{"avery.auditor", "Avery Auditor (sample)", "auditor"},
	{"alex.admin", "Alex Admin (sample)", "admin"},
}

// People are the sample people who may sign in.
func (i *Issuer) People() []Person { return slices.Clone(i.people) }

// find is the person of that username.
func (i *Issuer) find(username string) (Person, bool) {
	at := slices.IndexFunc(i.people, func(p Person) bool { return strings.EqualFold(p.Username, username) })
	if at < 0 {
		return Person{}, false
	}
	return i.people[at], true
}

// staff are the sample people for the pool's groups; a group nobody is in is
// an error, since nobody could work in that role.
func staff(pool template.UserPool) ([]Person, error) {
	var list []Person
	for _, group := range pool.Groups {
		count := len(list)
		for _, person := range people {
			if person.Role == group.Name {
				list = append(list, person)
			}
		}
		if len(list) == count {
			return nil, fmt.Errorf("user pool %s: no sample people for the group %s", pool.ID, group.Name)
		}
	}
	return list, nil
}

// subject is the person's stable identifier.
func (p Person) subject() string {
	sum := sha256.Sum256([]byte("credo staff " + p.Username))
	return fmt.Sprintf("%x-%x-4%x-8%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
