package lambda

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// maxLog is the size at which a log file is begun anew; one older is kept.
const maxLog = 10 << 20

// log opens a function's log file. Its lines at level ERROR also go to the
// console, shortened to what happened.
func (p *Pool) log(function string) (io.WriteCloser, error) {
	l := &lines{function: function, console: p.options.Console}
	if p.options.Logs == "" {
		return l, nil
	}
	path := filepath.Join(p.options.Logs, function+".log")
	if info, err := os.Stat(path); err == nil && info.Size() > maxLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(p.options.Logs, 0o755); err != nil {
		return nil, err
	}
	var err error
	l.file, err = os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	return l, err
}

// lines passes output on and watches it line by line.
type lines struct {
	function string
	file     *os.File // nil = none
	console  io.Writer
	rest     []byte
}

func (l *lines) Write(b []byte) (int, error) {
	if l.file != nil {
		if _, err := l.file.Write(b); err != nil {
			return 0, err
		}
	}
	l.rest = append(l.rest, b...)
	for {
		line, rest, ok := bytes.Cut(l.rest, []byte("\n"))
		if !ok {
			break
		}
		l.watch(line)
		l.rest = rest
	}
	if len(l.rest) > maxLine {
		l.rest = nil
	}
	return len(b), nil
}

// maxLine is how much of one line is looked at.
const maxLine = 64 << 10

func (l *lines) watch(line []byte) {
	var entry struct{ Level, Msg, Error, Err, Cause string }
	if json.Unmarshal(line, &entry) != nil || entry.Level != "ERROR" {
		return
	}
	words := []string{l.function, entry.Msg}
	for _, more := range []string{entry.Error, entry.Err, entry.Cause} {
		if more != "" {
			words = append(words, more)
		}
	}
	fmt.Fprintln(l.console, oneLine(strings.Join(words, ": ")))
}

func (l *lines) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// oneLine keeps a console line a line.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 300 {
		s = s[:300] + "…"
	}
	return s
}
