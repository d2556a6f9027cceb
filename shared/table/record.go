package table

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
	"credo/shared/problem"
)

// Record reads what only those who must may read of a case, as JSON: one or two read
// units. The error for an unknown one is a problem of kind not-found.
func (s *Store) Record(ctx context.Context, ref casefile.Ref) ([]byte, error) {
	it, err := s.get(ctx, recordKey(ref))
	if err != nil {
		return nil, err
	}
	packed, ok := it["record"].(*types.AttributeValueMemberB)
	if !ok {
		return nil, problem.NotFound("There is no such file.")
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed.Value))
	if err != nil {
		return nil, fmt.Errorf("the record %s of a case cannot be read: %w", ref.Name, err)
	}
	return io.ReadAll(unpacked)
}

// RecordAs is Record read into a value.
func RecordAs[T any](ctx context.Context, s *Store, ref casefile.Ref) (T, error) {
	var v T
	raw, err := s.Record(ctx, ref)
	if err == nil {
		err = json.Unmarshal(raw, &v)
	}
	return v, err
}

// writeRecord adds a record, packed: a long form stays within 4 KB.
func writeRecord(t *transaction, of casefile.Header, r casefile.Record) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	err := json.NewEncoder(w).Encode(r.Value)
	if err == nil {
		err = w.Close()
	}
	if err != nil && t.err == nil {
		t.err = err
	}
	t.put(recordKey(casefile.Ref{ID: of.ID, Name: r.Name}), owner{of.ID}, item{
		"npi":    text(of.NPI),
		"record": &types.AttributeValueMemberB{Value: packed.Bytes()},
	}, nil)
}
