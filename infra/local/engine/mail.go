package engine

import (
	"context"
	"errors"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
)

// mailAddress finds the port that the inbox chose in what it prints.
var mailAddress = regexp.MustCompile(`server running at http://localhost:(\d+)`)

// startMail starts the SES inbox. It keeps its mail in memory.
func startMail(ctx context.Context, install string) (*running, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, errors.New("node not found: Node.js 20 or newer is needed for the SES inbox")
	}
	script := filepath.Join(install, "node_modules/aws-ses-v2-local/dist/cli.js")
	cmd := exec.Command(node, "--max-old-space-size=256", "--max-semi-space-size=1", script, "--host", "127.0.0.1", "--port", "0")
	found := &match{pattern: mailAddress, found: make(chan string, 1)}
	process, err := StartProcess("SES inbox", cmd, found)
	if err != nil {
		return nil, err
	}
	select {
	case port := <-found.found:
		engine := &running{process: process, target: &url.URL{Scheme: "http", Host: "127.0.0.1:" + port}}
		return engine, engine.await(ctx, getAnswers("/health-check"))
	case <-process.Done():
		return nil, process.Err()
	case <-ctx.Done():
		process.Stop()
		return nil, ctx.Err()
	}
}

// match is a writer that reports the first match of a pattern once.
type match struct {
	pattern *regexp.Regexp
	found   chan string
	mu      sync.Mutex
	seen    []byte
	over    bool
}

func (m *match) Write(b []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.over {
		return len(b), nil
	}
	m.seen = append(m.seen, b...)
	if groups := m.pattern.FindSubmatch(m.seen); groups != nil {
		m.over, m.seen = true, nil
		m.found <- string(groups[1])
	}
	return len(b), nil
}
