// Function show-times answers GET /times: how long applications to a market took.
package main

import (
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		return showTimes(store.Open(env)), nil
	})
}
