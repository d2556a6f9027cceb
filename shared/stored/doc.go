// Package stored reads items straight from DynamoDB's answer into structs, by their json
// tags. It exists for the one read that everything waits for, a file with all that is filed
// under it: the SDK turns each attribute into a value of its own, and attributevalue turns
// those into fields, which together take most of a warm status lookup.
//
// The SDK still signs, sends, retries, checks and reads the rest of the answer: With only
// takes the items out before it looks. What an item becomes is what attributevalue makes of
// it; a test holds the two together.
package stored
