// Package participation is what a provider has with the plan from the day the Provider
// Number is given: the terms by product, the status, the credentialing cycle, the
// credentials and documents that keep it current, the form in force, and how far claims
// payment and the directory have been told.
//
// It is a case of its own, with its own history, tasks, deadlines, letters and notes, so
// that from the day it begins it can be suspended, reinstated or ended, whatever application
// is open; a pending one cannot, until it is loaded.
// Applications decide; what they decide is handed over here in the transaction that
// decides it (handover.go), and each chain names a hash of the other.
package participation
