package stream

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// client asks DynamoDB Local in its own JSON, so that records stay as they are.
type client struct {
	endpoint string
	http     *http.Client
}

type shard struct {
	ShardId, ParentShardId string
}

type records struct {
	Records           []json.RawMessage
	NextShardIterator string // empty: the shard is closed and read
}

// failure is an error that the engine named.
type failure struct{ Type, Message string }

func (f *failure) Error() string { return f.Type + ": " + f.Message }

// trimmed says whether the error is that a position is no longer kept.
func trimmed(err error) bool {
	var named *failure
	return errors.As(err, &named) && named.Type == "TrimmedDataAccessException"
}

func (c *client) streamOf(ctx context.Context, table string) (string, error) {
	var answer struct {
		Table struct{ LatestStreamArn string }
	}
	err := c.call(ctx, "DynamoDB_20120810.DescribeTable", map[string]any{"TableName": table}, &answer)
	if err == nil && answer.Table.LatestStreamArn == "" {
		err = fmt.Errorf("table %s has no stream", table)
	}
	return answer.Table.LatestStreamArn, err
}

// shards are the stream's shards, parents before children.
func (c *client) shards(ctx context.Context, stream string) ([]shard, error) {
	var all []shard
	request := map[string]any{"StreamArn": stream}
	for {
		var answer struct {
			StreamDescription struct {
				Shards               []shard
				LastEvaluatedShardId string
			}
		}
		if err := c.call(ctx, "DynamoDBStreams_20120810.DescribeStream", request, &answer); err != nil {
			return nil, err
		}
		all = append(all, answer.StreamDescription.Shards...)
		if answer.StreamDescription.LastEvaluatedShardId == "" {
			return all, nil
		}
		request["ExclusiveStartShardId"] = answer.StreamDescription.LastEvaluatedShardId
	}
}

// iterator is where reading goes on: after a sequence number, or where the
// starting position says when that is empty.
func (c *client) iterator(ctx context.Context, stream, shard, after, start string) (string, error) {
	request := map[string]any{"StreamArn": stream, "ShardId": shard, "ShardIteratorType": start}
	if after != "" {
		request["ShardIteratorType"], request["SequenceNumber"] = "AFTER_SEQUENCE_NUMBER", after
	}
	var answer struct{ ShardIterator string }
	err := c.call(ctx, "DynamoDBStreams_20120810.GetShardIterator", request, &answer)
	return answer.ShardIterator, err
}

func (c *client) records(ctx context.Context, iterator string) (records, error) {
	var answer records
	err := c.call(ctx, "DynamoDBStreams_20120810.GetRecords", map[string]any{"ShardIterator": iterator, "Limit": 1000}, &answer)
	return answer, err
}

func (c *client) call(ctx context.Context, operation string, request, answer any) error {
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	r.Header.Set("X-Amz-Target", operation)
	// DynamoDB Local wants a credential and does not check the signature.
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential=credolocal/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
	response, err := c.http.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusOK {
		return json.NewDecoder(response.Body).Decode(answer)
	}
	var named struct {
		Type    string `json:"__type"`
		Message string `json:"message"`
	}
	_ = json.NewDecoder(response.Body).Decode(&named)
	return &failure{Type: named.Type[strings.LastIndex(named.Type, "#")+1:], Message: fmt.Sprintf("%s: %d %s", operation, response.StatusCode, named.Message)}
}
