// Package schedule is the local stand-in for EventBridge Scheduler: it invokes
// functions by the template's cron and rate expressions, in their time zones
// and by business time. A day that passed while the system was down, or that
// the date jumped over, is made up for once, at its latest occurrence: what
// runs on a schedule here catches up by itself.
package schedule
