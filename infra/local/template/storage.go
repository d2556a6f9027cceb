package template

import (
	"encoding/json"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

func (r *reader) table(id string, properties map[string]any) error {
	var p struct {
		AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes any
		BillingMode                                                                    string
		StreamSpecification                                                            struct{ StreamViewType string }
		TimeToLiveSpecification                                                        struct {
			AttributeName string
			Enabled       boolean
		}
	}
	err := r.decode(properties, &p, "TableName", "PointInTimeRecoverySpecification", "SSESpecification",
		"DeletionProtectionEnabled", "TableClass", "Tags", "ContributorInsightsSpecification",
		"KinesisStreamSpecification", "OnDemandThroughput", "WarmThroughput", "ResourcePolicy")
	if err != nil {
		return err
	}
	name, err := r.name(id)
	if err != nil {
		return err
	}
	if p.BillingMode != "PAY_PER_REQUEST" {
		return fmt.Errorf("property BillingMode: only PAY_PER_REQUEST is supported locally")
	}
	definition := map[string]any{
		"TableName": name, "BillingMode": p.BillingMode,
		"AttributeDefinitions": p.AttributeDefinitions, "KeySchema": p.KeySchema,
		"GlobalSecondaryIndexes": p.GlobalSecondaryIndexes, "LocalSecondaryIndexes": p.LocalSecondaryIndexes,
	}
	if view := p.StreamSpecification.StreamViewType; view != "" {
		definition["StreamSpecification"] = map[string]any{"StreamEnabled": true, "StreamViewType": view}
	}
	source, err := json.Marshal(definition)
	if err != nil {
		return err
	}
	var create dynamodb.CreateTableInput
	if err := json.Unmarshal(source, &create); err != nil {
		return err
	}
	t := Table{ID: id, Name: name, Create: &create}
	t.ARN, _ = r.known("AWS::DynamoDB::Table", "Arn", name)
	t.StreamARN, _ = r.known("AWS::DynamoDB::Table", "StreamArn", name)
	if p.TimeToLiveSpecification.Enabled {
		t.TTLAttribute = p.TimeToLiveSpecification.AttributeName
	}
	r.model.Tables = append(r.model.Tables, t)
	return nil
}

func (r *reader) bucket(id string, properties map[string]any) error {
	var p struct {
		CorsConfiguration struct {
			CorsRules []struct {
				Id                                                             string
				AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders []string
				MaxAge                                                         number
			}
		}
		VersioningConfiguration   struct{ Status string }
		NotificationConfiguration struct {
			EventBridgeConfiguration *struct{ EventBridgeEnabled *boolean }
		}
	}
	err := r.decode(properties, &p, "BucketName", "BucketEncryption", "PublicAccessBlockConfiguration",
		"LifecycleConfiguration", "OwnershipControls", "LoggingConfiguration", "Tags", "ReplicationConfiguration",
		"ObjectLockEnabled", "ObjectLockConfiguration", "IntelligentTieringConfigurations", "MetricsConfigurations")
	if err != nil {
		return err
	}
	b := Bucket{ID: id, Versioning: p.VersioningConfiguration.Status == "Enabled"}
	if b.Name, err = r.name(id); err != nil {
		return err
	}
	b.ARN, _ = r.known("AWS::S3::Bucket", "Arn", b.Name)
	for _, rule := range p.CorsConfiguration.CorsRules {
		b.CORS = append(b.CORS, BucketCORS{rule.AllowedOrigins, rule.AllowedMethods, rule.AllowedHeaders,
			rule.ExposedHeaders, int(rule.MaxAge)})
	}
	if e := p.NotificationConfiguration.EventBridgeConfiguration; e != nil {
		b.EventBridge = e.EventBridgeEnabled == nil || bool(*e.EventBridgeEnabled)
	}
	r.model.Buckets = append(r.model.Buckets, b)
	return nil
}

func (r *reader) scanPlan(id string, properties map[string]any) error {
	var p struct {
		ProtectedResource struct {
			S3Bucket struct {
				BucketName     string
				ObjectPrefixes []string
			}
		}
	}
	if err := r.decode(properties, &p, "Role", "Actions", "Tags"); err != nil {
		return err
	}
	bucket := p.ProtectedResource.S3Bucket
	r.model.ScanPlans = append(r.model.ScanPlans, ScanPlan{ID: id, Bucket: bucket.BucketName, Prefixes: bucket.ObjectPrefixes})
	return nil
}

func (r *reader) secret(id string, properties map[string]any) error {
	var p struct {
		SecretString         string
		GenerateSecretString *struct {
			PasswordLength                          number
			SecretStringTemplate, GenerateStringKey string
			ExcludePunctuation                      boolean
			ExcludeCharacters                       string
			IncludeSpace, RequireEachIncludedType   boolean
		}
	}
	if err := r.decode(properties, &p, "Name", "Description", "KmsKeyId", "Tags"); err != nil {
		return err
	}
	name, err := r.name(id)
	if err != nil {
		return err
	}
	s := Secret{ID: id, Name: name, Value: p.SecretString}
	s.ARN, _ = r.known("AWS::SecretsManager::Secret", "Arn", name)
	if s.ARN == "" {
		s.ARN, _ = r.known("AWS::SecretsManager::Secret", "", name)
	}
	if g := p.GenerateSecretString; g != nil {
		s.Length = int(g.PasswordLength)
		if s.Length == 0 {
			s.Length = 32
		}
		s.Template, s.GenerateKey = g.SecretStringTemplate, g.GenerateStringKey
	}
	r.model.Secrets = append(r.model.Secrets, s)
	return nil
}
