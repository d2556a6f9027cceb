package bus

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"credo/infra/local/awsjson"
	"credo/infra/local/template"
)

// EventBridge's limits on one PutEvents.
const (
	maxEntries    = 10
	maxEntryBytes = 256 << 10
)

type putEvents struct {
	Entries []entry
}

type entry struct {
	Source, DetailType, Detail, EventBusName string
	Resources                                []string
	Time                                     float64 // seconds since 1970
}

type putEventsResult struct {
	FailedEntryCount int
	Entries          []entryResult
}

type entryResult struct {
	EventId      string `json:",omitempty"`
	ErrorCode    string `json:",omitempty"`
	ErrorMessage string `json:",omitempty"`
}

// ServeHTTP answers PutEvents in the JSON protocol of AWS's SDKs.
func (b *Bus) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if operation := awsjson.Operation(r); operation != "PutEvents" {
		awsjson.Refuse(w, "UnknownOperationException", fmt.Sprintf("the local bus knows PutEvents only, not %q", operation))
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 4*maxEntryBytes))
	if err != nil {
		awsjson.Refuse(w, "PayloadTooLargeException", err.Error())
		return
	}
	var request putEvents
	if err := json.Unmarshal(body, &request); err != nil {
		awsjson.Refuse(w, "SerializationException", err.Error())
		return
	}
	if n := len(request.Entries); n < 1 || n > maxEntries || size(request.Entries) > maxEntryBytes {
		awsjson.Refuse(w, "ValidationException", fmt.Sprintf("between 1 and %d entries of at most %d bytes in all", maxEntries, maxEntryBytes))
		return
	}
	result := putEventsResult{Entries: []entryResult{}}
	for _, entry := range request.Entries {
		answer := b.put(entry)
		if answer.ErrorCode != "" {
			result.FailedEntryCount++
		}
		result.Entries = append(result.Entries, answer)
	}
	awsjson.Answer(w, result)
}

func (b *Bus) put(entry entry) entryResult {
	event := Event{Bus: busName(entry.EventBusName), Source: entry.Source, DetailType: entry.DetailType, Detail: json.RawMessage(entry.Detail), Resources: entry.Resources}
	if entry.Time != 0 {
		event.Time = time.UnixMilli(int64(entry.Time * 1000))
	}
	switch {
	case entry.Source == "" || entry.DetailType == "" || entry.Detail == "":
		return entryResult{ErrorCode: "InvalidArgument", ErrorMessage: "Source, DetailType and Detail are required."}
	case strings.HasPrefix(entry.Source, "aws."):
		return entryResult{ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source."}
	case !json.Valid(event.Detail):
		return entryResult{ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed."}
	case !b.names[event.Bus]:
		return entryResult{ErrorCode: "ResourceNotFoundException", ErrorMessage: "Event bus " + event.Bus + " does not exist."}
	}
	ids, err := b.Publish(event)
	if err != nil {
		return entryResult{ErrorCode: "InternalFailure", ErrorMessage: err.Error()}
	}
	return entryResult{EventId: ids[0]}
}

// busName takes a bus's name or ARN.
func busName(nameOrARN string) string {
	if nameOrARN == "" {
		return template.DefaultBus
	}
	return nameOrARN[strings.LastIndex(nameOrARN, "/")+1:]
}

func size(entries []entry) (total int) {
	for _, entry := range entries {
		total += len(entry.Source) + len(entry.DetailType) + len(entry.Detail)
	}
	return total
}
