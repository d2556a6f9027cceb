// Package application is the heart of Credo: what an application for a health plan's
// network is, which states it passes, and what each person, clock or system may do to it.
//
// A File is one application with everything filed under it. A command is a method of
// File: it takes who asks, what they ask and the business time, and returns a Change,
// the complete list of what has to be written in one transaction, or a *problem.Error.
// Nothing here reads a clock, draws a number, stores or sends anything, and nothing
// here may import an AWS package.
//
// After each command the change is settled (settle.go): the state, the staff's open
// tasks and the deadlines are derived from what the file then holds, so that they
// cannot disagree with it.
package application
