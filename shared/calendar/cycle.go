package calendar

// RecredentialingMonths is the length of a credentialing cycle (NCQA CR 4: at
// least every 36 months, counted to the day).
const RecredentialingMonths = 36

// RecredentialingDue is the last day on which a provider credentialed on the given
// day can be recredentialed in time.
func RecredentialingDue(credentialedOn Date) Date {
	return credentialedOn.AddMonths(RecredentialingMonths)
}
