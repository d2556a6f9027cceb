// Function retry-load tries a failed load again, and tells claims payment and the directory
// of a participation that was suspended, reinstated, ended or confirmed by the full decision.
package main

import (
	"credo/shared/enrollment"
	"credo/shared/setting"
	"credo/shared/start"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		loader, err := enrollment.Open(env)
		return handler(loader), err
	})
}
