// Command measure-times works out every night how long applications took, for the status
// page's "files like yours".
package main

import (
	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		markets, err := market.Load()
		return measurer{files: table.Open(env), markets: markets.IDs()}.handle, err
	})
}
