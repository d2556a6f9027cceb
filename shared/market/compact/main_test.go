package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheCompiledDataFollowsTheFiles(t *testing.T) {
	t.Parallel()
	want, err := compact("../data")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../data.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("data.json is not what data/*.yaml say: run go generate ./shared/market")
	}
}
