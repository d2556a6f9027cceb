package website

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSiteIsServedAsCloudFrontDoes(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, content := range map[string]string{"index.html": "start", "staff/index.html": "staff", "a.css": "css", "b.js": "js", "b.woff2": "font", "404.html": "lost", "../outside.txt": "secret"} {
		at := filepath.Join(folder, "dist", name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	config := Config{APIURL: "http://api", ClientID: "c"}
	site := &Site{Folder: filepath.Join(folder, "dist"), Config: func() Config { return config }, Headers: map[string]string{"X-Frame-Options": "DENY"}}
	tests := []struct {
		method, path string
		status       int
		kind, body   string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "start"},
		{"GET", "/staff/", 200, "text/html; charset=utf-8", "staff"},
		{"GET", "/staff", 404, "text/html; charset=utf-8", "lost"},
		{"GET", "/a.css", 200, "text/css; charset=utf-8", "css"},
		{"GET", "/b.js", 200, "text/javascript; charset=utf-8", string(zip([]byte("js")))},
		{"GET", "/b.woff2", 200, "font/woff2", "font"},
		{"HEAD", "/a.css", 200, "text/css; charset=utf-8", ""},
		{"GET", "/none", 404, "text/html; charset=utf-8", "lost"},
		{"GET", "/../outside.txt", 404, "text/html; charset=utf-8", "lost"},
		{"POST", "/", 405, "text/plain; charset=utf-8", "method not allowed\n"},
		{"GET", "/config.json", 200, "application/json", `{"apiUrl":"http://api","planName":"","issuer":"","clientId":"c"}` + "\n"},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(test.method, "/", nil)
		r.URL.Path = test.path
		if strings.HasPrefix(test.path, "/b.") {
			r.Header.Set("Accept-Encoding", "br, gzip")
		}
		site.ServeHTTP(w, r)
		if w.Code != test.status || w.Header().Get("Content-Type") != test.kind || w.Body.String() != test.body || w.Header().Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s %s: got %d %s %q", test.method, test.path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}

func TestAMovedClockIsInTheConfigAtOnce(t *testing.T) {
	t.Parallel()
	var moved Config
	site := &Site{Folder: t.TempDir(), Config: func() Config { return moved }}
	for _, want := range []string{"", `,"clockOffsetSeconds":15552000`} {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequest("GET", "/config.json", nil))
		if !strings.Contains(w.Body.String(), `"clientId":""`+want+"}") {
			t.Errorf("got %s, want %q", w.Body, want)
		}
		moved.ClockOffsetSeconds = 180 * 24 * 3600
	}
}

func TestASiteThatIsNotBuiltIsNotFound(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	(&Site{Folder: filepath.Join(t.TempDir(), "none")}).ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "not found") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}
