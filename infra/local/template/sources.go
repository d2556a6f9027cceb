package template

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

func (r *reader) queueSource(function string, properties map[string]any) error {
	var p struct {
		Queue                          string
		BatchSize                      *number
		MaximumBatchingWindowInSeconds *number
		Enabled                        *boolean
		FilterCriteria                 filters
		FunctionResponseTypes          []string
		ScalingConfig                  struct{ MaximumConcurrency number }
	}
	if err := r.decode(properties, &p, "KmsKeyArn", "MetricsConfig"); err != nil {
		return err
	}
	queue, err := r.queueOf(p.Queue)
	if err != nil || p.Enabled != nil && !bool(*p.Enabled) {
		return err
	}
	source := QueueSource{Function: function, Queue: queue, BatchSize: 10,
		Window:          seconds(p.MaximumBatchingWindowInSeconds, 0),
		PartialFailures: slices.Contains(p.FunctionResponseTypes, "ReportBatchItemFailures"),
		MaxConcurrency:  int(p.ScalingConfig.MaximumConcurrency), Filters: p.FilterCriteria.patterns()}
	if p.BatchSize != nil {
		source.BatchSize = int(*p.BatchSize)
	}
	r.model.QueueSources = append(r.model.QueueSources, source)
	return nil
}

func (r *reader) streamSource(function string, properties map[string]any) error {
	var p struct {
		Stream, StartingPosition       string
		BatchSize                      *number
		MaximumBatchingWindowInSeconds *number
		MaximumRecordAgeInSeconds      *number
		MaximumRetryAttempts           *number
		ParallelizationFactor          *number
		BisectBatchOnFunctionError     boolean
		Enabled                        *boolean
		FilterCriteria                 filters
		FunctionResponseTypes          []string
		DestinationConfig              struct {
			OnFailure struct{ Type, Destination string }
		}
	}
	if err := r.decode(properties, &p, "KmsKeyArn", "MetricsConfig"); err != nil {
		return err
	}
	if p.Enabled != nil && !bool(*p.Enabled) {
		return nil
	}
	source := StreamSource{Function: function, StartingPosition: p.StartingPosition, BatchSize: 100,
		Window: seconds(p.MaximumBatchingWindowInSeconds, 0), MaxRecordAge: seconds(p.MaximumRecordAgeInSeconds, 24*time.Hour),
		Filters: p.FilterCriteria.patterns(), MaxRetries: -1, Bisect: bool(p.BisectBatchOnFunctionError), Parallelization: 1,
		PartialFailures: slices.Contains(p.FunctionResponseTypes, "ReportBatchItemFailures"),
		OnFailure:       p.DestinationConfig.OnFailure.Destination}
	if p.BatchSize != nil {
		source.BatchSize = int(*p.BatchSize)
	}
	if p.MaximumRetryAttempts != nil {
		source.MaxRetries = int(*p.MaximumRetryAttempts)
	}
	if p.ParallelizationFactor != nil {
		source.Parallelization = int(*p.ParallelizationFactor)
	}
	table, ok := r.byARN("AWS::DynamoDB::Table", strings.TrimSuffix(p.Stream, "/stream/local"))
	if !ok {
		return fmt.Errorf("property Stream: %s is no table's stream of these templates", p.Stream)
	}
	source.Table = table
	r.model.StreamSources = append(r.model.StreamSources, source)
	return nil
}

func (r *reader) functionRule(function, name string, properties map[string]any) error {
	var p struct {
		EventBusName     string
		Pattern          json.RawMessage
		Input, InputPath string
		RetryPolicy      *retry
		DeadLetterConfig deadLetter
	}
	if err := r.decode(properties, &p, "Target", "RuleName"); err != nil {
		return err
	}
	target := Target{Function: function, Input: json.RawMessage(p.Input), InputPath: p.InputPath}
	target.MaxRetries, target.MaxAge = p.RetryPolicy.limits()
	var err error
	if target.DeadLetter, err = r.queueOf(p.DeadLetterConfig.Arn); err != nil {
		return err
	}
	r.model.Rules = append(r.model.Rules, Rule{ID: function + name, Bus: r.busName(p.EventBusName),
		Pattern: p.Pattern, Targets: []Target{target}})
	return nil
}

type scheduleProperties struct {
	ScheduleExpression, ScheduleExpressionTimezone string
	Input, State                                   string
	RetryPolicy                                    *retry
	DeadLetterConfig                               deadLetter
	FlexibleTimeWindow                             struct {
		Mode                   string
		MaximumWindowInMinutes number
	}
}

func (r *reader) functionSchedule(function, name string, properties map[string]any) error {
	var p scheduleProperties
	err := r.decode(properties, &p, "Name", "Description", "GroupName", "RoleArn", "PermissionsBoundary", "KmsKeyArn", "OmitName")
	if err != nil {
		return err
	}
	return r.addSchedule(function+name, function, p)
}

func (r *reader) schedule(id string, properties map[string]any) error {
	var p struct {
		scheduleProperties
		Target struct {
			Arn, RoleArn, Input string
			RetryPolicy         *retry
			DeadLetterConfig    deadLetter
		}
	}
	if err := r.decode(properties, &p, "Name", "Description", "GroupName", "KmsKeyArn"); err != nil {
		return err
	}
	target, err := r.target(p.Target.Arn)
	if err != nil {
		return err
	}
	if target.Function == "" {
		return fmt.Errorf("property Target: only a function is supported locally")
	}
	p.Input, p.RetryPolicy, p.DeadLetterConfig = p.Target.Input, p.Target.RetryPolicy, p.Target.DeadLetterConfig
	return r.addSchedule(id, target.Function, p.scheduleProperties)
}

func (r *reader) addSchedule(id, function string, p scheduleProperties) error {
	s := Schedule{ID: id, Function: function, Expression: p.ScheduleExpression, TimeZone: p.ScheduleExpressionTimezone,
		Input: p.Input, Enabled: p.State != "DISABLED"}
	if s.TimeZone == "" {
		s.TimeZone = "UTC"
	}
	s.MaxRetries, s.MaxAge = p.RetryPolicy.limits()
	var err error
	if s.DeadLetter, err = r.queueOf(p.DeadLetterConfig.Arn); err != nil {
		return err
	}
	r.model.Schedules = append(r.model.Schedules, s)
	return nil
}
