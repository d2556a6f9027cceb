package template

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"time"
)

func (r *reader) function(id string, properties map[string]any) error {
	var p struct {
		CodeUri                       string
		Handler, Runtime, PackageType string
		Timeout, MemorySize           *number
		ReservedConcurrentExecutions  number
		Environment                   struct{ Variables map[string]text }
		Events                        map[string]event
	}
	err := r.decode(r.withGlobals("Function", properties), &p, "Description", "Policies", "Role", "Tracing", "Tags",
		"Architectures", "FunctionName", "AutoPublishAlias", "LoggingConfig", "KmsKeyArn", "DeploymentPreference", "EphemeralStorage", "PermissionsBoundary",
		"PropagateTags", "RecursiveLoop", "RuntimeManagementConfig", "CodeSigningConfigArn", "DeadLetterQueue",
		"ProvisionedConcurrencyConfig", "AutoPublishAliasAllProperties", "RolePath", "SourceKMSKeyArn")
	if err != nil {
		return err
	}
	if p.Runtime != "provided.al2023" {
		return fmt.Errorf("property Runtime: %q is not supported locally, only provided.al2023", p.Runtime)
	}
	f := Function{ID: id, Folder: path.Join(path.Dir(r.file), p.CodeUri),
		Environment: map[string]string{}, Concurrency: int(p.ReservedConcurrentExecutions),
		Timeout: seconds(p.Timeout, 3*time.Second), MemoryMB: 128}
	if p.MemorySize != nil {
		f.MemoryMB = int(*p.MemorySize)
	}
	if f.Name, err = r.name(id); err != nil {
		return err
	}
	f.ARN, _ = r.known("AWS::Serverless::Function", "Arn", f.Name)
	for key, value := range p.Environment.Variables {
		f.Environment[key] = string(value)
	}
	r.model.Functions = append(r.model.Functions, f)
	for _, name := range slices.Sorted(maps.Keys(p.Events)) {
		if err := r.event(id, name, p.Events[name]); err != nil {
			return fmt.Errorf("event %s: %w", name, err)
		}
	}
	return nil
}

// event is one entry of a function's Events.
type event struct {
	Type       string
	Properties map[string]any
}

func (r *reader) event(function, name string, e event) error {
	switch e.Type {
	case "SQS":
		return r.queueSource(function, e.Properties)
	case "DynamoDB":
		return r.streamSource(function, e.Properties)
	case "EventBridgeRule":
		return r.functionRule(function, name, e.Properties)
	case "ScheduleV2":
		return r.functionSchedule(function, name, e.Properties)
	}
	return fmt.Errorf("event type %s is not supported locally", e.Type)
}
