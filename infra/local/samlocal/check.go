package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"time"

	"credo/infra/blackbox"
	"credo/infra/local/gateway"
	"credo/infra/local/template"
	"credo/infra/road"
)

// check runs what SAM can run, and says what it cannot.
func (s *sam) check(ctx context.Context) error {
	failed := s.invokeAll(ctx)
	api, apiLog, stopAPI, err := s.start(ctx, "start-api")
	if err != nil {
		return err
	}
	defer stopAPI()
	lambda, lambdaLog, stopLambda, err := s.start(ctx, "start-lambda")
	if err != nil {
		return err
	}
	defer stopLambda()
	// SAM skips authorizers, so staff routes get their claims from the local host's
	// gateway, which hands the events to SAM's Lambda.
	front := httptest.NewServer(gateway.New(gateway.Options{API: s.system.Model().API, Issuer: s.system.Addresses().Issuer, Timeout: time.Minute,
		Invoke: func(ctx context.Context, function string, payload []byte) ([]byte, error) {
			return invokeLambda(ctx, lambda, function, payload)
		}}))
	defer front.Close()

	tokens := road.Control{Address: s.system.Addresses().Supervisor}.Token
	listened := []*heard{}
	by := []http.RoundTripper{http.DefaultTransport, again{apiLog}, again{lambdaLog}}
	for i, host := range []blackbox.Host{
		{Name: "the local host", API: s.system.Addresses().API, Tokens: tokens, Writes: true, Guards: true, Works: true},
		{Name: "sam local start-api", API: api, Writes: true, Works: true},
		{Name: "sam local start-lambda behind the local gateway", API: front.URL, Tokens: tokens, Writes: true, Guards: true, Works: true},
	} {
		ear := listen(s.system.Model().API.Routes, by[i])
		listened = append(listened, ear)
		host.Now, host.HTTP = s.system.Now, &http.Client{Transport: ear}
		fmt.Printf("\n%s\n", host.Name)
		failed += blackbox.Run(ctx, host, 1000*(i+1), say).Failed
	}
	for i, different := range differences(listened[0], listened[1]) {
		say("  FAILED public routes answer alike (%d): %s", i+1, different)
		failed++
	}
	for _, route := range listened[1].silent() {
		say("  FAILED every public route is asked: %s is not", route)
		failed++
	}
	say("\n%d public routes gave %d different answers", len(listened[0].asked), len(listened[0].answers))
	if failed > 0 {
		return fmt.Errorf("%d checks failed", failed)
	}
	return nil
}

func say(format string, arguments ...any) { fmt.Printf(format+"\n", arguments...) }

// invokeAll runs each function's event.json by `sam local invoke` and by the local host,
// which must give one answer, the one that its answer.json expects.
func (s *sam) invokeAll(ctx context.Context) (failed int) {
	functions := slices.SortedFunc(slices.Values(s.system.Model().Functions), func(a, b template.Function) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
	for _, f := range functions {
		if ctx.Err() != nil {
			return failed + 1
		}
		begun := time.Now()
		if err := s.invokeBoth(ctx, f); err != nil {
			fmt.Printf("  FAILED sam local invoke %s: %v\n", f.ID, err)
			failed++
			continue
		}
		fmt.Printf("  passed sam local invoke %s (%d ms)\n", f.ID, time.Since(begun).Milliseconds())
	}
	return failed
}

func (s *sam) invokeBoth(ctx context.Context, f template.Function) error {
	folder := filepath.Join(s.root, filepath.FromSlash(f.Folder))
	path := filepath.Join(folder, "event.json")
	event, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	source, err := os.ReadFile(filepath.Join(folder, "answer.json"))
	if err != nil {
		return err
	}
	var expected any
	if err := json.Unmarshal(source, &expected); err != nil {
		return fmt.Errorf("answer.json: %w", err)
	}
	here, err := s.system.Pool().Invoke(ctx, f.ID, event)
	if err != nil {
		return fmt.Errorf("the local host: %w", err)
	}
	there, err := s.invoke(ctx, f.ID, path)
	if err != nil {
		return err
	}
	if got := essence(there); !reflect.DeepEqual(got, expected) {
		raw, _ := json.Marshal(got)
		return fmt.Errorf("answered %s", raw)
	}
	if !reflect.DeepEqual(essence(here), essence(there)) {
		return fmt.Errorf("the local host answered %s, SAM %s", here, there)
	}
	return nil
}

// essence is what of an answer is the same each time: the status of an HTTP answer and
// the kinds of things in its body, or any other answer whole.
func essence(answer []byte) any {
	var v any
	if json.Unmarshal(answer, &v) != nil {
		return string(answer)
	}
	status, ok := object(v)["statusCode"].(float64)
	if !ok {
		return v
	}
	return map[string]any{"statusCode": status}
}

// invokeLambda calls a function as the AWS SDK does.
func invokeLambda(ctx context.Context, address, function string, payload []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/2015-03-31/functions/"+function+"/invocations", bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode/100 != 2 || response.Header.Get("X-Amz-Function-Error") != "") {
		err = errors.New(string(body))
	}
	return body, err
}
