package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/infra/local/engine"
	"credo/infra/local/provision"
	"credo/infra/local/supervisor"
	"credo/infra/local/template"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
	"credo/shared/store"
)

// seeds are the files that requests are about.
type seeds struct{ provider, staff application.File }

// seed makes a table like the template's, without its stream, so that nothing else works
// on it. There it puts the file of an enrolled nurse, all that is ever filed of one, and for
// staff one that waits for its decision. Their letters went out.
func seed(ctx context.Context, system *supervisor.Supervisor) (name string, s seeds, err error) {
	of := system.Model().Tables[0]
	create := *of.Create
	name = of.Name + "-bench"
	create.TableName, create.StreamSpecification = &name, nil
	client := dynamodb.NewFromConfig(aws.Config{Region: engine.Region, BaseEndpoint: &system.Engines().DynamoDB,
		Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, "")})
	if err := provision.Tables(ctx, client, []template.Table{{Name: name, Create: &create}}); err != nil {
		return "", s, err
	}
	enrolled, ready, err := roads()
	if err != nil {
		return "", s, err
	}
	files := store.New(client, name)
	if s.provider, err = hold(ctx, files, enrolled); err == nil {
		s.staff, err = hold(ctx, files, ready)
	}
	return name, s, err
}

// hold puts a road's file into the table.
func hold(ctx context.Context, files *store.Store, road *applicationtest.Road) (application.File, error) {
	for _, c := range road.Changes {
		c.Letters = slices.Clone(c.Letters)
		for i := range c.Letters {
			c.Letters[i].Delivery = casefile.DeliverySent
		}
		if err := files.Commit(ctx, c); err != nil {
			return application.File{}, err
		}
	}
	return files.File(ctx, road.File.Application.ID)
}

// roads are walked without a test around them.
func roads() (enrolled, ready *applicationtest.Road, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the road of a sample: %v", p)
		}
	}()
	return applicationtest.Nurse(walker{}, 1).Enrolled(), applicationtest.Nurse(walker{}, 2).Ready(), nil
}

type walker struct{}

func (walker) Helper()                           {}
func (walker) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }
