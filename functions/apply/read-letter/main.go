// Function read-letter answers GET /applications/{applicationId}/letters/{letterNumber}: a
// short-lived address of one letter as PDF.
package main

import (
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		return readLetter(store.Open(env), vault.Open(env, "LETTERS_BUCKET")), nil
	})
}
