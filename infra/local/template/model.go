// Package template reads the project's SAM template, with those nested in it, into the plain model the
// local host runs from, so that what runs locally cannot drift from what is
// deployed. Whatever would change behaviour and is not supported is refused by
// name: a resource type or a property is never silently left out.
package template

import (
	"encoding/json"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// Model is the part of a template that has a local counterpart. Every slice is
// in the order of its logical IDs. References between its parts are logical IDs.
type Model struct {
	Functions     []Function
	API           API
	Queues        []Queue
	QueueSources  []QueueSource
	Tables        []Table
	StreamSources []StreamSource
	Buckets       []Bucket
	Buses         []Bus
	Rules         []Rule
	Schedules     []Schedule
	Secrets       []Secret
	UserPools     []UserPool
	ScanPlans     []ScanPlan
	Parameters    map[string]string // as resolved
	SiteHeaders   map[string]string // what CloudFront adds to each page, with deployed addresses in it
}

// Function is one AWS::Serverless::Function.
type Function struct {
	ID          string            // logical ID: SubmitApplication
	Name        string            // physical name, AWS_LAMBDA_FUNCTION_NAME
	ARN         string            //
	Folder      string            // CodeUri, slash-separated, relative to the outermost template: functions/apply/submit-application
	Environment map[string]string // resolved, globals included
	Timeout     time.Duration     // one invocation
	MemoryMB    int               //
	Concurrency int               // ReservedConcurrentExecutions; 0 = not reserved
}

// API is the AWS::ApiGatewayV2::Api with the routes of every template; the zero API has none.
type API struct {
	ID          string
	CORS        *CORS // nil = no CORS
	Authorizers map[string]Authorizer
	Routes      []Route
	Throttle    Throttle // of every route without its own
}

// Route is one method and path of the API.
type Route struct {
	Key        string // "GET /applications/{applicationId}"
	Method     string // GET, or ANY
	Path       string // /applications/{applicationId}
	Function   string // logical ID
	Authorizer string // "" = open to the public
	Scopes     []string
	Throttle   Throttle
}

// Throttle is a token bucket; the zero Throttle does not limit.
type Throttle struct {
	Rate  float64 // requests a second
	Burst int
}

// Authorizer is a JWT authorizer.
type Authorizer struct {
	Issuer   string // as resolved from the template; the host maps it to the local one
	Audience []string
	Header   string // lower-case name of the request header with the token
}

// CORS is the API's cross-origin configuration.
type CORS struct {
	AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders []string
	AllowCredentials                                        bool
	MaxAge                                                  int // seconds; 0 = not sent
}

// Queue is one standard AWS::SQS::Queue.
type Queue struct {
	ID                string
	Name, ARN, URL    string
	VisibilityTimeout time.Duration // default 30 s
	Delay             time.Duration
	Retention         time.Duration // default 4 days
	DeadLetter        string        // logical ID of the queue for what failed MaxReceives times; "" = none
	MaxReceives       int
}

// QueueSource is an SQS event source of a function.
type QueueSource struct {
	Function, Queue string // logical IDs
	BatchSize       int    // default 10
	Window          time.Duration
	PartialFailures bool // ReportBatchItemFailures
	MaxConcurrency  int  // 0 = as the function allows
	Filters         []json.RawMessage
}

// Table is one AWS::DynamoDB::Table.
type Table struct {
	ID           string
	Name, ARN    string
	StreamARN    string                     // as the template names it; the engine's own differs
	Create       *dynamodb.CreateTableInput // keys, indexes, on-demand, stream
	TTLAttribute string                     // "" = no expiry
}

// StreamSource is a DynamoDB stream event source of a function.
type StreamSource struct {
	Function, Table  string // logical IDs
	BatchSize        int    // default 100
	Window           time.Duration
	StartingPosition string // TRIM_HORIZON or LATEST
	Filters          []json.RawMessage
	MaxRetries       int // -1 = until it expires
	MaxRecordAge     time.Duration
	Bisect           bool
	PartialFailures  bool
	Parallelization  int    // default 1
	OnFailure        string // ARN of a queue or bucket; "" = none
}

// Bucket is one AWS::S3::Bucket.
type Bucket struct {
	ID          string
	Name, ARN   string
	CORS        []BucketCORS
	Versioning  bool
	EventBridge bool // its events go to the default bus
}

// BucketCORS is one CORS rule of a bucket.
type BucketCORS struct {
	AllowedOrigins, AllowedMethods, AllowedHeaders, ExposedHeaders []string
	MaxAge                                                         int // seconds
}

// ScanPlan is one AWS::GuardDuty::MalwareProtectionPlan of a bucket.
type ScanPlan struct {
	ID       string
	Bucket   string   // physical name
	Prefixes []string // of the keys that are scanned; none = all
}

// Bus is one AWS::Events::EventBus. The default bus is not listed.
type Bus struct {
	ID, Name, ARN string
}

// DefaultBus is the name of the bus AWS's own services put events on.
const DefaultBus = "default"

// Rule routes events of a bus to targets.
type Rule struct {
	ID      string
	Bus     string          // physical name; DefaultBus, or a Bus's Name
	Pattern json.RawMessage // an EventBridge event pattern
	Targets []Target
}

// Target is where a rule sends an event: a queue or a function, never both.
type Target struct {
	Queue, Function string // logical IDs
	Input           json.RawMessage
	InputPath       string
	DeadLetter      string // logical ID of a queue
	MaxRetries      int    // default 185
	MaxAge          time.Duration
}

// Schedule is one ScheduleV2 event or AWS::Scheduler::Schedule of a function.
type Schedule struct {
	ID         string
	Function   string // logical ID
	Expression string // cron(...) or rate(...)
	TimeZone   string // IANA; default UTC
	Input      string // may contain <aws.scheduler.scheduled-time>
	MaxRetries int    // default 185
	MaxAge     time.Duration
	DeadLetter string // logical ID of a queue
	Enabled    bool
}

// Secret is one AWS::SecretsManager::Secret. Without Value a random one of
// Length characters is generated.
type Secret struct {
	ID, Name, ARN string
	Value         string
	Length        int
	Template      string // SecretStringTemplate, a JSON object; "" = the secret is the generated string
	GenerateKey   string // the key of the generated string in Template
}

// UserPool is one AWS::Cognito::UserPool with its groups and clients.
type UserPool struct {
	ID      string
	PoolID  string // what Ref gives, unless the host says otherwise
	Groups  []Group
	Clients []UserPoolClient
}

// Group is a role of the staff.
type Group struct {
	Name, Description string
}

// UserPoolClient is an application that signs people in.
type UserPoolClient struct {
	ID                  string
	ClientID            string // what Ref gives, unless the host says otherwise
	CallbackURLs        []string
	LogoutURLs          []string
	Scopes              []string
	AccessTokenValidity time.Duration // default 1 hour
}
