// Command sweep-deadlines does once a day what has fallen due: reminders, documents that
// expire, clocks that run over, the steps of recredentialing.
package main

import (
	"log/slog"

	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		markets, err := market.Load()
		s := sweep{store: table.Open(env), markets: markets.All(), log: slog.Default()}
		return s.handle, err
	})
}
