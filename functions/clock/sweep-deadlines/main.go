// Function sweep-deadlines does once a day what has fallen due: reminders, documents that
// expire, clocks that run over, the steps of recredentialing.
package main

import (
	"log/slog"

	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		s := sweep{store: table.Open(env, store.Kinds), kinds: store.Kinds, markets: market.Known().All(), log: slog.Default()}
		return s.handle, nil
	})
}
