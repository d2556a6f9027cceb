// Function acknowledge-load answers POST /staff/applications/{applicationId}/load-acknowledgments: it
// records that claims payment or the directory has loaded the provider.
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
		return acknowledgeLoad(store.Open(env), clock), err
	})
}
