package table

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/application"
	"credo/shared/problem"
)

// Applicant reads the submission of an application, with Tax ID and birth date: one or
// two read units. The error for an unknown ID is a problem of kind not-found.
func (s *Store) Applicant(ctx context.Context, id string) (application.Applicant, error) {
	it, err := s.get(ctx, personalKey(id).applicant())
	if err != nil {
		return application.Applicant{}, err
	}
	packed, ok := it["submission"].(*types.AttributeValueMemberB)
	if !ok {
		return application.Applicant{}, problem.NotFound("There is no such application.")
	}
	a := application.Applicant{ApplicationID: id}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed.Value))
	if err == nil {
		err = json.NewDecoder(unpacked).Decode(&a.Submission)
	}
	if err != nil {
		return application.Applicant{}, fmt.Errorf("the submission of an application cannot be read: %w", err)
	}
	return a, nil
}

// writeApplicant adds the submission, packed: a long form stays within 4 KB.
func writeApplicant(t *transaction, a application.Applicant, npi string) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	err := json.NewEncoder(w).Encode(a.Submission)
	if err == nil {
		err = w.Close()
	}
	if err != nil && t.err == nil {
		t.err = err
	}
	t.put(personalKey(a.ApplicationID).applicant(), lock{a.ApplicationID}, item{
		"npi":        text(npi),
		"submission": &types.AttributeValueMemberB{Value: packed.Bytes()},
	}, nil)
}
