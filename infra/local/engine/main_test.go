package engine

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// engines are shared by the tests of the package: one gateway a process.
var engines *Engines

func TestMain(m *testing.M) {
	RunIfChild()
	code := 1
	func() {
		started, err := StartAll(context.Background(), Options{Progress: os.Stderr})
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
