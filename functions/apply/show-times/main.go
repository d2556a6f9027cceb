// Function show-times answers GET /times: how long applications to a market took.
package main

import (
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		return showTimes(table.Open(env)), nil
	})
}
