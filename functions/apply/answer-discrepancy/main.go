// Function answer-discrepancy answers POST /applications/{applicationId}/answers: the provider
// explains a difference between the application and a source.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return answerDiscrepancy(store.Open(env), clock), err
	})
}
