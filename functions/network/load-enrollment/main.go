// Function load-enrollment is a reader of the table's stream: it loads an approved and
// contracted provider into claims payment and the directory.
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
