package table

import (
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/identifier"
)

// never sorts after every day.
const never calendar.Date = "9999-12-31"

// stateIndexes are the attributes by which a case is found.
func stateIndexes(kind casefile.Kind, h casefile.Header) item {
	it := item{}
	if kind.Found {
		it = nameIndex(identifier.FoldName(h.Name), h.ID)
	}
	it["npi"] = text(h.NPI)
	if h.Assignee != "" && h.Open {
		it["assigneePk"] = text(h.Assignee)
		it["assigneeSk"] = text(string(nextDue(h)) + "#" + h.ID)
	}
	if h.Roster != "" {
		it["rosterPk"], it["rosterSk"] = text(rosterPk(h.Roster, shardOf(h.ID))), text(h.ID)
	}
	return it
}

// nextDue is the day staff have to act by, or else that of the application's next deadline.
func nextDue(a casefile.Header) calendar.Date {
	next := never
	if a.Task != nil {
		return a.Task.DueOn
	}
	for _, d := range a.Dues {
		next = min(next, d.On)
	}
	return next
}

// taskIndexes put a task into its queue.
func taskIndexes(a casefile.Header, task casefile.Task) item {
	return item{
		"npi":    text(a.NPI),
		"workPk": text(workPk(task.Queue, a.Market)),
		"workSk": text(string(task.DueOn) + "#" + a.ID),
	}
}

func workPk(queue casefile.Queue, market string) string { return string(queue) + "#" + market }

// nameIndex files an application under a folded name.
func nameIndex(folded, id string) item {
	if folded == "" {
		return item{}
	}
	return item{"namePk": text(namePk(folded)), "nameSk": text(folded + "#" + id)}
}

func namePk(folded string) string { return string([]rune(folded)[:1]) }

// writeNPIEntry adds the case to those of its NPI, and to the names with the last name
// first, as staff look for people; where the last name is of several words, like
// "Sample-Example", also with the last of them first.
func writeNPIEntry(t *transaction, kind casefile.Kind, h casefile.Header) {
	entry := npiKey(h.NPI).of(caseKey{kind.Key, h.ID})
	var extra item
	if kind.Found && h.Person {
		first, word := lastFirst(h.Name)
		extra = nameIndex(first, h.ID)
		if word != "" {
			t.put(key{entry.pk, entry.sk + "#LAST"}, owner{h.ID}, nameIndex(word, h.ID), nil)
		}
	}
	t.put(entry, owner{h.ID}, extra, nil)
}

// suffixes are words after a last name.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// lastFirst folds "Ada B. Sample-Example Jr., MD" to "sample example ada b jr" and "example
// sample ada b jr"; the second is "" where the last name is one word.
func lastFirst(name string) (byName, byWord string) {
	people, _, _ := strings.Cut(name, ",")
	var words []string
	for _, word := range strings.Fields(people) {
		if folded := identifier.FoldName(word); folded != "" {
			words = append(words, folded)
		}
	}
	last := len(words) - 1
	for last > 0 && suffixes[words[last]] {
		last--
	}
	if last < 1 {
		return "", ""
	}
	given := append(words[:last:last], words[last+1:]...)
	if parts := strings.Fields(words[last]); len(parts) > 1 {
		end := len(parts) - 1
		byWord = strings.Join(append(append([]string{parts[end]}, parts[:end]...), given...), " ")
	}
	return strings.Join(append([]string{words[last]}, given...), " "), byWord
}
