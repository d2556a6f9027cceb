// Package mail hands letters to Amazon SES and says exactly what is known of each
// attempt. It exists because SES has no idempotency: who sends must know whether a mail
// is surely not sent, surely refused, or perhaps sent. The SDK's own retries are off
// here for the same reason.
package mail
