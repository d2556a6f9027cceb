package contract

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// byTheKey is how a type says that the stack's own key encrypts it.
var byTheKey = map[string]func(resource) any{
	"AWS::DynamoDB::Table":        func(r resource) any { return object(r.properties["SSESpecification"])["KMSMasterKeyId"] },
	"AWS::SQS::Queue":             func(r resource) any { return r.properties["KmsMasterKeyId"] },
	"AWS::SNS::Topic":             func(r resource) any { return r.properties["KmsMasterKeyId"] },
	"AWS::SecretsManager::Secret": func(r resource) any { return r.properties["KmsKeyId"] },
	"AWS::Logs::LogGroup":         func(r resource) any { return r.properties["KmsKeyId"] },
	"AWS::S3::Bucket": func(r resource) any {
		rules := list(object(r.properties["BucketEncryption"])["ServerSideEncryptionConfiguration"])
		return object(object(rules[0])["ServerSideEncryptionByDefault"])["KMSMasterKeyID"]
	},
}

func TestDataIsEncryptedByTheStacksOwnKey(t *testing.T) {
	t.Parallel()
	public := map[string]bool{
		"SiteBucket": true, // what everybody may read
		"BucketLogs": true, // S3 writes access logs with its own key only
	}
	for kind, key := range byTheKey {
		for _, r := range resources(t, kind) {
			if !public[r.id] {
				same(t, key(r), `{"Fn::GetAtt":["Key","Arn"]}`)
			}
		}
	}
	for _, k := range resources(t, "AWS::KMS::Key") {
		if k.properties["EnableKeyRotation"] != true || number(k.properties["PendingWindowInDays"]) != 30 {
			t.Errorf("%s does not rotate, or is gone within a month", k.id)
		}
	}
}

func TestTheTableCanBeRestoredAndNotDeleted(t *testing.T) {
	t.Parallel()
	for _, table := range resources(t, "AWS::DynamoDB::Table") {
		p := table.properties
		if p["DeletionProtectionEnabled"] != true || object(p["PointInTimeRecoverySpecification"])["PointInTimeRecoveryEnabled"] != true {
			t.Errorf("%s can be lost", table.id)
		}
	}
	for _, pool := range resources(t, "AWS::Cognito::UserPool") {
		if pool.properties["DeletionProtection"] != "ACTIVE" {
			t.Errorf("%s can be deleted", pool.id)
		}
	}
}

func TestDocumentsAndLettersAreKeptAsLongAsThePlanSaysAndNoLonger(t *testing.T) {
	t.Parallel()
	for _, b := range resources(t, "AWS::S3::Bucket") {
		if kept := map[string]bool{"DocumentsBucket": true, "LettersBucket": true, "OutboundBucket": true}; !kept[b.id] {
			continue
		}
		rule := object(list(object(b.properties["LifecycleConfiguration"])["Rules"])[0])
		same(t, rule["ExpirationInDays"], `{"Fn::FindInMap":["Retention",{"Ref":"RetentionYears"},"Days"]}`)
		if rule["Status"] != "Enabled" || rule["Prefix"] != nil || number(object(rule["NoncurrentVersionExpiration"])["NoncurrentDays"]) == 0 {
			t.Errorf("%s keeps some things for ever", b.id)
		}
	}
	days := object(object(document(t)["Mappings"])["Retention"])
	for _, years := range words(object(object(document(t)["Parameters"])["RetentionYears"])["AllowedValues"]) {
		var n uint64
		if _, err := fmt.Sscan(years, &n); err != nil {
			t.Fatal(err)
		}
		if kept := number(object(days[years])["Days"]); kept < n*365+n/4 || kept > n*365+n/4+1 {
			t.Errorf("%s years are %d days", years, kept)
		}
	}
}

// A firewall that can be gone around is none: with it the API answers only under a path
// that CloudFront alone is told.
func TestTheFirewallCannotBeGoneAround(t *testing.T) {
	t.Parallel()
	for _, api := range resources(t, "AWS::ApiGatewayV2::Api") {
		same(t, api.properties["DisableExecuteApiEndpoint"], `{"Fn::If":["HasFirewall",true,false]}`)
	}
	const secret = "{{resolve:secretsmanager:${OriginSecret}}}"
	for _, mapping := range resources(t, "AWS::ApiGatewayV2::ApiMapping") {
		if key := object(mapping.properties["ApiMappingKey"])["Fn::Sub"]; key != secret+"/api" {
			t.Errorf("%s: anybody finds the API under %v", mapping.id, key)
		}
	}
	for _, d := range resources(t, "AWS::CloudFront::Distribution") {
		config := object(d.properties["DistributionConfig"])
		same(t, config["WebACLId"], `{"Fn::If":["HasFirewall",{"Fn::GetAtt":["Firewall","Arn"]},{"Ref":"AWS::NoValue"}]}`)
		origins, err := json.Marshal(config["Origins"])
		if err != nil || !strings.Contains(string(origins), `"OriginPath":{"Fn::Sub":"/`+secret+`"}`) {
			t.Errorf("%s does not know the path: %s", d.id, origins)
		}
	}
}

// CloudFront keeps errors for ten seconds unless told otherwise, and a page for one of
// them replaces the API's own answer.
func TestTheApiRefusesThroughCloudFrontAsItDoesItself(t *testing.T) {
	t.Parallel()
	for _, d := range resources(t, "AWS::CloudFront::Distribution") {
		choice := list(object(object(d.properties["DistributionConfig"])["CustomErrorResponses"])["Fn::If"])
		if len(choice) != 3 || choice[0] != "HasFirewall" {
			t.Fatalf("%s: %v", d.id, choice)
		}
		direct := map[uint64]bool{}
		for _, v := range list(choice[1]) {
			e := object(v)
			direct[number(e["ErrorCode"])] = len(e) == 2 && e["ErrorCachingMinTTL"] != nil && number(e["ErrorCachingMinTTL"]) == 0
		}
		for _, code := range []uint64{400, 403, 404, 405, 500, 502, 503, 504} {
			if !direct[code] {
				t.Errorf("%s keeps or replaces the API's %d", d.id, code)
			}
		}
	}
}
