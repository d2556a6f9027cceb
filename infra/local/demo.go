package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"credo/infra/local/supervisor"
	"credo/infra/road"
)

// demo walks new providers down the road of the system that runs here.
func demo(ctx context.Context, _ []string) (int, error) {
	root, err := supervisor.FindRoot()
	if err != nil {
		return 1, err
	}
	addresses, err := road.ReadAddresses(filepath.Join(root, ".local", "addresses.json"))
	if err != nil {
		return 1, err
	}
	err = road.Demo(ctx, addresses, func(format string, args ...any) { fmt.Printf(format+"\n", args...) })
	if err != nil {
		return 1, fmt.Errorf("the demonstration failed: %w", err)
	}
	return 0, nil
}

// loadSamples fills an empty system with sample providers, through its API.
func loadSamples(ctx context.Context, api string, now time.Time) error {
	n, err := road.Samples(ctx, road.Client{API: api}, road.Day(now))
	if err == nil {
		fmt.Printf("loaded %d sample providers\n", n)
	}
	return err
}
