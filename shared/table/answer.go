package table

import (
	"context"
	"credo/shared/realtime"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// Answered looks for the answer to a request made before: nil when its idempotency key is
// new, otherwise a *RepeatedError, or a problem of kind invalid when the key was another
// request's. One read unit. Commit finds out the same by itself; this is for a request
// that no longer gets as far.
func (s *Store) Answered(ctx context.Context, key, hash string) error {
	it, err := s.get(ctx, requestKey(key).result())
	if err != nil || it == nil || s.expired(it) {
		return err
	}
	return repeated(it, hash)
}

// expired reports whether an item is past its day, though still there.
func (s *Store) expired(it item) bool {
	n, ok := it["expiresAt"].(*types.AttributeValueMemberN)
	if !ok {
		return false
	}
	at, err := strconv.ParseInt(n.Value, 10, 64)
	return err == nil && realtime.Expiry(at).Passed(s.now())
}
