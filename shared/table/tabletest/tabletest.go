// Package tabletest gives each test a table of its own, on the real engine and as
// template.yaml defines it, so that a test holds only if the deployed table would.
package tabletest

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/goccy/go-yaml"

	"credo/shared/casefile"
	"credo/shared/cloud"
	"credo/shared/setting"
	"credo/shared/store"
	"credo/shared/table"
)

// New makes a table that is gone when the test ends.
func New(t testing.TB) *store.Store {
	t.Helper()
	db, name := Make(t)
	return store.New(db, name)
}

// With is New for cases of other kinds.
func With(t testing.TB, kinds casefile.Kinds) *table.Store {
	t.Helper()
	db, name := Make(t)
	return table.New(db, name, kinds)
}

// Make is New for a test that needs the client itself; options change the client only
// after the table is made.
func Make(t testing.TB, options ...func(*dynamodb.Options)) (*dynamodb.Client, string) {
	t.Helper()
	if os.Getenv("AWS_ENDPOINT_URL_DYNAMODB") == "" {
		t.Fatal("this test needs DynamoDB Local: run make test")
	}
	env := setting.Environment()
	cfg := cloud.Config(env)
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	input := definition(t)
	name := "test-" + rand.Text()
	input.TableName = &name
	db := dynamodb.NewFromConfig(cfg)
	if _, err := db.CreateTable(t.Context(), input); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.DeleteTable(context.Background(), &dynamodb.DeleteTableInput{TableName: &name}); err != nil {
			t.Error(err)
		}
	})
	err := dynamodb.NewTableExistsWaiter(db, func(o *dynamodb.TableExistsWaiterOptions) {
		o.MinDelay, o.MaxDelay = 5*time.Millisecond, 100*time.Millisecond
	}).Wait(t.Context(), &dynamodb.DescribeTableInput{TableName: &name}, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return dynamodb.NewFromConfig(cfg, append([]func(*dynamodb.Options){patient}, options...)...), name
}

// patient asks again when DynamoDB Local errs about a table that is there, or breaks off
// its answer, as it may while other tests make and delete theirs.
func patient(o *dynamodb.Options) {
	again := retry.NewStandard(func(s *retry.StandardOptions) {
		s.MaxAttempts, s.MaxBackoff, s.RateLimiter = 6, 200*time.Millisecond, ratelimit.None
		s.Retryables = append(s.Retryables, retry.IsErrorRetryableFunc(func(err error) aws.Ternary {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				return aws.TrueTernary
			}
			return aws.UnknownTernary
		}))
	})
	o.Retryer = retry.AddWithErrorCodes(again, "ResourceNotFoundException", "InternalFailure")
}

// openTemplate finds the system's template, beside go.mod, above the folder the test runs
// in, its package's.
func openTemplate(t testing.TB) *os.File {
	t.Helper()
	folder, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(folder, "go.mod")); missing == nil {
			source, err := os.Open(filepath.Join(folder, "template.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			return source
		}
		if folder == filepath.Dir(folder) {
			err = os.ErrNotExist
		}
		folder = filepath.Dir(folder)
	}
	t.Fatal(err)
	return nil
}

// definition reads the shape of the template's table: keys and indexes. It leaves the
// stream out, which makes DynamoDB Local slower with every table that had one.
func definition(t testing.TB) *dynamodb.CreateTableInput {
	t.Helper()
	source := openTemplate(t)
	defer source.Close()
	path, err := yaml.PathString("$.Resources.Table.Properties")
	if err != nil {
		t.Fatal(err)
	}
	var properties struct {
		AttributeDefinitions   []attribute `yaml:"AttributeDefinitions"`
		KeySchema              []element   `yaml:"KeySchema"`
		GlobalSecondaryIndexes []index     `yaml:"GlobalSecondaryIndexes"`
	}
	if err := path.Read(source, &properties); err != nil {
		t.Fatal(err)
	}
	input := &dynamodb.CreateTableInput{
		BillingMode: types.BillingModePayPerRequest,
		KeySchema:   schema(properties.KeySchema),
	}
	for _, a := range properties.AttributeDefinitions {
		input.AttributeDefinitions = append(input.AttributeDefinitions,
			types.AttributeDefinition{AttributeName: &a.AttributeName, AttributeType: a.AttributeType})
	}
	for _, i := range properties.GlobalSecondaryIndexes {
		input.GlobalSecondaryIndexes = append(input.GlobalSecondaryIndexes, types.GlobalSecondaryIndex{
			IndexName: &i.IndexName, KeySchema: schema(i.KeySchema),
			Projection: &types.Projection{ProjectionType: i.Projection.ProjectionType}})
	}
	return input
}

type attribute struct {
	AttributeName string                    `yaml:"AttributeName"`
	AttributeType types.ScalarAttributeType `yaml:"AttributeType"`
}

type element struct {
	AttributeName string        `yaml:"AttributeName"`
	KeyType       types.KeyType `yaml:"KeyType"`
}

type index struct {
	IndexName  string    `yaml:"IndexName"`
	KeySchema  []element `yaml:"KeySchema"`
	Projection struct {
		ProjectionType types.ProjectionType `yaml:"ProjectionType"`
	} `yaml:"Projection"`
}

func schema(elements []element) []types.KeySchemaElement {
	out := make([]types.KeySchemaElement, len(elements))
	for i, e := range elements {
		out[i] = types.KeySchemaElement{AttributeName: &elements[i].AttributeName, KeyType: e.KeyType}
	}
	return out
}
