package engine

import (
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"time"
)

// forward hands requests to an engine unchanged, the Host header included
// since signatures cover it.
func forward(engine *running) http.Handler {
	return &httputil.ReverseProxy{
		Transport: engine.transport(),
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(engine.target)
			r.Out.Host = r.In.Host
		},
		FlushInterval: -1,
		ErrorLog:      log.New(io.Discard, "", 0),
	}
}

// faulty stands before a service and lets requests fail while a fault is on.
func faulty(service Service, next http.Handler, faults *Faults) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fault, fails := faults.draw(service)
		if !fails {
			next.ServeHTTP(w, r)
			return
		}
		switch fault.Kind {
		case Refuse:
			panic(http.ErrAbortHandler)
		case Error:
			_, _ = io.Copy(io.Discard, r.Body)
			unavailable(w, service)
		case LoseAnswer:
			next.ServeHTTP(&lostAnswer{header: http.Header{}}, r)
			panic(http.ErrAbortHandler)
		case Slow:
			select {
			case <-time.After(seconds(fault.DelaySeconds)):
				next.ServeHTTP(w, r)
			case <-r.Context().Done():
			}
		}
	})
}

// unavailable answers as the service itself does when it is overloaded.
func unavailable(w http.ResponseWriter, service Service) {
	body := `{"message":"Service Unavailable"}`
	switch service {
	case S3:
		w.Header().Set("Content-Type", "application/xml")
		body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>ServiceUnavailable</Code><Message>Reduce your request rate.</Message></Error>`
	case DynamoDB:
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		body = `{"__type":"com.amazon.coral.availability#ServiceUnavailableException","message":"Service Unavailable"}`
	default:
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Amzn-ErrorType", "ServiceUnavailableException")
	}
	w.WriteHeader(http.StatusServiceUnavailable)
	_, _ = io.WriteString(w, body)
}

// serve answers on the listener until the returned function is called.
func serve(listener net.Listener, handler http.Handler) (stop func()) {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ErrorLog: log.New(io.Discard, "", 0)}
	go func() { _ = server.Serve(listener) }()
	return func() { _ = server.Close() }
}

// lostAnswer takes an answer and drops it.
type lostAnswer struct{ header http.Header }

func (l *lostAnswer) Header() http.Header         { return l.header }
func (l *lostAnswer) Write(b []byte) (int, error) { return len(b), nil }
func (l *lostAnswer) WriteHeader(int)             {}
