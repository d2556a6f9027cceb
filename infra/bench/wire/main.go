// Command wire is the least a Lambda handler with one Query can be: it speaks the Runtime
// API and sends the status lookup's Query, signed by hand, without runtime client or SDK.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type request struct {
	Path  struct{ ApplicationID string } `json:"pathParameters"`
	Query struct{ NPI string }           `json:"queryStringParameters"`
}

func main() {
	runtime := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/"
	for {
		if err := serve(runtime); err != nil {
			fmt.Fprintln(os.Stderr, "wire:", err)
			os.Exit(1)
		}
	}
}

// serve takes one invocation and answers it.
func serve(runtime string) error {
	next, err := http.Get(runtime + "next")
	if err != nil {
		return err
	}
	event, err := io.ReadAll(next.Body)
	next.Body.Close()
	if err != nil {
		return err
	}
	var r request
	if err := json.Unmarshal(event, &r); err != nil {
		return err
	}
	items, err := query(r.Path.ApplicationID, r.Query.NPI)
	if err != nil {
		return err
	}
	status := 200
	if !bytes.Contains(items, []byte(`"sk"`)) {
		status = 404
	}
	answer := fmt.Sprintf(`{"statusCode":%d,"body":"%d bytes of items"}`, status, len(items))
	said, err := http.Post(runtime+next.Header.Get("Lambda-Runtime-Aws-Request-Id")+"/response", "application/json", bytes.NewReader([]byte(answer)))
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, said.Body)
	said.Body.Close()
	return err
}
