// Package queue is the local stand-in for SQS as an event source: visibility
// timeouts, delays, receive counts, dead-letter queues, batches with partial
// failures and a limit of concurrency. Messages lie in a file, so that none is
// lost when the process is killed, and each is delivered at least once.
//
// There is no SQS endpoint: locally only the bus, the stream and the schedules
// put messages into queues, and only functions take them out.
package queue
