package issuer

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/go-jose/go-jose/v4"
	"go.etcd.io/bbolt"

	"credo/infra/local/template"
)

// Options says whom the issuer serves.
type Options struct {
	URL  string // its own address and the tokens' iss: http://127.0.0.1:8783
	DB   *bbolt.DB
	Pool template.UserPool
	Now  func() time.Time // nil: time.Now; tokens live in real time
}

// Issuer signs staff in.
type Issuer struct {
	http.Handler
	options Options
	people  []Person
	clients map[string]template.UserPoolClient // by client ID
	key     jose.JSONWebKey
	signer  jose.Signer

	mu    sync.Mutex
	codes map[string]grant // authorization codes, used once
}

// New opens the issuer with its kept key.
func New(options Options) (*Issuer, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	options.URL = strings.TrimSuffix(options.URL, "/")
	i := &Issuer{options: options, clients: map[string]template.UserPoolClient{}, codes: map[string]grant{}}
	var err error
	if i.people, err = staff(options.Pool); err != nil {
		return nil, err
	}
	for _, client := range options.Pool.Clients {
		i.clients[client.ClientID] = client
	}
	if i.key, err = openKey(options.DB); err != nil {
		return nil, fmt.Errorf("issuer's key: %w", err)
	}
	i.signer, err = jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: i.key}, nil)
	if err != nil {
		return nil, err
	}
	i.Handler = i.routes()
	return i, nil
}

func (i *Issuer) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", open(i.discovery))
	mux.HandleFunc("GET /.well-known/jwks.json", open(i.keys))
	mux.HandleFunc("GET /oauth2/authorize", i.choose)
	mux.HandleFunc("POST /oauth2/authorize", i.signIn)
	mux.HandleFunc("POST /oauth2/token", open(i.token))
	mux.HandleFunc("OPTIONS /oauth2/token", open(func(http.ResponseWriter, *http.Request) {}))
	mux.HandleFunc("POST /oauth2/revoke", open(i.revoke))
	mux.HandleFunc("OPTIONS /oauth2/revoke", open(func(http.ResponseWriter, *http.Request) {}))
	mux.HandleFunc("GET /oauth2/userInfo", open(i.userInfo))
	mux.HandleFunc("OPTIONS /oauth2/userInfo", open(func(http.ResponseWriter, *http.Request) {}))
	mux.HandleFunc("GET /logout", i.logout)
	return mux
}

// open lets pages of other origins call, as Cognito does.
func open(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Amz-User-Agent")
		w.Header().Set("Cache-Control", "no-store")
		next(w, r)
	}
}

func (i *Issuer) discovery(w http.ResponseWriter, _ *http.Request) {
	at := func(path string) string { return i.options.URL + path }
	answer(w, http.StatusOK, map[string]any{
		"issuer":                                i.options.URL,
		"authorization_endpoint":                at("/oauth2/authorize"),
		"token_endpoint":                        at("/oauth2/token"),
		"userinfo_endpoint":                     at("/oauth2/userInfo"),
		"revocation_endpoint":                   at("/oauth2/revoke"),
		"end_session_endpoint":                  at("/logout"),
		"jwks_uri":                              at("/.well-known/jwks.json"),
		"response_types_supported":              []string{"code"},
		"grant_types_supported":                 []string{"authorization_code", "refresh_token"},
		"subject_types_supported":               []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"scopes_supported":                      []string{"openid", "email", "profile"},
		"token_endpoint_auth_methods_supported": []string{"none"},
		"code_challenge_methods_supported":      []string{"S256"},
	})
}

func (i *Issuer) keys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{i.key.Public()}})
}

// logout goes back to the site. There is no session to end: each sign-in
// chooses a person.
func (i *Issuer) logout(w http.ResponseWriter, r *http.Request) {
	client, known := i.clients[r.FormValue("client_id")]
	back := r.FormValue("logout_uri")
	if back == "" {
		back = r.FormValue("post_logout_redirect_uri")
	}
	if !known || !allowed(client.LogoutURLs, back) {
		http.Error(w, "Unknown client_id, or a logout_uri that is not the client's.", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, back, http.StatusFound)
}

// allowed says whether the address is one of those registered. The names of
// the loopback address are one.
func allowed(registered []string, address string) bool {
	for _, one := range registered {
		if address != "" && loopback(one) == loopback(address) {
			return true
		}
	}
	return false
}

func loopback(address string) string {
	parsed, err := url.Parse(address)
	if err != nil {
		return address
	}
	if parsed.Hostname() == "localhost" {
		parsed.Host = "127.0.0.1:" + parsed.Port()
	}
	return parsed.String()
}
