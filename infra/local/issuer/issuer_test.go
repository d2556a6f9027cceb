package issuer_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"credo/infra/local/issuer"
	"credo/infra/local/state"
	"credo/infra/local/template"
)

const (
	site     = "http://127.0.0.1:8781/staff/"
	verifier = "a-verifier-that-is-at-least-forty-three-characters-long"
)

var pool = template.UserPool{
	ID:     "StaffPool",
	Groups: []template.Group{{Name: "specialist"}, {Name: "committee"}, {Name: "medical-director"}, {Name: "auditor"}, {Name: "admin"}},
	Clients: []template.UserPoolClient{{
		ClientID: "site", CallbackURLs: []string{site}, LogoutURLs: []string{site}, Scopes: []string{"openid"}, AccessTokenValidity: 15 * time.Minute,
	}},
}

type server struct {
	*issuer.Issuer
	url  string
	stop func()
}

func start(t *testing.T, path string) server {
	t.Helper()
	db, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	i, err := issuer.New(issuer.Options{URL: front.URL, DB: db, Pool: pool})
	if err != nil {
		t.Fatal(err)
	}
	handler = i
	stop := func() { front.Close(); db.Close() }
	t.Cleanup(stop)
	return server{i, front.URL, stop}
}

func newServer(t *testing.T) server {
	t.Helper()
	return start(t, filepath.Join(t.TempDir(), "state.db"))
}

// call sends a request and follows no redirect.
func call(t *testing.T, method, address string, form url.Values) (status int, location *url.URL, body []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := (&http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}).Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, _ = io.ReadAll(response.Body)
	location, _ = response.Location()
	return response.StatusCode, location, body
}

func ask(changes ...string) url.Values {
	sum := sha256.Sum256([]byte(verifier))
	values := url.Values{
		"client_id": {"site"}, "redirect_uri": {site}, "response_type": {"code"}, "scope": {"openid"}, "state": {"s1"}, "nonce": {"n1"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
	}
	for i := 0; i < len(changes); i += 2 {
		values.Set(changes[i], changes[i+1])
	}
	return values
}

type tokens struct {
	Access  string `json:"access_token"`
	ID      string `json:"id_token"`
	Refresh string `json:"refresh_token"`
	Type    string `json:"token_type"`
	Expires int    `json:"expires_in"`
	Error   string `json:"error"`
}

func (s server) code(t *testing.T, username string) string {
	t.Helper()
	status, location, body := call(t, "POST", s.url+"/oauth2/authorize?"+ask().Encode(), url.Values{"username": {username}})
	if status != http.StatusSeeOther || location.Query().Get("state") != "s1" {
		t.Fatalf("%d %v %s", status, location, body)
	}
	return location.Query().Get("code")
}

func (s server) exchange(t *testing.T, form url.Values) tokens {
	t.Helper()
	_, _, body := call(t, "POST", s.url+"/oauth2/token", form)
	var got tokens
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	return got
}

func redeeming(code string, changes ...string) url.Values {
	values := url.Values{"grant_type": {"authorization_code"}, "client_id": {"site"}, "redirect_uri": {site}, "code": {code}, "code_verifier": {verifier}}
	for i := 0; i < len(changes); i += 2 {
		values.Set(changes[i], changes[i+1])
	}
	return values
}

// claims checks the token with the published keys and reads it.
func (s server) claims(t *testing.T, raw string) map[string]any {
	t.Helper()
	_, _, body := call(t, "GET", s.url+"/.well-known/jwks.json", nil)
	var keys jose.JSONWebKeySet
	if err := json.Unmarshal(body, &keys); err != nil {
		t.Fatal(err)
	}
	if !keys.Keys[0].IsPublic() {
		t.Fatal("the private key is published")
	}
	parsed, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	claims := map[string]any{}
	if err := parsed.Claims(keys, &claims); err != nil {
		t.Fatal(err)
	}
	return claims
}

func TestSigningInGivesTokensOfCognitosShape(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	posts := `action="/oauth2/authorize?` + html.EscapeString(ask().Encode()) + `"`
	if status, _, body := call(t, "GET", s.url+"/oauth2/authorize?"+ask().Encode(), nil); status != 200 || !strings.Contains(string(body), "morgan.director") || !strings.Contains(string(body), posts) {
		t.Fatalf("sign-in page: %d %s", status, body)
	}
	got := s.exchange(t, redeeming(s.code(t, "morgan.director")))
	if got.Type != "Bearer" || got.Expires != 900 || got.Refresh == "" {
		t.Fatalf("tokens %+v", got)
	}
	access := s.claims(t, got.Access)
	want := map[string]any{"iss": s.url, "client_id": "site", "token_use": "access", "username": "morgan.director", "scope": "openid", "cognito:groups": []any{"medical-director"}}
	for name, value := range want {
		if !reflect.DeepEqual(access[name], value) {
			t.Errorf("%s is %v, want %v", name, access[name], value)
		}
	}
	if _, has := access["aud"]; has {
		t.Error("an access token of Cognito has no aud")
	}
	if life := access["exp"].(float64) - access["iat"].(float64); life != 900 {
		t.Errorf("it lives %v s", life)
	}
	id := s.claims(t, got.ID)
	if id["aud"] != "site" || id["nonce"] != "n1" || id["token_use"] != "id" || id["sub"] != access["sub"] {
		t.Errorf("ID token %v", id)
	}
}

func TestACodeIsWorthOneExchangeByItsOwner(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	tests := map[string][]string{
		"another verifier": {"code_verifier", "not-the-verifier"},
		"no verifier":      {"code_verifier", ""},
		"another client":   {"client_id", "other"},
		"another redirect": {"redirect_uri", "http://127.0.0.1:8781/"},
		"another grant":    {"grant_type", "password"},
	}
	for name, change := range tests {
		if got := s.exchange(t, redeeming(s.code(t, "alex.admin"), change...)); got.Access != "" || got.Error == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	code := s.code(t, "alex.admin")
	s.exchange(t, redeeming(code))
	if again := s.exchange(t, redeeming(code)); again.Error != "invalid_grant" {
		t.Errorf("a second exchange: %+v", again)
	}
}

func TestARequestThatIsWrong(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	shown := map[string][]string{
		"client":   {"client_id", "other"},
		"redirect": {"redirect_uri", "http://evil.example/"},
	}
	for name, change := range shown {
		if status, location, _ := call(t, "GET", s.url+"/oauth2/authorize?"+ask(change...).Encode(), nil); status != 400 || location != nil {
			t.Errorf("%s: %d %v", name, status, location)
		}
	}
	returned := map[string][]string{
		"invalid_scope":             {"scope", "openid admin"},
		"unsupported_response_type": {"response_type", "token"},
		"invalid_request":           {"code_challenge_method", "plain"},
		"login_required":            {"prompt", "none"},
	}
	for want, change := range returned {
		status, location, _ := call(t, "GET", s.url+"/oauth2/authorize?"+ask(change...).Encode(), nil)
		if status != 303 || location.Query().Get("error") != want || location.Query().Get("state") != "s1" {
			t.Errorf("%s: %d %v", want, status, location)
		}
	}
	_, location, _ := call(t, "POST", s.url+"/oauth2/authorize?"+ask().Encode(), url.Values{"username": {"nobody"}})
	if location.Query().Get("error") != "access_denied" {
		t.Errorf("nobody: %v", location)
	}
}

func TestASignInLastsUntilItIsRevoked(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	s := start(t, path)
	first := s.exchange(t, redeeming(s.code(t, "sasha.specialist")))
	s.stop()
	s = start(t, path)
	refresh := url.Values{"grant_type": {"refresh_token"}, "client_id": {"site"}, "refresh_token": {first.Refresh}}
	second := s.exchange(t, refresh)
	if second.Access == "" || second.Access == first.Access || s.claims(t, second.Access)["username"] != "sasha.specialist" {
		t.Fatalf("after a restart: %+v", second)
	}
	call(t, "POST", s.url+"/oauth2/revoke", url.Values{"client_id": {"site"}, "token": {first.Refresh}})
	if third := s.exchange(t, refresh); third.Error != "invalid_grant" {
		t.Errorf("after it was revoked: %+v", third)
	}
}

func TestMint(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	for named, want := range map[string]string{"medical-director": "morgan.director", "marley.director": "marley.director", "auditor": "avery.auditor"} {
		token, err := s.Mint(named)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.claims(t, token)["username"]; got != want {
			t.Errorf("%s: %v", named, got)
		}
	}
	if _, err := s.Mint("janitor"); err == nil || !strings.Contains(err.Error(), "janitor") {
		t.Errorf("error %v", err)
	}
}

func TestLogoutGoesBackToTheSiteOnly(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	local := strings.Replace(site, "127.0.0.1", "localhost", 1)
	for to, want := range map[string]int{site: 302, local: 302, "http://evil.example/": 400, "": 400} {
		if status, _, _ := call(t, "GET", s.url+"/logout?"+url.Values{"client_id": {"site"}, "logout_uri": {to}}.Encode(), nil); status != want {
			t.Errorf("%q: %d, want %d", to, status, want)
		}
	}
}

func TestUserInfoWantsAnAccessToken(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	token, _ := s.Mint("alex.admin")
	for bearer, want := range map[string]int{token: 200, token + "x": 401, "": 401} {
		request, _ := http.NewRequest("GET", s.url+"/oauth2/userInfo", nil)
		request.Header.Set("Authorization", "Bearer "+bearer)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("%d, want %d", response.StatusCode, want)
		}
	}
}

func TestTheDiscoveryDocumentIsComplete(t *testing.T) {
	t.Parallel()
	s := newServer(t)
	_, _, body := call(t, "GET", s.url+"/.well-known/openid-configuration", nil)
	var document map[string]any
	if err := json.Unmarshal(body, &document); err != nil || document["issuer"] != s.url {
		t.Fatalf("%s: %v", body, err)
	}
	for _, name := range []string{"authorization_endpoint", "token_endpoint", "jwks_uri", "end_session_endpoint", "revocation_endpoint"} {
		if address, _ := document[name].(string); !strings.HasPrefix(address, s.url) {
			t.Errorf("%s is %q", name, address)
		}
	}
}

func TestARoleNobodyHasIsAnError(t *testing.T) {
	t.Parallel()
	_, err := issuer.New(issuer.Options{Pool: template.UserPool{ID: "P", Groups: []template.Group{{Name: "janitor"}}}})
	if err == nil || !strings.Contains(err.Error(), "janitor") {
		t.Errorf("error %v", err)
	}
}
