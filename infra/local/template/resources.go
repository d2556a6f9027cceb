package template

import (
	"fmt"
	"slices"
)

// deployedOnly are the types that exist for the deployed system alone: who may
// do what, how it is watched, where the site is served from. The local host is
// no worse a likeness for leaving them out.
var deployedOnly = []string{
	"AWS::ApplicationAutoScaling::ScalableTarget", "AWS::ApplicationAutoScaling::ScalingPolicy",
	"AWS::Budgets::Budget",
	"AWS::CertificateManager::Certificate",
	"AWS::CloudFront::CachePolicy", "AWS::CloudFront::Distribution", "AWS::CloudFront::Function",
	"AWS::CloudFront::KeyValueStore", "AWS::CloudFront::OriginAccessControl",
	"AWS::CloudFront::OriginRequestPolicy",
	"AWS::CloudTrail::Trail",
	"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard",
	"AWS::Cognito::UserPoolDomain",
	"AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::Role",
	"AWS::KMS::Alias", "AWS::KMS::Key",
	"AWS::Lambda::Permission",
	"AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::Logs::ResourcePolicy",
	"AWS::Route53::RecordSet",
	"AWS::S3::BucketPolicy",
	"AWS::SES::ConfigurationSet", "AWS::SES::ConfigurationSetEventDestination", "AWS::SES::EmailIdentity",
	"AWS::SNS::Subscription", "AWS::SNS::Topic", "AWS::SNS::TopicPolicy",
	"AWS::SQS::QueuePolicy", "AWS::Events::EventBusPolicy",
	"AWS::Scheduler::ScheduleGroup",
	"AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation", "AWS::WAFv2::LoggingConfiguration",
	"AWS::XRay::Group", "AWS::XRay::SamplingRule",
}

// resource reads one resource into the model.
func (r *reader) resource(id string) error {
	readers := map[string]func(string, map[string]any) error{
		"AWS::ApiGatewayV2::Api":                 r.api,
		"AWS::ApiGatewayV2::Authorizer":          r.apiAuthorizer,
		"AWS::ApiGatewayV2::Integration":         r.integration,
		"AWS::ApiGatewayV2::Route":               r.route,
		"AWS::ApiGatewayV2::Stage":               r.apiStage,
		"AWS::CloudFront::ResponseHeadersPolicy": r.siteHeaders,
		"AWS::Cognito::UserPool":                 r.userPool,
		"AWS::Cognito::UserPoolClient":           r.userPoolClient,
		"AWS::Cognito::UserPoolGroup":            r.userPoolGroup,
		"AWS::DynamoDB::Table":                   r.table,
		"AWS::Events::EventBus":                  r.bus,
		"AWS::Events::Rule":                      r.rule,
		"AWS::GuardDuty::MalwareProtectionPlan":  r.scanPlan,
		"AWS::S3::Bucket":                        r.bucket,
		"AWS::Scheduler::Schedule":               r.schedule,
		"AWS::SecretsManager::Secret":            r.secret,
		"AWS::Serverless::Function":              r.function,
		"AWS::SQS::Queue":                        r.queue,
	}
	one := r.declared[id]
	if one.Type == application || slices.Contains(deployedOnly, one.Type) {
		return nil
	}
	read, ok := readers[one.Type]
	if !ok {
		return fmt.Errorf("%s: resource type %s is not supported locally", id, one.Type)
	}
	if err := read(id, one.Properties); err != nil {
		return fmt.Errorf("%s (%s): %w", id, one.Type, err)
	}
	return nil
}
