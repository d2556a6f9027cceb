package template

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func load(t *testing.T, options Options) *Model {
	t.Helper()
	model, err := Load("testdata/template.yaml", options)
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func TestFunctionsHaveTheirResolvedEnvironment(t *testing.T) {
	t.Parallel()
	got := load(t, Options{Parameters: map[string]string{"PlanName": "Other Plan"}}).Functions[0]
	want := Function{ID: "MakeThing", Name: "credo-MakeThing",
		ARN: "arn:aws:lambda:us-east-1:123456789012:function:credo-MakeThing", Folder: "functions/make-thing",
		Environment: map[string]string{"TABLE_NAME": "credo-Table", "CLOCK_OFFSET": "0s", "PLAN_NAME": "Other Plan",
			"LIMIT": "900", "BUS_NAME": "credo-events", "SECRET_ID": "arn:aws:secretsmanager:us-east-1:123456789012:secret:credo-Salt"},
		Timeout: 10 * time.Second, MemoryMB: 256, Concurrency: 4}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestRoutesHaveAuthorizersAndThrottles(t *testing.T) {
	t.Parallel()
	api := load(t, Options{Attributes: map[string]string{"Site": "browser"}}).API
	want := []Route{
		{Key: "POST /things", Method: "POST", Path: "/things", Function: "MakeThing", Throttle: Throttle{5, 10}},
		{Key: "GET /things/{id}", Method: "GET", Path: "/things/{id}", Function: "SellThing", Authorizer: "Tokens", Throttle: Throttle{50, 100}},
	}
	if !reflect.DeepEqual(api.Routes, want) {
		t.Errorf("got %+v", api.Routes)
	}
	staff := api.Authorizers["Tokens"]
	if staff.Issuer != "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_credoStaff" || !slices.Equal(staff.Audience, []string{"browser"}) || staff.Header != "authorization" {
		t.Errorf("got %+v", staff)
	}
	if got := api.CORS.AllowOrigins; !slices.Equal(got, []string{"https://a.example", "https://b.example"}) {
		t.Errorf("got origins %v", got)
	}
}

func TestMessagingIsLinkedByLogicalID(t *testing.T) {
	t.Parallel()
	m := load(t, Options{})
	dead, work := m.Queues[0], m.Queues[2]
	if work.DeadLetter != dead.ID || work.MaxReceives != 5 || work.VisibilityTimeout != time.Minute || work.Delay != 5*time.Second || dead.Retention != 14*24*time.Hour {
		t.Errorf("got %+v and %+v", work, dead)
	}
	if r := m.Rules[0]; r.Bus != "credo-events" || r.Targets[0].Queue != "Work" || r.Targets[0].DeadLetter != "Dead" || r.Targets[0].MaxRetries != 185 {
		t.Errorf("got %+v", r)
	}
	if r := m.Rules[3]; r.Bus != DefaultBus || r.Targets[0].MaxRetries != 3 || string(r.Pattern) != `{"source":["aws.s3"]}` {
		t.Errorf("got %+v, pattern %s", r, r.Pattern)
	}
	if s := m.QueueSources[0]; s.Queue != "Work" || s.BatchSize != 1 || !s.PartialFailures || s.MaxConcurrency != 2 {
		t.Errorf("got %+v", s)
	}
	if s := m.StreamSources[0]; s.Table != "Table" || s.MaxRetries != 5 || !s.Bisect || string(s.Filters[0]) != `{"eventName":["INSERT"]}` {
		t.Errorf("got %+v", s)
	}
	if s := m.Schedules[0]; s.ID != "MakeThingDaily" || s.TimeZone != "America/New_York" || s.DeadLetter != "Dead" || !s.Enabled {
		t.Errorf("got %+v", s)
	}
}

func TestStorageIsAsDeclared(t *testing.T) {
	t.Parallel()
	m := load(t, Options{Stack: "other"})
	table := m.Tables[0]
	if c := table.Create; *c.TableName != "other-Table" || len(c.KeySchema) != 2 || *c.GlobalSecondaryIndexes[0].IndexName != "work" ||
		!*c.StreamSpecification.StreamEnabled || table.TTLAttribute != "expires" {
		t.Errorf("got %+v", table)
	}
	if b := m.Buckets[0]; b.Name != "other-documents-123456789012" || !b.Versioning || !b.EventBridge || b.CORS[0].MaxAge != 300 {
		t.Errorf("got %+v", b)
	}
	if s := m.Secrets[0]; s.Length != 64 || s.Value != "" {
		t.Errorf("got %+v", s)
	}
	pool := m.UserPools[0]
	if pool.Groups[0].Name != "specialist" || pool.Clients[0].AccessTokenValidity != 15*time.Minute || pool.Clients[0].CallbackURLs[0] != "https://a.example/staff/" {
		t.Errorf("got %+v", pool)
	}
}

func TestWhatIsNotSupportedIsRefusedByName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		from, to string
		options  Options
		want     string
	}{
		"a resource type":          {from: "  Key: {Type: AWS::KMS::Key", to: "  Key: {Type: AWS::RDS::DBCluster", want: "Key: resource type AWS::RDS::DBCluster"},
		"a condition that holds":   {options: Options{Parameters: map[string]string{"Stage": "prod"}}, want: "ProdOnly: resource type AWS::Nowhere::Thing"},
		"a property":               {from: "DelaySeconds: 5", to: "FifoQueue: true", want: `Work (AWS::SQS::Queue): property "FifoQueue"`},
		"a function's event":       {from: "Type: ScheduleV2", to: "Type: Schedule", want: "MakeThing (AWS::Serverless::Function): event Daily: event type Schedule "},
		"a property of an event":   {from: "BatchSize: 1,", to: "ProvisionedPollerConfig: {},", want: `event Queue: property "ProvisionedPollerConfig"`},
		"an intrinsic function":    {from: "!Ref PlanName", to: "!ImportValue x", want: "Fn::ImportValue"},
		"an unknown reference":     {from: "PLAN_NAME: !Ref PlanName", to: "PLAN_NAME: !GetAtt Key.Arn", want: "PLAN_NAME: Key.Arn (AWS::KMS::Key) has no local value"},
		"a parameter it lacks":     {options: Options{Parameters: map[string]string{"Plan": "x"}}, want: "no parameter Plan"},
		"another runtime":          {from: "Runtime: provided.al2023", to: "Runtime: go1.x", want: "Runtime"},
		"a section":                {from: "Outputs:", to: "Hooks:", want: "section Hooks"},
		"a queue from elsewhere":   {from: "Queue: !GetAtt Work.Arn", to: "Queue: arn:aws:sqs:x:1:y", want: "arn:aws:sqs:x:1:y is no queue"},
		"a target from elsewhere":  {from: "Arn: !GetAtt Work.Arn, RetryPolicy", to: "Arn: !Ref Work, RetryPolicy", want: "neither a queue nor a function"},
		"provisioned billing mode": {from: "PAY_PER_REQUEST", to: "PROVISIONED", want: "BillingMode"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := read(files(t, "template.yaml", test.from, test.to), "template.yaml", test.options)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestTheProjectsOwnTemplateIsSupported(t *testing.T) {
	t.Parallel()
	model, err := Load("../../../template.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(model.Functions) < 30 || len(model.API.Routes) < 25 || len(model.StreamSources) != 2 {
		t.Errorf("got %d functions, %d routes, %d stream readers", len(model.Functions), len(model.API.Routes), len(model.StreamSources))
	}
}

func TestUploadsAreScannedWhenThatIsRequired(t *testing.T) {
	t.Parallel()
	for required, want := range map[string]int{"off": 0, "required": 1} {
		model, err := Load("../../../template.yaml", Options{Parameters: map[string]string{"MalwareScan": required}})
		if err != nil {
			t.Fatal(err)
		}
		if len(model.ScanPlans) != want {
			t.Fatalf("MalwareScan %s: %d plans, want %d", required, len(model.ScanPlans), want)
		}
		for _, plan := range model.ScanPlans {
			scanned := slices.ContainsFunc(model.Buckets, func(b Bucket) bool { return b.Name == plan.Bucket && b.EventBridge })
			if !scanned || !slices.Equal(plan.Prefixes, []string{"documents/"}) {
				t.Errorf("got %+v", plan)
			}
		}
	}
}
