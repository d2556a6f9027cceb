package template

import (
	"encoding/json"
	"fmt"
	"time"
)

func (r *reader) queue(id string, properties map[string]any) error {
	var p struct {
		DelaySeconds, VisibilityTimeout, MessageRetentionPeriod *number
		RedrivePolicy                                           *struct {
			DeadLetterTargetArn string `json:"deadLetterTargetArn"`
			MaxReceiveCount     number `json:"maxReceiveCount"`
		}
	}
	err := r.decode(properties, &p, "QueueName", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds",
		"SqsManagedSseEnabled", "ReceiveMessageWaitTimeSeconds", "RedriveAllowPolicy", "Tags")
	if err != nil {
		return err
	}
	q := Queue{ID: id,
		VisibilityTimeout: seconds(p.VisibilityTimeout, 30*time.Second),
		Delay:             seconds(p.DelaySeconds, 0),
		Retention:         seconds(p.MessageRetentionPeriod, 4*24*time.Hour),
	}
	if q.Name, err = r.name(id); err != nil {
		return err
	}
	q.ARN, _ = r.known("AWS::SQS::Queue", "Arn", q.Name)
	q.URL, _ = r.known("AWS::SQS::Queue", "", q.Name)
	if p.RedrivePolicy != nil {
		if q.DeadLetter, err = r.queueOf(p.RedrivePolicy.DeadLetterTargetArn); err != nil {
			return err
		}
		q.MaxReceives = int(p.RedrivePolicy.MaxReceiveCount)
	}
	r.model.Queues = append(r.model.Queues, q)
	return nil
}

// seconds reads a duration in seconds, fallback where none is given.
func seconds(n *number, fallback time.Duration) time.Duration {
	if n == nil {
		return fallback
	}
	return time.Duration(float64(*n) * float64(time.Second))
}

// queueOf is the queue with an ARN; "" stays "".
func (r *reader) queueOf(arn string) (string, error) {
	if arn == "" {
		return "", nil
	}
	id, ok := r.byARN("AWS::SQS::Queue", arn)
	if !ok {
		return "", fmt.Errorf("%s is no queue of these templates", arn)
	}
	return id, nil
}

func (r *reader) bus(id string, properties map[string]any) error {
	var p struct{}
	err := r.decode(properties, &p, "Name", "Description", "KmsKeyIdentifier", "DeadLetterConfig", "Tags", "Policy", "LogConfig")
	if err != nil {
		return err
	}
	b := Bus{ID: id}
	if b.Name, err = r.name(id); err != nil {
		return err
	}
	b.ARN, _ = r.known("AWS::Events::EventBus", "Arn", b.Name)
	r.model.Buses = append(r.model.Buses, b)
	return nil
}

// retry is RetryPolicy, of rules' targets and of schedules.
type retry struct {
	MaximumRetryAttempts, MaximumEventAgeInSeconds *number
}

func (p *retry) limits() (attempts int, age time.Duration) {
	attempts, age = 185, 24*time.Hour
	if p != nil {
		if p.MaximumRetryAttempts != nil {
			attempts = int(*p.MaximumRetryAttempts)
		}
		age = seconds(p.MaximumEventAgeInSeconds, age)
	}
	return attempts, age
}

// deadLetter is DeadLetterConfig.
type deadLetter struct{ Arn string }

func (r *reader) rule(id string, properties map[string]any) error {
	var p struct {
		EventBusName string
		EventPattern json.RawMessage
		State        string
		Targets      []struct {
			Id, Arn, Input, InputPath string
			RetryPolicy               *retry
			DeadLetterConfig          deadLetter
		}
	}
	if err := r.decode(properties, &p, "Name", "Description", "Tags"); err != nil {
		return err
	}
	if p.State == "DISABLED" {
		return nil
	}
	if len(p.EventPattern) == 0 {
		return fmt.Errorf("property EventPattern is missing; a rule's ScheduleExpression is not supported locally")
	}
	rule := Rule{ID: id, Bus: r.busName(p.EventBusName), Pattern: p.EventPattern}
	for _, t := range p.Targets {
		target, err := r.target(t.Arn)
		if err != nil {
			return err
		}
		target.Input, target.InputPath = json.RawMessage(t.Input), t.InputPath
		target.MaxRetries, target.MaxAge = t.RetryPolicy.limits()
		if target.DeadLetter, err = r.queueOf(t.DeadLetterConfig.Arn); err != nil {
			return err
		}
		rule.Targets = append(rule.Targets, target)
	}
	r.model.Rules = append(r.model.Rules, rule)
	return nil
}

// target finds what an ARN names: a queue or a function.
func (r *reader) target(arn string) (Target, error) {
	t := Target{MaxRetries: 185, MaxAge: 24 * time.Hour}
	var ok bool
	if t.Queue, ok = r.byARN("AWS::SQS::Queue", arn); ok {
		return t, nil
	}
	if t.Function, ok = r.byARN("AWS::Serverless::Function", arn); ok {
		return t, nil
	}
	return t, fmt.Errorf("target %s is neither a queue nor a function of these templates", arn)
}

// busName reduces a bus's name or ARN to its name.
func (r *reader) busName(given string) string {
	if given == "" {
		return DefaultBus
	}
	if found, ok := r.find("AWS::Events::EventBus", "Arn", given); ok {
		given, _ = found.in.name(found.id)
	}
	return given
}
