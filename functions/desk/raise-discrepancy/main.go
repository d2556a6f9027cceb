// Function raise-discrepancy answers POST /staff/applications/{applicationId}/discrepancies: it
// puts a difference between the application and a source to the provider.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return raiseDiscrepancy(table.Open(env), clock), err
	})
}
