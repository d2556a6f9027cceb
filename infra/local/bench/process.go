package main

import (
	"archive/zip"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// processorTime is what a process has used, in user and kernel mode, to the nanosecond: the
// sum over its threads, of which Go ends none.
func processorTime(pid int) (total time.Duration, err error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		return 0, fmt.Errorf("process %d: its processor time stands in /proc/…/schedstat of Linux: %v", pid, err)
	}
	for _, path := range threads {
		line, err := os.ReadFile(path)
		if err != nil {
			return 0, err
		}
		var ran time.Duration
		if _, err := fmt.Sscan(string(line), &ran); err != nil {
			return 0, fmt.Errorf("%s: %w", path, err)
		}
		total += ran
	}
	return total, nil
}

// peakMemory is the most that a process had resident.
func peakMemory(pid int) (int64, error) {
	status, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	defer status.Close()
	return peak(status)
}

// zipped is the size of a binary as Lambda takes it.
func zipped(binary string) (int64, error) {
	file, err := os.Open(binary)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	var size counter
	archive := zip.NewWriter(&size)
	archive.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 6) })
	entry, err := archive.Create("bootstrap")
	if err != nil {
		return 0, err
	}
	if _, err := io.Copy(entry, file); err != nil {
		return 0, err
	}
	return int64(size), archive.Close()
}

type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
