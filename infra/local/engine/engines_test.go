package engine

import (
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

func TestTablesAnswer(t *testing.T) {
	t.Parallel()
	client := dynamodb.NewFromConfig(sdk(), func(o *dynamodb.Options) { o.BaseEndpoint = aws.String(engines.DynamoDB) })
	if _, err := client.ListTables(t.Context(), &dynamodb.ListTablesInput{}); err != nil {
		t.Fatal(err)
	}
}

func TestMailArrivesInTheInbox(t *testing.T) {
	t.Parallel()
	client := sesv2.NewFromConfig(sdk(), func(o *sesv2.Options) { o.BaseEndpoint = aws.String(engines.SES) })
	_, err := client.SendEmail(t.Context(), &sesv2.SendEmailInput{
		FromEmailAddress: aws.String("letters@example.com"),
		Destination:      &types.Destination{ToAddresses: []string{"dana.sample@example.com"}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: &types.Content{Data: aws.String("Welcome")},
			Body:    &types.Body{Text: &types.Content{Data: aws.String("Hello")}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, body := do(t, http.MethodGet, engines.SES+"/store", "", nil); !strings.Contains(body, "dana.sample@example.com") {
		t.Errorf("not in the inbox: %s", body)
	}
}

func TestAPortInUseIsMoved(t *testing.T) {
	t.Parallel()
	first, err := Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	taken, err := portOf(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	second, err := Listen("127.0.0.1", taken)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if first.Addr().String() == second.Addr().String() {
		t.Error("both listen on one port")
	}
}

func TestStoppingAProcessEndsWhatItStarted(t *testing.T) {
	t.Parallel()
	reader, held, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	started := &match{pattern: anyNumber, found: make(chan string, 1)}
	cmd := exec.Command("sh", "-c", "cat /dev/zero >/dev/null 2>&1 & echo $! ; wait")
	cmd.ExtraFiles = []*os.File{held}
	process, err := StartProcess("shell", cmd, started)
	held.Close()
	if err != nil {
		t.Fatal(err)
	}
	<-started.found
	process.Stop()
	if process.Err() != nil {
		t.Errorf("an end that was asked for is an error: %v", process.Err())
	}
	// the kernel ends a process some time after it was told to, and closes its files
	if err := reader.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(reader); err != nil {
		t.Errorf("what the process started lives on: %v", err)
	}
}

func TestAnEarlyEndSaysWhy(t *testing.T) {
	t.Parallel()
	process, err := StartProcess("shell", exec.Command("sh", "-c", "echo no room >&2; exit 3"), nil)
	if err != nil {
		t.Fatal(err)
	}
	<-process.Done()
	if err := process.Err(); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("error %v does not say why", err)
	}
}

var anyNumber = regexp.MustCompile(`(\d+)\n`)

func portOf(address string) (int, error) {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(port)
}
