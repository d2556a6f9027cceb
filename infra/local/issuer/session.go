package issuer

import (
	"crypto/sha256"
	"encoding/json"
	"time"

	"go.etcd.io/bbolt"
)

// session is a sign-in; its refresh token finds it in the file.
type session struct {
	ID         string    `json:"id"`
	Username   string    `json:"username"`
	ClientID   string    `json:"clientId"`
	Scope      string    `json:"scope"`
	SignedInAt time.Time `json:"signedInAt"`
}

func (i *Issuer) keep(refreshToken string, s session) error {
	value, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return i.options.DB.Update(func(tx *bbolt.Tx) error { return tx.Bucket(root).Put(refreshKey(refreshToken), value) })
}

func (i *Issuer) session(refreshToken string) (s session, ok bool) {
	_ = i.options.DB.View(func(tx *bbolt.Tx) error {
		value := tx.Bucket(root).Get(refreshKey(refreshToken))
		ok = value != nil && json.Unmarshal(value, &s) == nil
		return nil
	})
	return s, ok
}

// refreshKey keeps the token itself out of the file.
func refreshKey(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return append([]byte("refresh/"), sum[:]...)
}
