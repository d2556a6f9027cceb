// Package website serves the built static site as CloudFront serves it: a
// folder is its index.html, what is missing is 404.html, text is compressed, and
// each page carries the template's headers. Beside it lies config.json, which tells the pages where
// this system's API and sign-in are.
package website

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Config is config.json.
type Config struct {
	APIURL       string `json:"apiUrl"`
	PlanName     string `json:"planName"`
	Issuer       string `json:"issuer"`
	ClientID     string `json:"clientId"`
	AuthorizeURL string `json:"authorizeUrl,omitempty"`
	TokenURL     string `json:"tokenUrl,omitempty"`
	LogoutURL    string `json:"logoutUrl,omitempty"`

	// ClockOffsetSeconds is how far business time is ahead of the visitor's clock.
	// Only a local system moves it.
	ClockOffsetSeconds int64 `json:"clockOffsetSeconds,omitempty"`
}

// Site is an http.Handler. Folder and Config are read at each request, so that a
// site built anew and a clock that was moved show at once.
type Site struct {
	Folder  string
	Config  func() Config
	Headers map[string]string
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range s.Headers {
		w.Header().Set(name, value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if path.Base(path.Dir(r.URL.Path)) == "assets" {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // named by what they hold
	}
	if r.URL.Path == "/config.json" {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(s.Config())
		return
	}
	name := path.Clean("/" + r.URL.Path)
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	if err := s.send(w, r, name, http.StatusOK); err == nil {
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	if err := s.send(w, r, "/404.html", http.StatusNotFound); err != nil {
		http.Error(w, "not found", http.StatusNotFound)
	}
}

// send sends one file of the site, or nothing and an error.
func (s *Site) send(w http.ResponseWriter, r *http.Request, name string, status int) error {
	root, err := os.OpenRoot(s.Folder)
	if err != nil {
		return err
	}
	defer root.Close()
	file, err := root.Open(filepath.FromSlash(strings.TrimPrefix(name, "/")))
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		return errors.Join(err, fs.ErrNotExist)
	}
	content, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", typeOf(name))
	if zips(h.Get("Content-Type")) {
		h.Set("Vary", "Accept-Encoding")
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.Set("Content-Encoding", "gzip")
			content = zip(content)
		}
	}
	if status == http.StatusOK {
		http.ServeContent(w, r, name, info.ModTime(), bytes.NewReader(content))
		return nil
	}
	w.WriteHeader(status)
	_, err = w.Write(content) // net/http keeps it from a HEAD
	return err
}

// typeOf is the media type by a file's name.
func typeOf(name string) string {
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// zips says which types CloudFront compresses.
func zips(kind string) bool {
	kind, _, _ = strings.Cut(kind, ";")
	return strings.HasPrefix(kind, "text/") || kind == "image/svg+xml" || strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "json")
}

func zip(content []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(content) // a buffer takes everything
	_ = w.Close()
	return out.Bytes()
}
