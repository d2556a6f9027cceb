package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

var (
	table    = os.Getenv("TABLE_NAME")
	endpoint = os.Getenv("AWS_ENDPOINT_URL_DYNAMODB")
	region   = os.Getenv("AWS_REGION")
	keyID    = os.Getenv("AWS_ACCESS_KEY_ID")
	secret   = os.Getenv("AWS_SECRET_ACCESS_KEY")
)

const target = "DynamoDB_20120810.Query"

// query sends the Query of a file and returns what DynamoDB answers; once more when that
// fails, as the SDK does.
func query(id, npi string) ([]byte, error) {
	items, err := send(id, npi)
	if err != nil {
		items, err = send(id, npi)
	}
	return items, err
}

func send(id, npi string) ([]byte, error) {
	body := fmt.Sprintf(`{"TableName":%q,"ConsistentRead":true,"KeyConditionExpression":"pk = :pk","FilterExpression":"npi = :npi",`+
		`"ExpressionAttributeValues":{":pk":{"S":%q},":npi":{"S":%q}}}`, table, "APP#"+id, npi)
	r, err := http.NewRequest(http.MethodPost, endpoint, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	sign(r, body, time.Now().UTC())
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	items, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("DynamoDB answers %s: %s", answer.Status, items)
	}
	return items, err
}

// sign adds a Signature Version 4.
func sign(r *http.Request, body string, now time.Time) {
	at, day := now.Format("20060102T150405Z"), now.Format("20060102")
	host, _ := url.Parse(endpoint)
	r.Header.Set("Content-Type", "application/x-amz-json-1.0")
	r.Header.Set("X-Amz-Date", at)
	r.Header.Set("X-Amz-Target", target)
	canonical := "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:" + host.Host + "\nx-amz-date:" + at +
		"\nx-amz-target:" + target + "\n\ncontent-type;host;x-amz-date;x-amz-target\n" + hash(body)
	scope := day + "/" + region + "/dynamodb/aws4_request"
	key := []byte("AWS4" + secret)
	for _, part := range []string{day, region, "dynamodb", "aws4_request"} {
		key = mac(key, part)
	}
	signature := hex.EncodeToString(mac(key, "AWS4-HMAC-SHA256\n"+at+"\n"+scope+"\n"+hash(canonical)))
	r.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+keyID+"/"+scope+
		", SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="+signature)
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func mac(key []byte, text string) []byte {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(text))
	return h.Sum(nil)
}
