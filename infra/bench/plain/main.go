// Command plain is a handler as the SDK's own examples write it: the Query of the status
// lookup, without validation, identity, logs or an answer that says anything of the items.
package main

import (
	"context"
	"os"
	"strconv"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

func main() {
	table, endpoint := os.Getenv("TABLE_NAME"), os.Getenv("AWS_ENDPOINT_URL_DYNAMODB")
	client := dynamodb.NewFromConfig(aws.Config{
		Region: os.Getenv("AWS_REGION"),
		Credentials: credentials.NewStaticCredentialsProvider(
			os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN")),
		BaseEndpoint: &endpoint,
	})
	lambda.Start(func(ctx context.Context, r events.APIGatewayV2HTTPRequest) (events.APIGatewayV2HTTPResponse, error) {
		page, err := client.Query(ctx, &dynamodb.QueryInput{
			TableName: &table, ConsistentRead: aws.Bool(true),
			KeyConditionExpression: aws.String("pk = :pk"), FilterExpression: aws.String("npi = :npi"),
			ExpressionAttributeValues: map[string]types.AttributeValue{
				":pk":  &types.AttributeValueMemberS{Value: "APP#" + r.PathParameters["applicationId"]},
				":npi": &types.AttributeValueMemberS{Value: r.QueryStringParameters["npi"]},
			},
		})
		if err != nil {
			return events.APIGatewayV2HTTPResponse{}, err
		}
		if len(page.Items) == 0 {
			return events.APIGatewayV2HTTPResponse{StatusCode: 404}, nil
		}
		return events.APIGatewayV2HTTPResponse{StatusCode: 200, Body: `{"items":` + strconv.Itoa(len(page.Items)) + `}`}, nil
	})
}
