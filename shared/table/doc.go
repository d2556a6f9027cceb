// Package table keeps everything Credo knows in one DynamoDB table. It exists so that
// each change of a file is one transaction (commit.go) and each question one access
// pattern (a file each, which says what it costs); no other package knows a key.
//
// The items, by partition and sort key:
//
//	APP#id                           STATE                      the application: what every write changes and contends for (rev)
//	                                 EVENT#000001               its history, numbered, chained; the stream's readers act on these only
//	                                 DOC#type#id                an uploaded document; goes by itself when the upload never arrives
//	                                 ELEMENT#name               the latest verification of an element
//	                                 DISCREPANCY#id             a question to the provider
//	                                 LETTER#number              a letter: owed, sent, delivered or bounced
//	                                 TASK#queue                 what staff have to do
//	                                 NOTE#000012#0              a remark of staff, under the rev that wrote it
//	PII#id                           name                       a personal record of a case, gzipped JSON with Tax ID and birth date: APPLICANT as submitted,
//	                                                            FORM in force; never read by status
//	TRAITS#market                    a hash                     what one practitioner said of race and ethnicity, under a key that names nobody
//	                                 FORM#000001                each version of a form that was ever in force, by number
//	OPEN#market#kind#npi#taxRef      LOCK                       a case's lock, under the name the kind gives it: here, at most one open application
//	PROVIDER#market#npi#taxRef       LOCK                       another: at most one participation that has not ended
//	NPI#npi                          APP#id, PROVIDER#number, … every case of an NPI, by its partition
//	PROVIDER#number                  STATE, EVENT#…, …          a participation, with the items that every case has
//	DUE#2029-11-01#07                kind#ref#id                a deadline under its day, in one of 16 shards by application
//	SWEEP#07                         CURSOR                     the last day whose deadlines of the shard are all dealt with
//	STATS#market#2026-11             APP#id                     one row an application, under the month it was submitted
//	LETTERS#market#2026-11           sent#number · bounced#number   a row a letter, under the month it was sent or came back
//	TIMES#market                     LATEST                     how long applications took, as measured last night
//	KEY#idempotency-key              RESULT                     a request's hash and answer, for a day
//
// The indexes are sparse: an item is in one while it carries its attributes.
//
//	work      workPk queue#market, workSk dueOn#id               open tasks (TASK items); keys only
//	assignee  assigneePk username, assigneeSk dueOn#id           a person's open files (STATE); keys only
//	names     namePk first letter, nameSk folded name#id         files by name (STATE), by last name first (NPI#… APP#id) and, of a last name of several words, by its last (…#LAST); keys only
//	roster    rosterPk shard, rosterSk provider number           participating providers (PROVIDER STATE); whole items
//
// Items are written whole under the names of their json tags. Costs below are counted
// in requests; an item is at most 4 KB, so a consistent read of one is one read unit.
package table
