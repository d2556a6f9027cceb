package table_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"credo/shared/casefile"
	"credo/shared/problem"
	"credo/shared/realtime"
	"credo/shared/table"
)

// slowTable answers every Query with nothing, after a while.
type slowTable time.Duration

func (s slowTable) Do(*http.Request) (*http.Response, error) {
	time.Sleep(time.Duration(s))
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/x-amz-json-1.0"}},
		Body: io.NopCloser(strings.NewReader(`{"Count": 0, "Items": [], "ScannedCount": 0}`))}, nil
}

// A wrong NPI is told from a wrong ID only by how long the Query reads. What a stranger
// waits must not say it.
func TestAStrangerWaitsAsLongWhateverWasRead(t *testing.T) {
	t.Parallel()
	for _, read := range []time.Duration{0, time.Millisecond, 12 * time.Millisecond, 49 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			db := dynamodb.New(dynamodb.Options{Region: "us-east-1", HTTPClient: slowTable(read),
				Credentials: aws.AnonymousCredentials{}, BaseEndpoint: aws.String("http://table.invalid")})
			cases, passed := table.New(db, "table", casefile.Kinds{visit}), realtime.Stopwatch()
			_, err := cases.CaseFor(t.Context(), "VST-1", "1234567893")
			if waited := passed(); !problem.Is(err, problem.KindNotFound) || waited != 50*time.Millisecond {
				t.Errorf("read in %v: turned away after %v: %v", read, waited, err)
			}
		})
	}
}
