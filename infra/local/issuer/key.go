package issuer

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"

	"github.com/go-jose/go-jose/v4"
	"go.etcd.io/bbolt"
)

var root = []byte("issuer")

// openKey finds the signing key in the file, or makes it: tokens stay valid
// over a restart.
func openKey(db *bbolt.DB) (key jose.JSONWebKey, err error) {
	err = db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists(root)
		if err != nil {
			return err
		}
		if kept := bucket.Get([]byte("key")); kept != nil {
			return json.Unmarshal(kept, &key)
		}
		private, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return err
		}
		key = jose.JSONWebKey{Key: private, KeyID: rand.Text(), Algorithm: "RS256", Use: "sig"}
		encoded, err := key.MarshalJSON()
		if err != nil {
			return err
		}
		return bucket.Put([]byte("key"), encoded)
	})
	return key, err
}
