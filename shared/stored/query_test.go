package stored_test

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/stored"
)

// answers stand in for DynamoDB, one after the other.
type answers []answer

type answer struct {
	status int
	body   string
	sum    uint32 // added to the checksum
}

func (a *answers) Do(*http.Request) (*http.Response, error) {
	next := (*a)[0]
	*a = (*a)[1:]
	return &http.Response{
		StatusCode: next.status, ContentLength: int64(len(next.body)), Body: io.NopCloser(strings.NewReader(next.body)),
		Header: http.Header{"Content-Type": {"application/x-amz-json-1.0"}, "X-Amz-Crc32": {fmt.Sprint(crc32.ChecksumIEEE([]byte(next.body)) + next.sum)}},
	}, nil
}

// soon tries again without waiting.
func soon() aws.Retryer {
	return retry.NewStandard(func(o *retry.StandardOptions) {
		o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
	})
}

func query(t *testing.T, from answers) (*dynamodb.QueryOutput, stored.Page, error) {
	db := dynamodb.NewFromConfig(aws.Config{Region: "us-east-1", HTTPClient: &from, Credentials: credentials.NewStaticCredentialsProvider("a", "b", ""), Retryer: soon})
	var page stored.Page
	out, err := db.Query(t.Context(), &dynamodb.QueryInput{TableName: aws.String("t")}, stored.With(&page))
	return out, page, err
}

const twoItems = `{"Count":2,"Items": [ {"sk":{"S":"A"}} , {"sk":{"S":"B"}} ] ,"LastEvaluatedKey":{"sk":{"S":"B"}},"ScannedCount":2}`

func TestTheItemsAreTakenAndTheSDKReadsTheRest(t *testing.T) {
	t.Parallel()
	out, page, err := query(t, answers{{200, twoItems, 0}})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Items) != 2 || page.Items[0].Text("sk") != "A" || page.Items[1].Text("sk") != "B" {
		t.Errorf("%d items", len(page.Items))
	}
	last, _ := out.LastEvaluatedKey["sk"].(*types.AttributeValueMemberS)
	if len(out.Items) != 0 || out.Count != 2 || last == nil || last.Value != "B" {
		t.Errorf("the rest is %+v", out)
	}
}

func TestASecondAttemptsItemsStandAlone(t *testing.T) {
	t.Parallel()
	cut := twoItems[:40]
	_, page, err := query(t, answers{{500, `{}`, 0}, {200, twoItems, 0}})
	if err != nil || len(page.Items) != 2 {
		t.Errorf("%d items, %v", len(page.Items), err)
	}
	if _, _, err := query(t, answers{{200, cut, 0}}); err == nil {
		t.Error("half an answer was taken")
	}
}

func TestAnErrorIsTheSDKs(t *testing.T) {
	t.Parallel()
	_, _, err := query(t, answers{{400, `{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"gone"}`, 0}})
	var gone *types.ResourceNotFoundException
	if !errors.As(err, &gone) {
		t.Errorf("error %v", err)
	}
}

func TestADamagedAnswerIsRefused(t *testing.T) {
	t.Parallel()
	if _, _, err := query(t, answers{{200, twoItems, 1}}); err == nil || !strings.Contains(err.Error(), "checksum") {
		t.Errorf("error %v", err)
	}
}

func TestAnAnswerWithoutItems(t *testing.T) {
	t.Parallel()
	out, page, err := query(t, answers{{200, `{"Count":0,"ScannedCount":0}`, 0}})
	if err != nil || len(page.Items) != 0 || out.Count != 0 {
		t.Errorf("%+v, %v", out, err)
	}
}
