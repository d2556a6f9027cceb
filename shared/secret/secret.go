// Package secret reads the one secret of a stage: the key of the keyed references to Tax
// IDs and of the signed cursors. It is read once by each process, at its first use.
package secret

import (
	"context"
	"errors"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"

	"credo/shared/cloud"
	"credo/shared/setting"
)

// Key is a secret that is read when it is first needed.
type Key struct {
	client *secretsmanager.Client
	id     string
	mu     sync.Mutex
	value  []byte
}

// Open is the secret named by SECRET_ID. What is missing, env.Err says.
func Open(env *setting.Reader) *Key {
	return &Key{client: secretsmanager.NewFromConfig(cloud.Config(env)), id: env.Required("SECRET_ID")}
}

// Fixed is a key that is known, for tests.
func Fixed(value string) *Key { return &Key{value: []byte(value)} }

// Value is the key's bytes. One GetSecretValue in the life of a process; a failed one is
// tried again at the next call.
func (k *Key) Value(ctx context.Context) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.value != nil {
		return k.value, nil
	}
	out, err := k.client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &k.id})
	if err != nil {
		return nil, err
	}
	if out.SecretString == nil || *out.SecretString == "" {
		return nil, errors.New("the secret is empty")
	}
	k.value = []byte(*out.SecretString)
	return k.value, nil
}
