package cloud_test

import (
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"credo/shared/cloud"
	"credo/shared/setting"
)

func from(values map[string]string) *setting.Reader {
	return setting.From(func(name string) (string, bool) { v, ok := values[name]; return v, ok })
}

func TestConfigReadsWhatTheRuntimeSets(t *testing.T) {
	t.Parallel()
	env := from(map[string]string{
		"AWS_REGION": "us-east-2", "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": "token",
		"AWS_ENDPOINT_URL_DYNAMODB": "http://localhost:1",
	})
	cfg := cloud.Config(env)
	keys, err := cfg.Credentials.Retrieve(context.Background())
	if err != nil || keys.AccessKeyID != "id" || keys.SecretAccessKey != "secret" || keys.SessionToken != "token" {
		t.Errorf("credentials %v, %v", keys, err)
	}
	db := dynamodb.NewFromConfig(cfg).Options()
	if db.Region != "us-east-2" || db.BaseEndpoint == nil || *db.BaseEndpoint != "http://localhost:1" {
		t.Errorf("DynamoDB in %s at %v", db.Region, db.BaseEndpoint)
	}
	if at := s3.NewFromConfig(cfg).Options().BaseEndpoint; at != nil {
		t.Errorf("S3 at %s: it has no address of its own", *at)
	}
	if err := env.Err(); err != nil {
		t.Error(err)
	}
}

func TestConfigNamesWhatIsMissing(t *testing.T) {
	t.Parallel()
	env := from(nil)
	cloud.Config(env)
	err := env.Err()
	for _, name := range []string{"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v does not name %s", err, name)
		}
	}
}
