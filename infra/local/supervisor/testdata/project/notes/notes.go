// Package notes is what the fixture's functions share: the engines, reached as
// any function reaches them.
package notes

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	dynamodbtypes "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"
	eventbridgetypes "github.com/aws/aws-sdk-go-v2/service/eventbridge/types"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	sestypes "github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

// Store reaches every engine.
type Store struct {
	table, bucket, bus, secret string
	db                         *dynamodb.Client
	objects                    *s3.Client
	mail                       *sesv2.Client
	events                     *eventbridge.Client
	secrets                    *secretsmanager.Client
}

// Open finds the engines by the environment, or ends the process.
func Open(ctx context.Context) *Store {
	c, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return &Store{os.Getenv("TABLE_NAME"), os.Getenv("BUCKET"), os.Getenv("BUS_NAME"), os.Getenv("SECRET_ID"),
		dynamodb.NewFromConfig(c), s3.NewFromConfig(c, func(o *s3.Options) { o.UsePathStyle = os.Getenv("S3_PATH_STYLE") == "true" }),
		sesv2.NewFromConfig(c), eventbridge.NewFromConfig(c), secretsmanager.NewFromConfig(c)}
}

// Put writes one item.
func (s *Store) Put(ctx context.Context, key, value string) error {
	_, err := s.db.PutItem(ctx, &dynamodb.PutItemInput{TableName: &s.table, Item: map[string]dynamodbtypes.AttributeValue{
		"pk": &dynamodbtypes.AttributeValueMemberS{Value: key}, "value": &dynamodbtypes.AttributeValueMemberS{Value: value}}})
	return err
}

// Get tells what is known of a note: each kind of item it has, and its value.
func (s *Store) Get(ctx context.Context, note string) (map[string]string, error) {
	found := map[string]string{}
	for _, kind := range []string{"NOTE", "STORED", "MAILED", "SWEPT"} {
		got, err := s.db.GetItem(ctx, &dynamodb.GetItemInput{TableName: &s.table, ConsistentRead: aws.Bool(true),
			Key: map[string]dynamodbtypes.AttributeValue{"pk": &dynamodbtypes.AttributeValueMemberS{Value: kind + "#" + note}}})
		if err != nil {
			return found, err
		}
		if v, ok := got.Item["value"].(*dynamodbtypes.AttributeValueMemberS); ok {
			found[strings.ToLower(kind)] = v.Value
		}
	}
	secret, err := s.secrets.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &s.secret})
	if err == nil {
		found["secret"] = aws.ToString(secret.SecretString)
	}
	return found, err
}

// Pass puts a note on the bus.
func (s *Store) Pass(ctx context.Context, note string) error {
	out, err := s.events.PutEvents(ctx, &eventbridge.PutEventsInput{Entries: []eventbridgetypes.PutEventsRequestEntry{{
		EventBusName: &s.bus, Source: aws.String("notes"), DetailType: aws.String("NoteTaken"), Detail: aws.String(fmt.Sprintf(`{"note":%q}`, note))}}})
	if err == nil && out.FailedEntryCount > 0 {
		err = fmt.Errorf("bus: %s", aws.ToString(out.Entries[0].ErrorMessage))
	}
	return err
}

// File stores a note as an object and mails it.
func (s *Store) File(ctx context.Context, note string) error {
	if _, err := s.objects.PutObject(ctx, &s3.PutObjectInput{Bucket: &s.bucket, Key: aws.String("notes/" + note), Body: strings.NewReader(note)}); err != nil {
		return err
	}
	_, err := s.mail.SendEmail(ctx, &sesv2.SendEmailInput{FromEmailAddress: aws.String("notes@example.org"),
		ConfigurationSetName: aws.String("notes"),
		Destination:          &sestypes.Destination{ToAddresses: []string{"reader@example.org"}},
		EmailTags:            []sestypes.MessageTag{{Name: aws.String("letter"), Value: &note}},
		Content: &sestypes.EmailContent{Simple: &sestypes.Message{Subject: &sestypes.Content{Data: &note},
			Body:    &sestypes.Body{Text: &sestypes.Content{Data: &note}},
			Headers: []sestypes.MessageHeader{{Name: aws.String("X-Letter-Number"), Value: &note}}}}})
	return err
}
