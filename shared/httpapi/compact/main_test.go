package main

import (
	"bytes"
	"os"
	"testing"
)

func TestContractFollowsTheDescription(t *testing.T) {
	t.Parallel()
	description, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want, err := compact(description)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../contract.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("contract.json is not what openapi.yaml says: run go generate ./shared/httpapi")
	}
}
