// Function decide-application answers POST /staff/applications/{applicationId}/decision: it
// records the decision of the medical director or the committee.
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
		return decideApplication(table.Open(env), clock), err
	})
}
