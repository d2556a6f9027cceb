// Package calendar holds business time: days without a time zone, the one clock
// that says what day it is, US federal business days, and deadlines whose clock
// stops while another body works.
//
// Deadlines, expiries and decisions are days, not instants, and a day belongs to
// the market's time zone; keeping the two apart is why Date is its own type. The
// zone data is compiled in, so every zone exists wherever a function runs.
package calendar

import _ "time/tzdata" // zones exist in a bare Lambda image
