package supervisor

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"credo/infra/local/bus"
	"credo/infra/local/engine"
	"credo/infra/local/mailevents"
	"credo/infra/local/malwarescan"
	"credo/infra/local/objectevents"
	"credo/infra/local/provision"
	"credo/infra/local/queue"
	"credo/infra/local/secrets"
	"credo/infra/local/standin/nppes"
)

// startMessaging opens the queues and the buses, which engines publish to.
func (s *Supervisor) startMessaging() (err error) {
	if s.queues, err = queue.Open(s.db, s.model.Queues, queue.Options{Hasten: s.options.Hasten}); err != nil {
		return err
	}
	if s.bus, err = bus.New(s.db, s.queues, s.model.Buses, s.model.Rules); err != nil {
		return err
	}
	if s.secrets, err = secrets.Open(s.db, s.model.Secrets); err != nil {
		return err
	}
	if s.mail, err = mailevents.New(s.db, s.bus); err != nil {
		return err
	}
	return s.startIssuer()
}

// startEngines starts the engines and creates in them what the template declares.
func (s *Supervisor) startEngines(ctx context.Context) (err error) {
	p := s.options.Ports
	objects, scanner := objectevents.New(s.bus, s.model.Buckets), malwarescan.New(s.bus, s.model.ScanPlans)
	s.engines, err = engine.StartAll(ctx, engine.Options{
		Data: s.options.Data, ThrowAway: s.options.throwAway, Host: s.options.Host, Progress: s.options.Progress,
		Ports:        engine.Ports{DynamoDB: p.DynamoDB, S3: p.S3, SES: p.Inbox},
		ObjectEvents: func(e engine.ObjectEvent) error { return errors.Join(objects.Take(e), scanner.Take(e)) },
		Mail:         s.mail.Around,
		Written:      s.written,
	})
	if err != nil {
		return err
	}
	s.onStop(s.engines.Stop)
	s.addresses.Inbox = s.engines.SES
	configuration := aws.Config{Region: engine.Region, Credentials: credentials.NewStaticCredentialsProvider(engine.AccessKey, engine.SecretKey, "")}
	s.tables = dynamodb.NewFromConfig(configuration, func(o *dynamodb.Options) { o.BaseEndpoint = &s.engines.DynamoDB })
	if err := provision.Tables(ctx, s.tables, s.model.Tables); err != nil {
		return err
	}
	s.objects = s3.NewFromConfig(configuration, func(o *s3.Options) { o.BaseEndpoint, o.UsePathStyle = &s.engines.S3, true })
	if err := provision.Buckets(ctx, s.objects, s.model.Buckets); err != nil {
		return err
	}
	return s.mail.Refill(ctx, s.engines.SES)
}

// written follows each write to a table: its stream has something to read.
func (s *Supervisor) written() {
	s.seen.write()
	for _, reader := range s.streams() {
		reader.Wake()
	}
}

// serve opens the doors and lets messages flow.
func (s *Supervisor) serve(ctx context.Context, d *doors) error {
	environment := map[string]string{}
	for _, pair := range s.engines.Environment() {
		name, value, _ := strings.Cut(pair, "=")
		environment[name] = value
	}
	environment["AWS_ENDPOINT_URL_EVENTBRIDGE"] = address(d.services) + "/events"
	environment["AWS_ENDPOINT_URL_SECRETS_MANAGER"] = address(d.services) + "/secrets"
	if err := s.startPool(environment); err != nil {
		return err
	}
	runs, err := s.sources()
	if err != nil {
		return err
	}
	services := http.NewServeMux()
	services.Handle("/events", s.bus)
	services.Handle("/secrets", s.secrets)
	s.open(d.services, services)
	if err := s.serveAPI(d.api); err != nil {
		return err
	}
	s.servePage(d.page)
	s.open(d.issuer, s.issuer)
	s.open(d.registry, &nppes.Registry{})
	s.serveSite(d.site)
	if err := s.flow(ctx, runs); err != nil {
		return err
	}
	go func() {
		select {
		case err := <-s.engines.Failed():
			s.fail(err)
		case <-ctx.Done():
		}
	}()
	return nil
}
