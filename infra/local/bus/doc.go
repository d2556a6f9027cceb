// Package bus is the local stand-in for EventBridge: PutEvents, buses, rules
// and queues as their targets. Events reach the queues, which lie in a file,
// in one transaction and before PutEvents answers, so an accepted event is
// never lost. What AWS's own services would put on the default bus is put
// there by the supervisor with Publish.
//
// It knows no other operation, no archives and no target but queues; a rule
// that asks for more is refused by name.
package bus
