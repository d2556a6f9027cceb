// Function decide-appeal answers POST /staff/applications/{applicationId}/appeal-decision: it
// upholds or overturns a denial.
package main

import (
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		files := store.Open(env)
		return httpapi.Routes{
			contract.SetHearing.Route:   setHearing(files, clock),
			contract.DecideAppeal.Route: decideAppeal(files, clock),
		}.Serve, err
	})
}
