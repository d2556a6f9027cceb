package issuer

import (
	"crypto/rand"
	"fmt"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"

	"credo/infra/local/template"
)

// defaultValidity is Cognito's for an access token.
const defaultValidity = time.Hour

// Mint is an access token for a person, named by username or by role (then the
// first of that role), as the site would get it by signing in.
func (i *Issuer) Mint(usernameOrRole string) (string, error) {
	person, ok := i.find(usernameOrRole)
	for _, one := range i.people {
		if !ok && one.Role == usernameOrRole {
			person, ok = one, true
		}
	}
	if !ok {
		return "", fmt.Errorf("nobody here is %q or has that role", usernameOrRole)
	}
	for _, client := range i.options.Pool.Clients {
		return i.accessToken(session{ID: rand.Text(), Username: person.Username, ClientID: client.ClientID, Scope: "openid", SignedInAt: i.options.Now()}, person, client)
	}
	return "", fmt.Errorf("user pool %s has no client", i.options.Pool.ID)
}

// accessToken has the claims of Cognito's, groups included, and no aud.
func (i *Issuer) accessToken(s session, person Person, client template.UserPoolClient) (string, error) {
	now := i.options.Now()
	return i.sign(map[string]any{
		"sub": person.subject(), "iss": i.options.URL, "client_id": s.ClientID, "token_use": "access",
		"scope": s.Scope, "username": person.Username, "cognito:groups": []string{person.Role},
		"auth_time": s.SignedInAt.Unix(), "iat": now.Unix(), "exp": now.Add(validity(client)).Unix(),
		"jti": rand.Text(), "origin_jti": s.ID, "event_id": rand.Text(), "version": 2,
	})
}

func (i *Issuer) idToken(s session, person Person, client template.UserPoolClient, nonce string) (string, error) {
	now := i.options.Now()
	claims := map[string]any{
		"sub": person.subject(), "iss": i.options.URL, "aud": s.ClientID, "token_use": "id",
		"cognito:username": person.Username, "cognito:groups": []string{person.Role}, "name": person.Name,
		"email": person.Username + "@staff.example.com", "email_verified": true,
		"auth_time": s.SignedInAt.Unix(), "iat": now.Unix(), "exp": now.Add(validity(client)).Unix(),
		"jti": rand.Text(), "origin_jti": s.ID,
	}
	if nonce != "" {
		claims["nonce"] = nonce
	}
	return i.sign(claims)
}

func (i *Issuer) sign(claims map[string]any) (string, error) {
	return jwt.Signed(i.signer).Claims(claims).Serialize()
}

func validity(client template.UserPoolClient) time.Duration {
	if client.AccessTokenValidity > 0 {
		return client.AccessTokenValidity
	}
	return defaultValidity
}
