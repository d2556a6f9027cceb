package engine

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// engines are shared by the tests of the package: one gateway a process.
var engines *Engines

// told keeps the object events of all tests.
var told = &objectLog{}

type objectLog struct {
	mu     sync.Mutex
	events []ObjectEvent
}

func (l *objectLog) take(event ObjectEvent) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, event)
	return nil
}

func (l *objectLog) of(bucket string) []ObjectEvent {
	l.mu.Lock()
	defer l.mu.Unlock()
	var events []ObjectEvent
	for _, event := range l.events {
		if event.Bucket == bucket {
			events = append(events, event)
		}
	}
	return events
}

func TestMain(m *testing.M) {
	RunIfChild()
	if os.Getenv(parentVariable) != "" {
		beParent()
	}
	code := 1
	func() {
		started, err := StartAll(context.Background(), Options{Progress: os.Stderr, ObjectEvents: told.take})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		defer started.Stop()
		engines = started
		code = m.Run()
	}()
	os.Exit(code)
}

func sdk() aws.Config {
	return aws.Config{Region: Region, Credentials: credentials.NewStaticCredentialsProvider(AccessKey, SecretKey, "")}
}
