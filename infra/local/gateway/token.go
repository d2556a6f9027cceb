package gateway

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"credo/infra/local/template"
)

// authorizer checks tokens as a JWT authorizer does.
type authorizer struct {
	template.Authorizer
	now func() time.Time

	mu      sync.Mutex
	keys    map[string]*rsa.PublicKey // by kid
	fetched time.Time
}

// tokenError says why a token is refused; only whether there was one is told.
type tokenError struct {
	reason  string
	missing bool
}

func (e *tokenError) challenge() string {
	if e.missing {
		return "Bearer"
	}
	return `Bearer scope="" error="invalid_token" error_description="` + e.reason + `"`
}

func invalid(reason string) *tokenError { return &tokenError{reason: reason} }

// verify gives the claims of a good token.
func (a *authorizer) verify(ctx context.Context, header string) (map[string]any, *tokenError) {
	token := header
	if len(header) > 7 && strings.EqualFold(header[:7], "Bearer ") {
		token = strings.TrimSpace(header[7:])
	}
	if token == "" {
		return nil, &tokenError{missing: true}
	}
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, invalid("the token is malformed")
	}
	var head struct{ Alg, Kid string }
	claims := map[string]any{}
	if decodePart(parts[0], &head) != nil || decodePart(parts[1], &claims) != nil {
		return nil, invalid("the token is malformed")
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || head.Alg != "RS256" {
		return nil, invalid("the token is not signed with RS256")
	}
	key := a.key(ctx, head.Kid)
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if key == nil || rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature) != nil {
		return nil, invalid("the token has no valid signature")
	}
	return claims, a.check(claims)
}

func (a *authorizer) check(claims map[string]any) *tokenError {
	now := float64(a.now().UnixMilli()) / 1000
	audience, named := claims["aud"]
	if !named {
		audience = claims["client_id"]
	}
	number := func(name string, missing float64) float64 {
		if n, ok := claims[name].(float64); ok {
			return n
		}
		return missing
	}
	switch {
	case claims["iss"] != a.Issuer:
		return invalid("the token has another issuer")
	case !slices.ContainsFunc(listOf(audience), func(s string) bool { return slices.Contains(a.Audience, s) }):
		return invalid("the token has another audience")
	case number("exp", 0) <= now:
		return invalid("the token has expired")
	case number("nbf", 0) > now:
		return invalid("the token is not valid yet")
	case number("iat", now) > now+1: // it has whole seconds
		return invalid("the token was issued in the future")
	}
	return nil
}

func decodePart(part string, dst any) error {
	source, err := base64.RawURLEncoding.DecodeString(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(source, dst)
}

// key finds a public key, fetching the issuer's anew for one not seen before,
// but not more than once in ten seconds.
func (a *authorizer) key(ctx context.Context, kid string) *rsa.PublicKey {
	a.mu.Lock()
	defer a.mu.Unlock()
	if key, ok := a.keys[kid]; ok {
		return key
	}
	if time.Since(a.fetched) < 10*time.Second {
		return nil
	}
	if keys, err := fetchKeys(ctx, a.Issuer); err == nil {
		a.keys, a.fetched = keys, time.Now()
	}
	return a.keys[kid]
}

func fetchKeys(ctx context.Context, issuer string) (map[string]*rsa.PublicKey, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	var discovery struct {
		JWKS string `json:"jwks_uri"`
	}
	if err := getJSON(ctx, strings.TrimSuffix(issuer, "/")+"/.well-known/openid-configuration", &discovery); err != nil {
		return nil, err
	}
	var set struct {
		Keys []struct{ Kty, Kid, N, E string }
	}
	if err := getJSON(ctx, discovery.JWKS, &set); err != nil {
		return nil, err
	}
	keys := map[string]*rsa.PublicKey{}
	for _, k := range set.Keys {
		n, errN := base64.RawURLEncoding.DecodeString(k.N)
		e, errE := base64.RawURLEncoding.DecodeString(k.E)
		if k.Kty == "RSA" && errN == nil && errE == nil {
			keys[k.Kid] = &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())}
		}
	}
	return keys, nil
}

func getJSON(ctx context.Context, url string, dst any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, response.Status)
	}
	return json.NewDecoder(response.Body).Decode(dst)
}
