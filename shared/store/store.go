// Package store is the table as the road uses it: applications and participations by their
// own types, and both as one story. It exists so that a function reads and changes what it
// knows, while the table below it knows no kind of case.
package store

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/application"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
	"credo/shared/problem"
	"credo/shared/setting"
	"credo/shared/table"
)

// Store is the table of the road.
type Store struct{ *table.Store }

// New is the table of that name behind a client.
func New(db *dynamodb.Client, name string) *Store { return &Store{table.New(db, name, Kinds)} }

// Open is the table a function works on, TABLE_NAME. What is missing, env.Err says.
func Open(env *setting.Reader) *Store { return &Store{table.Open(env, Kinds)} }

// File reads one application: one Query. The error for an unknown ID is a problem of kind
// not-found.
func (s *Store) File(ctx context.Context, id string) (application.File, error) {
	return typed[application.File](s.Case(ctx, id))
}

// FileFor is File for a caller who knows the application ID and the NPI, as CaseFor.
func (s *Store) FileFor(ctx context.Context, id, npi string) (application.File, error) {
	return typed[application.File](s.CaseFor(ctx, id, npi))
}

// Participation reads one participation by Provider Number: one Query. The error for an
// unknown number is a problem of kind not-found.
func (s *Store) Participation(ctx context.Context, number string) (participation.File, error) {
	return typed[participation.File](s.Case(ctx, number))
}

// typed is a case that must be of one kind; of another it is not found.
func typed[F casefile.Case](c casefile.Case, err error) (F, error) {
	f, ok := c.(F)
	if err == nil && !ok {
		err = problem.NoApplication()
	}
	return f, err
}

// UpdateFile changes an application, as Update.
func (s *Store) UpdateFile(ctx context.Context, id string, command func(application.File) (casefile.Change, error)) (application.File, error) {
	return typed[application.File](s.Update(ctx, id, commandOn(command)))
}

// UpdateParticipation changes a participation, as Update.
func (s *Store) UpdateParticipation(ctx context.Context, number string, command func(participation.File) (casefile.Change, error)) (participation.File, error) {
	return typed[participation.File](s.Update(ctx, number, commandOn(command)))
}

func commandOn[F casefile.Case](command func(F) (casefile.Change, error)) func(casefile.Case) (casefile.Change, error) {
	return func(c casefile.Case) (casefile.Change, error) {
		f, err := typed[F](c, nil)
		if err != nil {
			return casefile.Change{}, err
		}
		return command(f)
	}
}

// Applicant reads the submission of an application, with Tax ID and birth date.
func (s *Store) Applicant(ctx context.Context, id string) (form.Submission, error) {
	return table.RecordAs[form.Submission](ctx, s.Store, casefile.Ref{ID: id, Name: application.ApplicantRecord})
}

// InForce reads the form in force of a participation.
func (s *Store) InForce(ctx context.Context, number string) (form.Version, error) {
	return table.RecordAs[form.Version](ctx, s.Store, casefile.Ref{ID: number, Name: participation.FormRecord})
}

// Stats reads what the applications submitted to some markets in some months add to the
// plan's numbers.
func (s *Store) Stats(ctx context.Context, markets, months []string) ([]application.Tally, error) {
	return table.Tallies[application.Tally](ctx, s.Store, application.CaseName, markets, months)
}

// Roster calls do with every participating provider.
func (s *Store) Roster(ctx context.Context, do func(participation.Participation) error) error {
	return table.Roster(ctx, s.Store, participation.Roster, do)
}
