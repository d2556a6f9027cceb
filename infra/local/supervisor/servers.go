package supervisor

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"credo/infra/local/engine"
	"credo/infra/local/gateway"
	"credo/infra/local/page"
	"credo/infra/local/template"
	"credo/infra/local/website"
)

// doors are the open ports of the system, before anything answers on them.
type doors struct {
	api, site, page, issuer, services, registry net.Listener
}

func (d *doors) all() []*net.Listener {
	return []*net.Listener{&d.api, &d.site, &d.page, &d.issuer, &d.services, &d.registry}
}

// listen opens every port; one in use is moved.
func (s *Supervisor) listen() (*doors, error) {
	d := &doors{}
	p := s.options.Ports
	for i, preferred := range []int{p.API, p.Site, p.Supervisor, p.Issuer, 0, 0} {
		listener, err := engine.Listen(s.options.Host, preferred)
		if err != nil {
			return nil, err
		}
		s.onStop(func() { listener.Close() })
		*d.all()[i] = listener
	}
	s.addresses = Addresses{API: address(d.api), Site: address(d.site), Supervisor: address(d.page), Issuer: address(d.issuer)}
	return d, nil
}

func address(l net.Listener) string { return "http://" + l.Addr().String() }

// open serves a handler behind a door until the system stops.
func (s *Supervisor) open(l net.Listener, handler http.Handler) {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 30 * time.Second}
	s.onStop(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if server.Shutdown(ctx) != nil {
			server.Close()
		}
	})
	go func() {
		if err := server.Serve(l); err != http.ErrServerClosed {
			s.fail(err)
		}
	}()
}

// templateOptions give the template what only a running system knows.
func (s *Supervisor) templateOptions(d *doors) template.Options {
	parameters := map[string]string{
		"SiteUrl": address(d.site), "CorsOrigins": address(d.site), "NppesUrl": address(d.registry) + "/api/",
	}
	for name, value := range s.options.Parameters {
		parameters[name] = value
	}
	return template.Options{Parameters: parameters}
}

// serveAPI opens the HTTP API; its access log names routes only.
func (s *Supervisor) serveAPI(l net.Listener) error {
	logs := filepath.Join(s.options.Data, "logs")
	if err := os.MkdirAll(logs, 0o755); err != nil {
		return err
	}
	access, err := os.OpenFile(filepath.Join(logs, "access.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	s.onStop(func() { access.Close() })
	s.open(l, gateway.New(gateway.Options{API: s.model.API, Invoke: s.pool.Invoke, Issuer: s.addresses.Issuer, AccessLog: access}))
	return nil
}

func (s *Supervisor) servePage(l net.Listener) { s.open(l, page.New(s)) }

func (s *Supervisor) serveSite(l net.Listener) {
	s.open(l, &website.Site{Folder: filepath.Join(s.options.Root, "site", "dist"), Config: s.siteConfig, Headers: s.siteHeaders()})
}

// deployed matches the addresses in the site's headers that differ locally.
var deployed = map[string]*regexp.Regexp{
	"api":    regexp.MustCompile(`https://[\w-]+\.execute-api\.[\w-]+\.amazonaws\.com`),
	"issuer": regexp.MustCompile(`https://(cognito-idp\.[\w-]+\.amazonaws\.com|[\w-]+\.auth\.[\w-]+\.amazoncognito\.com)`),
	"s3":     regexp.MustCompile(`https://[\w.-]+\.s3\.[\w-]+\.amazonaws\.com`),
}

// siteHeaders are the template's, with the local addresses in them.
func (s *Supervisor) siteHeaders() map[string]string {
	local := map[string]string{"api": s.addresses.API, "issuer": s.addresses.Issuer, "s3": s.engines.S3}
	headers := map[string]string{}
	for name, value := range s.model.SiteHeaders {
		for part, pattern := range deployed {
			value = pattern.ReplaceAllLiteralString(value, local[part])
		}
		headers[name] = once(value)
	}
	return headers
}

// once drops what is said again within a directive of a policy.
func once(policy string) string {
	directives := strings.Split(policy, ";")
	for i, directive := range directives {
		seen, kept := map[string]bool{}, []string{}
		for _, word := range strings.Fields(directive) {
			if !seen[word] {
				kept = append(kept, word)
			}
			seen[word] = true
		}
		directives[i] = strings.Join(kept, " ")
	}
	return strings.Join(directives, "; ")
}
