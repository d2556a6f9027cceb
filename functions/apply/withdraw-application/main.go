// Function withdraw-application answers POST /applications/{applicationId}/withdrawal: the provider
// takes the application back.
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
		return withdrawApplication(table.Open(env), clock), err
	})
}
