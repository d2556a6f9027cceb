package engine

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
)

func (e *Engines) startDynamoDB(ctx context.Context, options Options) error {
	engine, err := startDynamoDB(ctx, options.Install, filepath.Join(options.Data, "dynamodb"), options.ThrowAway)
	if err != nil {
		return err
	}
	handler := faulty(DynamoDB, forward(engine), e.Faults)
	if options.Written != nil {
		handler = afterWrites(handler, options.Written)
	}
	return e.publish(engine, handler, options.Host, options.Ports.DynamoDB, &e.DynamoDB)
}

func (e *Engines) startObjects(ctx context.Context, options Options) error {
	webhook := ""
	if options.ObjectEvents != nil {
		listener, err := Listen("127.0.0.1", 0)
		if err != nil {
			return err
		}
		webhook = "http://" + listener.Addr().String() + "/"
		e.add(serve(listener, objectEvents(options.ObjectEvents)))
	}
	engine, err := startObjects(ctx, filepath.Join(options.Data, "objects"), webhook)
	if err != nil {
		return err
	}
	return e.publish(engine, faulty(S3, forward(engine), e.Faults), options.Host, options.Ports.S3, &e.S3)
}

func (e *Engines) startMail(ctx context.Context, options Options) error {
	engine, err := startMail(ctx, options.Install)
	if err != nil {
		return err
	}
	handler := forward(engine)
	if options.Mail != nil {
		handler = options.Mail(handler)
	}
	return e.publish(engine, faulty(SES, handler, e.Faults), options.Host, options.Ports.SES, &e.SES)
}

// publish puts the handler in front of the engine and keeps its address.
func (e *Engines) publish(engine *running, handler http.Handler, host string, port int, address *string) error {
	e.mu.Lock()
	e.started = append(e.started, engine)
	e.mu.Unlock()
	listener, err := Listen(host, port)
	if err != nil {
		return err
	}
	e.add(serve(listener, handler))
	*address = "http://" + listener.Addr().String()
	return nil
}

func (e *Engines) add(stop func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.stops = append(e.stops, stop)
}

// afterWrites calls written after each request that may change a table.
func afterWrites(next http.Handler, written func()) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		_, action, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
		for _, prefix := range []string{"Put", "Update", "Delete", "Transact", "Batch"} {
			if strings.HasPrefix(action, prefix) {
				written()
				return
			}
		}
	})
}
