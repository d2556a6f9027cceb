package queue

import (
	"encoding/binary"
	"encoding/json"
	"time"
)

// Message is one message of a queue, as it lies in the file.
type Message struct {
	ID            string    `json:"id"`
	Body          string    `json:"body"`
	SentAt        time.Time `json:"sentAt"`
	FirstReceived time.Time `json:"firstReceived,omitzero"`
	Receives      int       `json:"receives"`
	From          string    `json:"from,omitempty"`      // of a dead letter: the queue it failed in
	Repeated      bool      `json:"repeated,omitempty"`  // a fault already delivered it once more
	InFlight      bool      `json:"inFlight,omitempty"`  // received, not deleted
	LastError     string    `json:"lastError,omitempty"` // why the function failed on it last
	VisibleAt     time.Time `json:"-"`                   // from its key
	receipt       []byte    // its key in the file; stale once received again
}

// key orders a queue's messages by when they can be received next.
func key(visibleAt time.Time, sequence uint64) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(visibleAt.UnixNano())), sequence)
}

func visibleAt(key []byte) time.Time {
	return time.Unix(0, int64(binary.BigEndian.Uint64(key)))
}

func decode(key, value []byte) (Message, error) {
	var message Message
	err := json.Unmarshal(value, &message)
	message.VisibleAt = visibleAt(key)
	message.receipt = append([]byte(nil), key...)
	return message, err
}
