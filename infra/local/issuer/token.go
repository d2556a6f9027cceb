package issuer

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"go.etcd.io/bbolt"
)

// refreshLife is how long somebody stays signed in.
const refreshLife = 10 * time.Hour

// token answers the token endpoint's two grants.
func (i *Issuer) token(w http.ResponseWriter, r *http.Request) {
	switch r.PostFormValue("grant_type") {
	case "authorization_code":
		i.redeem(w, r)
	case "refresh_token":
		i.refresh(w, r)
	default:
		refuse(w, "unsupported_grant_type")
	}
}

func (i *Issuer) redeem(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	grant, ok := i.codes[r.PostFormValue("code")]
	delete(i.codes, r.PostFormValue("code"))
	i.mu.Unlock()
	now := i.options.Now()
	if !ok || now.Sub(grant.at) > codeLife || grant.clientID != r.PostFormValue("client_id") ||
		grant.redirectURI != r.PostFormValue("redirect_uri") || !proves(r.PostFormValue("code_verifier"), grant.challenge) {
		refuse(w, "invalid_grant")
		return
	}
	refreshToken := rand.Text() + rand.Text()
	s := session{ID: rand.Text(), Username: grant.username, ClientID: grant.clientID, Scope: grant.scope, SignedInAt: now}
	if err := i.keep(refreshToken, s); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	i.issue(w, s, grant.nonce, refreshToken)
}

// refresh issues new tokens; the refresh token stays the same, as Cognito's.
func (i *Issuer) refresh(w http.ResponseWriter, r *http.Request) {
	s, ok := i.session(r.PostFormValue("refresh_token"))
	if !ok || s.ClientID != r.PostFormValue("client_id") || i.options.Now().Sub(s.SignedInAt) > refreshLife {
		refuse(w, "invalid_grant")
		return
	}
	i.issue(w, s, "", "")
}

func (i *Issuer) issue(w http.ResponseWriter, s session, nonce, refreshToken string) {
	person, known := i.find(s.Username)
	client, registered := i.clients[s.ClientID]
	if !known || !registered {
		refuse(w, "invalid_grant")
		return
	}
	access, err := i.accessToken(s, person, client)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	tokens := map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": int(validity(client).Seconds())}
	if strings.Contains(" "+s.Scope+" ", " openid ") {
		if tokens["id_token"], err = i.idToken(s, person, client, nonce); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	if refreshToken != "" {
		tokens["refresh_token"] = refreshToken
	}
	answer(w, http.StatusOK, tokens)
}

// revoke ends a sign-in: its refresh token is worth nothing any more.
func (i *Issuer) revoke(w http.ResponseWriter, r *http.Request) {
	err := i.options.DB.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(root).Delete(refreshKey(r.PostFormValue("token")))
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (i *Issuer) userInfo(w http.ResponseWriter, r *http.Request) {
	raw, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	person, ok := i.bearer(raw)
	if !ok {
		w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`)
		answer(w, http.StatusUnauthorized, map[string]string{"error": "invalid_token"})
		return
	}
	answer(w, http.StatusOK, map[string]any{"sub": person.subject(), "username": person.Username, "name": person.Name, "email": person.Username + "@staff.example.com", "email_verified": "true"})
}

// bearer is whose access token it is.
func (i *Issuer) bearer(raw string) (Person, bool) {
	parsed, err := jwt.ParseSigned(raw, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		return Person{}, false
	}
	var standard jwt.Claims
	var own struct {
		Username string `json:"username"`
		Use      string `json:"token_use"`
	}
	if parsed.Claims(i.key.Public().Key, &standard, &own) != nil || own.Use != "access" ||
		standard.ValidateWithLeeway(jwt.Expected{Issuer: i.options.URL, Time: i.options.Now()}, 0) != nil {
		return Person{}, false
	}
	return i.find(own.Username)
}

// proves says whether the verifier belongs to the S256 challenge (RFC 7636).
func proves(verifier, challenge string) bool {
	sum := sha256.Sum256([]byte(verifier))
	return subtle.ConstantTimeCompare([]byte(base64.RawURLEncoding.EncodeToString(sum[:])), []byte(challenge)) == 1
}

func refuse(w http.ResponseWriter, code string) {
	answer(w, http.StatusBadRequest, map[string]string{"error": code})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
