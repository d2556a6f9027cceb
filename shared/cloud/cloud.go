// Package cloud is the one place where a function learns how to reach AWS. It reads what
// the Lambda runtime sets, and nothing else: no profile files, no sign-in flows, no
// instance metadata. That keeps a function half a megabyte smaller and its start quick.
// AWS_ENDPOINT_URL_<SERVICE> leads the service's client to another address.
package cloud

import (
	"context"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"credo/shared/setting"
)

// Config is what an AWS client starts from. What is missing, env.Err says.
func Config(env *setting.Reader) aws.Config {
	return aws.Config{
		Region: env.Required("AWS_REGION"),
		Credentials: credentials.NewStaticCredentialsProvider(
			env.Required("AWS_ACCESS_KEY_ID"),
			env.Required("AWS_SECRET_ACCESS_KEY"),
			env.Optional("AWS_SESSION_TOKEN", "")),
		RetryMode:     aws.RetryModeStandard,
		ConfigSources: []any{endpoints{env}},
	}
}

// endpoints tells the SDK's clients their addresses, as its own configuration does.
type endpoints struct{ env *setting.Reader }

// GetServiceBaseEndpoint looks for the address of one service, "Secrets Manager".
func (e endpoints) GetServiceBaseEndpoint(_ context.Context, service string) (string, bool, error) {
	name := strings.ToUpper(strings.ReplaceAll(service, " ", "_"))
	address := e.env.Optional("AWS_ENDPOINT_URL_"+name, "")
	return address, address != "", nil
}
