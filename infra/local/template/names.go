package template

import (
	"fmt"
	"strings"
)

// nameProperty is the property that names a resource of a type.
var nameProperty = map[string]string{
	"AWS::Serverless::Function":    "FunctionName",
	"AWS::DynamoDB::Table":         "TableName",
	"AWS::SQS::Queue":              "QueueName",
	"AWS::S3::Bucket":              "BucketName",
	"AWS::Events::EventBus":        "Name",
	"AWS::SecretsManager::Secret":  "Name",
	"AWS::SES::ConfigurationSet":   "Name",
	"AWS::SES::EmailIdentity":      "EmailIdentity",
	"AWS::Cognito::UserPool":       "UserPoolName",
	"AWS::Cognito::UserPoolClient": "ClientName",
}

// name is the physical name of a resource: as given, else stack and logical ID.
func (r *reader) name(id string) (string, error) {
	declared := r.declared[id]
	if property, ok := nameProperty[declared.Type]; ok && declared.Properties[property] != nil {
		value, err := r.resolve(declared.Properties[property])
		if err != nil {
			return "", fmt.Errorf("%s: %s: %w", id, property, err)
		}
		if s, ok := value.(string); ok {
			return s, nil
		}
	}
	name := r.stack + "-" + id
	if declared.Type == "AWS::S3::Bucket" {
		name = strings.ToLower(name)
	}
	return name, nil
}

func (r *reader) arn(service, resource string) string {
	return fmt.Sprintf("arn:aws:%s:%s:%s:%s", service, r.options.Region, account, resource)
}

// attributeOf gives what a reference to a resource's attribute resolves to; the
// attribute "" is what Ref gives.
func (r *reader) attributeOf(id, attribute string) (any, error) {
	reference := strings.TrimSuffix(id+"."+attribute, ".")
	if value, ok := r.options.Attributes[reference]; ok {
		return value, nil
	}
	declared, ok := r.declared[id]
	if !ok {
		return nil, fmt.Errorf("%s: no such parameter or resource", reference)
	}
	if output, ok := strings.CutPrefix(attribute, "Outputs."); ok && declared.Type == application {
		nested, err := r.template(id)
		if err != nil {
			return nil, err
		}
		return nested.output(output)
	}
	name, err := r.name(id)
	if err != nil {
		return nil, err
	}
	if value, ok := r.known(declared.Type, attribute, name); ok {
		return value, nil
	}
	return nil, absent{fmt.Sprintf("%s (%s)", reference, declared.Type)}
}

func (r *reader) known(kind, attribute, name string) (string, bool) {
	values := map[string]string{}
	switch kind {
	case "AWS::Serverless::Function":
		values = map[string]string{"": name, "Arn": r.arn("lambda", "function:"+name)}
	case "AWS::DynamoDB::Table":
		table := r.arn("dynamodb", "table/"+name)
		values = map[string]string{"": name, "Arn": table, "StreamArn": table + "/stream/local"}
	case "AWS::SQS::Queue":
		url := fmt.Sprintf("https://sqs.%s.amazonaws.com/%s/%s", r.options.Region, account, name)
		values = map[string]string{"": url, "QueueUrl": url, "Arn": r.arn("sqs", name), "QueueName": name}
	case "AWS::S3::Bucket":
		values = map[string]string{"": name, "Arn": "arn:aws:s3:::" + name,
			"DomainName":         name + ".s3.amazonaws.com",
			"RegionalDomainName": fmt.Sprintf("%s.s3.%s.amazonaws.com", name, r.options.Region)}
	case "AWS::Events::EventBus":
		values = map[string]string{"": name, "Name": name, "Arn": r.arn("events", "event-bus/"+name)}
	case "AWS::SecretsManager::Secret":
		secret := r.arn("secretsmanager", "secret:"+name)
		values = map[string]string{"": secret, "Id": secret}
	case "AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Authorizer", "AWS::ApiGatewayV2::Integration", "AWS::SES::ConfigurationSet",
		"AWS::SES::EmailIdentity", "AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolDomain":
		values = map[string]string{"": name}
	case "AWS::Cognito::UserPool":
		id := r.options.Region + "_" + strings.ReplaceAll(name, "-", "")
		values = map[string]string{"": id, "Arn": r.arn("cognito-idp", "userpool/"+id),
			"ProviderURL": fmt.Sprintf("https://cognito-idp.%s.amazonaws.com/%s", r.options.Region, id)}
	}
	value, ok := values[attribute]
	return value, ok
}
