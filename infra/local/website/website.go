// Package website serves the built static site as CloudFront serves it: a
// folder is its index.html, what is missing is 404.html, each page carries the
// template's headers. Beside it lies config.json, which tells the pages where
// this system's API and sign-in are.
package website

import (
	"encoding/json"
	"errors"
	"io/fs"
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
}

// Site is an http.Handler. Folder is read at each request, so that a site built
// anew shows at once.
type Site struct {
	Folder  string
	Config  Config
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
	if r.URL.Path == "/config.json" {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(s.Config)
		return
	}
	name := path.Clean("/" + r.URL.Path)
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	if err := s.send(w, r, name, http.StatusOK); err == nil {
		return
	}
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
	if status != http.StatusOK {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		if r.Method == http.MethodHead {
			return nil
		}
		_, err = file.WriteTo(w)
		return err
	}
	http.ServeContent(w, r, name, info.ModTime(), file)
	return nil
}
