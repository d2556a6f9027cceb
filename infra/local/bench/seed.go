package main

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/infra/local/engine"
	"credo/infra/local/provision"
	"credo/infra/local/supervisor"
	"credo/infra/local/template"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/table"
)

// seed makes a table like the template's, without its stream, so that nothing else works
// on it, and puts the file of an enrolled nurse there: all that is ever filed of one.
func seed(ctx context.Context, system *supervisor.Supervisor) (name string, f application.File, err error) {
	of := system.Model().Tables[0]
	create := *of.Create
	name = of.Name + "-bench"
	create.TableName, create.StreamSpecification = &name, nil
	client := dynamodb.NewFromConfig(aws.Config{Region: engine.Region, BaseEndpoint: &system.Engines().DynamoDB,
		Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, "")})
	if err := provision.Tables(ctx, client, []template.Table{{Name: name, Create: &create}}); err != nil {
		return "", f, err
	}
	road, err := enrolled()
	if err != nil {
		return "", f, err
	}
	store := table.New(client, name)
	for _, c := range road.Changes {
		if err := store.Commit(ctx, c); err != nil {
			return "", f, err
		}
	}
	f, err = store.File(ctx, road.File.Application.ID)
	return name, f, err
}

// enrolled walks the road without a test around it.
func enrolled() (road *applicationtest.Road, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the road of the sample: %v", p)
		}
	}()
	return applicationtest.Nurse(walker{}, 1).Enrolled(), nil
}

type walker struct{}

func (walker) Helper()                           {}
func (walker) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
