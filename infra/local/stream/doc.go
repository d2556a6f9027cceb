// Package stream is the local stand-in for Lambda's reader of DynamoDB
// Streams: it polls the engine's stream for each function that the template
// maps to a table, filters, batches, retries, bisects and gives up as Lambda
// does, keeps the order within a shard, and goes on after a restart where it
// was.
//
// Records pass through as the engine gives them, which is the form functions
// get, apart from what DynamoDB Local does differently: its region and ARNs,
// and a record of an expired item that has neither a name nor an identity.
package stream
