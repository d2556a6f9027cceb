// Package casefile is the machine that every case of the plan runs on, whatever it is
// about: a header with its counters, a chained history, letters owed and their delivery,
// tasks, deadlines, notes, documents, questions, and the change that one command makes.
//
// It knows no kind of case. A kind brings a state that embeds Header, items of its own,
// commands, what it settles after each command, and the words of its letters. What stores
// and serves cases (the table, the sweep, the publisher of events, letters and their
// deliveries, lists) works on any kind through Kind, Case and Change, so a new kind edits
// none of it.
//
// Nothing here reads a clock, draws a number, stores or sends anything, and nothing here
// may import an AWS package.
package casefile
