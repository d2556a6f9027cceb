package provision

import (
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"credo/infra/local/engine"
	"credo/infra/local/template"
)

func TestMain(m *testing.M) {
	engine.RunIfChild()
	os.Exit(m.Run())
}

func TestTheProjectsTablesAndBucketsAreMadeOnceAndKept(t *testing.T) {
	t.Parallel()
	model, err := template.Load("../../../template.yaml", template.Options{})
	if err != nil {
		t.Fatal(err)
	}
	engines, err := engine.StartAll(t.Context(), engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engines.Stop)
	c := aws.Config{Region: engine.Region, Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, "")}
	tables := dynamodb.NewFromConfig(c, func(o *dynamodb.Options) { o.BaseEndpoint = &engines.DynamoDB })
	objects := s3.NewFromConfig(c, func(o *s3.Options) { o.BaseEndpoint, o.UsePathStyle = &engines.S3, true })
	name := model.Tables[0].Name
	for start := range 2 {
		if err := Tables(t.Context(), tables, model.Tables); err != nil {
			t.Fatal(err)
		}
		if err := Buckets(t.Context(), objects, model.Buckets); err != nil {
			t.Fatal(err)
		}
		empty, err := Empty(t.Context(), tables, name)
		if err != nil || empty != (start == 0) {
			t.Errorf("start %d: empty is %v, %v", start, empty, err)
		}
		put(t, tables, name)
	}
	expiry, err := tables.DescribeTimeToLive(t.Context(), &dynamodb.DescribeTimeToLiveInput{TableName: &name})
	if err != nil || expiry.TimeToLiveDescription.TimeToLiveStatus != types.TimeToLiveStatusEnabled {
		t.Errorf("expiry: %+v, %v", expiry, err)
	}
	for _, b := range model.Buckets {
		versioning, err := objects.GetBucketVersioning(t.Context(), &s3.GetBucketVersioningInput{Bucket: &b.Name})
		if err != nil || (versioning.Status == "Enabled") != b.Versioning {
			t.Errorf("%s: versioning %+v, %v", b.Name, versioning, err)
		}
		cors, err := objects.GetBucketCors(t.Context(), &s3.GetBucketCorsInput{Bucket: &b.Name})
		if len(b.CORS) > 0 && (err != nil || cors.CORSRules[0].AllowedOrigins[0] != b.CORS[0].AllowedOrigins[0]) {
			t.Errorf("%s: CORS %+v, %v", b.Name, cors, err)
		}
	}
	other := model.Tables[0]
	other.Create.GlobalSecondaryIndexes[0].IndexName = aws.String("other")
	if err := Tables(t.Context(), tables, []template.Table{other}); err == nil || !strings.Contains(err.Error(), "another template") {
		t.Errorf("a table of another shape: %v", err)
	}
}

func put(t *testing.T, client *dynamodb.Client, table string) {
	t.Helper()
	_, err := client.PutItem(t.Context(), &dynamodb.PutItemInput{TableName: &table, Item: map[string]types.AttributeValue{
		"pk": &types.AttributeValueMemberS{Value: "a"}, "sk": &types.AttributeValueMemberS{Value: "b"}}})
	if err != nil {
		t.Fatal(err)
	}
}
