// Package mailevents stands around the SES inbox, which takes mail and tells
// nothing: it reports each accepted mail on the default bus as SES's event
// publishing does (sent, then delivered, bounced or complained of, by the
// mailbox simulator's addresses), when the mail names a configuration set.
//
// It also keeps the accepted mail, because the inbox itself forgets it when it
// ends, and lists what was sent at /sent for tests that must count.
package mailevents
