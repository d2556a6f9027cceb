package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheContractFollowsTheDescription(t *testing.T) {
	t.Parallel()
	description, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := generate(description)
	if err != nil {
		t.Fatal(err)
	}
	got, err := filepath.Glob("../contract/*.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Errorf("contract has %d files, want %d: run go generate ./shared/httpapi", len(got), len(want))
	}
	for name, source := range want {
		written, err := os.ReadFile(filepath.Join("../contract", name))
		if err != nil || !bytes.Equal(written, source) {
			t.Errorf("%s is not what openapi.yaml says: run go generate ./shared/httpapi (%v)", name, err)
		}
	}
}

// What shared/schema would leave out does not pass for checked.
func TestWhatNobodyWouldCheckIsRefused(t *testing.T) {
	t.Parallel()
	for schema, want := range map[string]string{
		`{type: string, contentEncoding: base64}`:         "contentEncoding",
		`{type: string, format: uri}`:                     "format",
		`{type: [string, "null"]}`:                        "type",
		`{type: integer, minimum: 1}`:                     "minimum and maximum",
		`{type: object, additionalProperties: {}}`:        "additionalProperties",
		`{enum: [1, 2]}`:                                  "enum",
		`{if: {required: [a]}}`:                           "if and then",
		`{properties: {a: {patternProperties: {b: {}}}}}`: "patternProperties",
		`{$ref: "#/components/schemas/Nowhere"}`:          "Nowhere",
	} {
		source := "paths: {/things: {post: {operationId: add-thing, requestBody: {content: {application/json: {schema: " + schema + "}}}}}}"
		if _, err := generate([]byte(source)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", schema, err, want)
		}
	}
}
