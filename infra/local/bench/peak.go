package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// peak reads VmHWM of a /proc/…/status.
func peak(status io.Reader) (int64, error) {
	lines := bufio.NewScanner(status)
	for lines.Scan() {
		if value, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			var kilobytes int64
			_, err := fmt.Sscan(value, &kilobytes)
			return kilobytes << 10, err
		}
	}
	return 0, errors.Join(errors.New("no VmHWM"), lines.Err())
}
