package gateway

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// issuer signs tokens and publishes its key.
type issuer struct {
	*httptest.Server
	key *rsa.PrivateKey
}

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	i := &issuer{key: key}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(w).Encode(map[string]string{"jwks_uri": i.URL + "/keys"})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		encode := base64.RawURLEncoding.EncodeToString
		json.NewEncoder(w).Encode(map[string]any{"keys": []any{map[string]string{"kty": "RSA", "kid": "k1",
			"n": encode(key.N.Bytes()), "e": encode(big.NewInt(int64(key.E)).Bytes())}}})
	})
	i.Server = httptest.NewServer(mux)
	t.Cleanup(i.Close)
	return i
}

func (i *issuer) token(t *testing.T, head map[string]string, claims map[string]any) string {
	t.Helper()
	var parts []string
	for _, part := range []any{head, claims} {
		source, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, base64.RawURLEncoding.EncodeToString(source))
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, ".")))
	signature, err := rsa.SignPKCS1v15(rand.Reader, i.key, crypto.SHA256, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(append(parts, base64.RawURLEncoding.EncodeToString(signature)), ".")
}

func TestTokensAreCheckedAsAJWTAuthorizerDoes(t *testing.T) {
	t.Parallel()
	i, other := newIssuer(t), newIssuer(t)
	f := serve(t, Options{Issuer: i.URL}, fine, nil)
	now := time.Now().Unix()
	head := map[string]string{"alg": "RS256", "kid": "k1"}
	good := map[string]any{"iss": i.URL, "client_id": "client", "exp": now + 900, "iat": now, "username": "ada", "cognito:groups": []string{"specialist", "admin"}}
	with := func(name string, value any) string {
		claims := maps.Clone(good)
		claims[name] = value
		return i.token(t, head, claims)
	}
	signed := i.token(t, head, good)
	parts := strings.Split(signed, ".")
	tests := map[string]struct {
		path, token string
		status      int
	}{
		"a good token":           {"/staff", "Bearer " + signed, 200},
		"without Bearer":         {"/staff", signed, 200},
		"no token":               {"/staff", "", 401},
		"not a token":            {"/staff", "Bearer abc", 401},
		"an audience":            {"/staff", with("aud", []string{"client"}), 200},
		"another audience":       {"/staff", with("aud", "other"), 401},
		"another client":         {"/staff", with("client_id", "other"), 401},
		"another issuer":         {"/staff", with("iss", other.URL), 401},
		"another issuer's key":   {"/staff", other.token(t, head, good), 401},
		"an unknown key":         {"/staff", i.token(t, map[string]string{"alg": "RS256", "kid": "k2"}, good), 401},
		"another algorithm":      {"/staff", i.token(t, map[string]string{"alg": "none", "kid": "k1"}, good), 401},
		"a changed claim":        {"/staff", parts[0] + "." + strings.Split(with("username", "eve"), ".")[1] + "." + parts[2], 401},
		"no signature":           {"/staff", parts[0] + "." + parts[1] + ".", 401},
		"expired":                {"/staff", with("exp", now-1), 401},
		"without an end":         {"/staff", with("exp", nil), 401},
		"not valid yet":          {"/staff", with("nbf", now+60), 401},
		"issued in the future":   {"/staff", with("iat", now+60), 401},
		"without the scope":      {"/scoped", signed, 403},
		"with the scope":         {"/scoped", with("scope", "read write"), 200},
		"public with a bad one":  {"/things", "Bearer abc", 200},
		"public without a token": {"/things", "", 200},
	}
	messages := map[int]string{401: `{"message":"Unauthorized"}`, 403: `{"message":"Forbidden"}`, 200: `{}`}
	for name, test := range tests {
		response, body := f.do(t, "GET", test.path, "", "Authorization", test.token)
		if response.StatusCode != test.status || body != messages[test.status] {
			t.Errorf("%s: got %d %s, want %d", name, response.StatusCode, body, test.status)
		}
	}
	f.do(t, "GET", "/staff", "", "Authorization", signed)
	if got := at(f.last, "requestContext/authorizer/jwt/claims/cognito:groups"); got != "[specialist admin]" {
		t.Errorf("got groups %v", got)
	}
	if got := at(f.last, "requestContext/authorizer/jwt/claims/username"); got != "ada" {
		t.Errorf("got username %v", got)
	}
}

func TestAnIssuerThatIsAwayAtFirstIsAskedAgain(t *testing.T) {
	t.Parallel()
	i := newIssuer(t)
	a := &authorizer{now: time.Now}
	a.Issuer = "http://127.0.0.1:1"
	if a.key(t.Context(), "k1") != nil {
		t.Error("a key from nowhere")
	}
	a.Issuer = i.URL
	if a.key(t.Context(), "k1") == nil {
		t.Error("no key once the issuer answers")
	}
}
