// Function measure-times works out every night how long applications took, for the status
// page's "files like yours".
package main

import (
	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		return measurer{files: store.Open(env), markets: market.Known().IDs()}.handle, nil
	})
}
