// Package provision creates in the engines what CloudFormation creates in AWS:
// the table with its indexes, stream and expiry, and the buckets with their CORS
// rules and versioning. It may run again at any time and keeps all data.
package provision

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	dynamodbtypes "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	s3types "github.com/aws/aws-sdk-go-v2/service/s3/types"

	"credo/infra/local/template"
)

// Tables creates the tables that are missing. One that is there with other keys
// or indexes is an error: what lies in it was written for another template.
func Tables(ctx context.Context, client *dynamodb.Client, tables []template.Table) error {
	for _, table := range tables {
		_, err := client.CreateTable(ctx, table.Create)
		var exists *dynamodbtypes.ResourceInUseException
		if errors.As(err, &exists) {
			err = compare(ctx, client, table)
		} else if err == nil {
			err = settle(ctx, client, table)
		}
		if err != nil {
			return fmt.Errorf("table %s: %w", table.Name, err)
		}
	}
	return nil
}

func settle(ctx context.Context, client *dynamodb.Client, table template.Table) error {
	waiter := dynamodb.NewTableExistsWaiter(client, func(o *dynamodb.TableExistsWaiterOptions) {
		o.MinDelay, o.MaxDelay = 20*time.Millisecond, time.Second
	})
	if err := waiter.Wait(ctx, &dynamodb.DescribeTableInput{TableName: &table.Name}, time.Minute); err != nil {
		return err
	}
	if table.TTLAttribute == "" {
		return nil
	}
	_, err := client.UpdateTimeToLive(ctx, &dynamodb.UpdateTimeToLiveInput{TableName: &table.Name,
		TimeToLiveSpecification: &dynamodbtypes.TimeToLiveSpecification{AttributeName: &table.TTLAttribute, Enabled: aws.Bool(true)}})
	return err
}

// Empty says whether a table holds nothing.
func Empty(ctx context.Context, client *dynamodb.Client, table string) (bool, error) {
	page, err := client.Scan(ctx, &dynamodb.ScanInput{TableName: &table, Limit: aws.Int32(1)})
	if err != nil {
		return false, err
	}
	return len(page.Items) == 0, nil
}

// Buckets creates the buckets that are missing and sets CORS and versioning of all.
func Buckets(ctx context.Context, client *s3.Client, buckets []template.Bucket) error {
	for _, bucket := range buckets {
		if err := oneBucket(ctx, client, bucket); err != nil {
			return fmt.Errorf("bucket %s: %w", bucket.Name, err)
		}
	}
	return nil
}

func oneBucket(ctx context.Context, client *s3.Client, bucket template.Bucket) error {
	_, err := client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &bucket.Name})
	var owned *s3types.BucketAlreadyOwnedByYou
	var exists *s3types.BucketAlreadyExists
	if err != nil && !errors.As(err, &owned) && !errors.As(err, &exists) {
		return err
	}
	if bucket.Versioning {
		_, err := client.PutBucketVersioning(ctx, &s3.PutBucketVersioningInput{Bucket: &bucket.Name,
			VersioningConfiguration: &s3types.VersioningConfiguration{Status: s3types.BucketVersioningStatusEnabled}})
		if err != nil {
			return err
		}
	}
	if len(bucket.CORS) == 0 {
		return nil
	}
	var rules []s3types.CORSRule
	for _, rule := range bucket.CORS {
		rules = append(rules, s3types.CORSRule{AllowedOrigins: rule.AllowedOrigins, AllowedMethods: rule.AllowedMethods,
			AllowedHeaders: rule.AllowedHeaders, ExposeHeaders: rule.ExposedHeaders, MaxAgeSeconds: aws.Int32(int32(rule.MaxAge))})
	}
	_, err = client.PutBucketCors(ctx, &s3.PutBucketCorsInput{Bucket: &bucket.Name, CORSConfiguration: &s3types.CORSConfiguration{CORSRules: rules}})
	return err
}
