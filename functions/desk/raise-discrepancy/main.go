// Function raise-discrepancy answers POST /staff/applications/{applicationId}/discrepancies: it
// puts a difference between the application and a source to the provider.
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
		return raiseDiscrepancy(store.Open(env), clock), err
	})
}
