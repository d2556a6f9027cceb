// Function publish-events is a reader of the table's stream: it puts every event on the
// bus, from where letters and the plan's other systems take it.
package main

import (
	"github.com/aws/aws-sdk-go-v2/service/eventbridge"

	"credo/shared/cloud"
	"credo/shared/setting"
	"credo/shared/start"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		p := publisher{bus: eventbridge.NewFromConfig(cloud.Config(env)), name: env.Required("BUS_NAME")}
		return p.handle, nil
	})
}
