package main

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"

	"credo/infra/local/engine"
)

// meter stands between the functions and the engines and counts what is billed.
type meter struct {
	tables, objects, mail net.Listener

	mu     sync.Mutex
	counts map[string]float64
}

func newMeter() (*meter, error) {
	m := &meter{counts: map[string]float64{}}
	for _, l := range []*net.Listener{&m.tables, &m.objects, &m.mail} {
		var err error
		if *l, err = engine.Listen("127.0.0.1", 0); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// environment leads the functions here.
func (m *meter) environment() map[string]string {
	return map[string]string{
		"AWS_ENDPOINT_URL_DYNAMODB": "http://" + m.tables.Addr().String(),
		"AWS_ENDPOINT_URL_S3":       "http://" + m.objects.Addr().String(),
		"AWS_ENDPOINT_URL_SESV2":    "http://" + m.mail.Addr().String(),
	}
}

// engines says where to pass things on to.
func (m *meter) engines(e *engine.Engines) {
	serve := func(l net.Listener, target string, note func(*http.Response) error, prepare func(*http.Request)) {
		to, err := url.Parse(target)
		if err != nil {
			panic(err) // an address the engines made
		}
		go http.Serve(l, &httputil.ReverseProxy{ModifyResponse: note, Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(to)
			r.Out.Host = r.In.Host
			prepare(r.Out)
		}})
	}
	nothing := func(*http.Request) {}
	serve(m.tables, e.DynamoDB, m.noteCapacity, askCapacity)
	serve(m.objects, e.S3, func(r *http.Response) error { m.add("S3 "+r.Request.Method, 1); return nil }, nothing)
	serve(m.mail, e.SES, func(r *http.Response) error { m.add("SES messages", 1); return nil }, nothing)
}

// askCapacity asks DynamoDB to say what a request used. The engine checks no signatures.
func askCapacity(r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	var request map[string]json.RawMessage
	if json.Unmarshal(body, &request) == nil {
		request["ReturnConsumedCapacity"] = json.RawMessage(`"TOTAL"`)
		body, _ = json.Marshal(request)
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	r.Header.Del("Content-Length")
}

func (m *meter) noteCapacity(r *http.Response) error {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	_, operation, _ := strings.Cut(r.Request.Header.Get("X-Amz-Target"), ".")
	var answer struct{ ConsumedCapacity json.RawMessage }
	if json.Unmarshal(body, &answer) != nil || answer.ConsumedCapacity == nil {
		return nil
	}
	type used struct{ CapacityUnits float64 }
	several := []used{}
	if json.Unmarshal(answer.ConsumedCapacity, &several) != nil {
		one := used{}
		if err := json.Unmarshal(answer.ConsumedCapacity, &one); err != nil {
			return nil
		}
		several = []used{one}
	}
	for _, u := range several {
		switch operation {
		case "TransactWriteItems", "UpdateItem", "PutItem", "DeleteItem":
			m.add("DynamoDB write units", u.CapacityUnits)
		default:
			m.add("DynamoDB read units", u.CapacityUnits)
		}
	}
	m.add("DynamoDB requests", 1)
	return nil
}

func (m *meter) add(what string, n float64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counts[what] += n
}

func (m *meter) reset() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.counts)
}

func (m *meter) figures() map[string]float64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.counts)
}
