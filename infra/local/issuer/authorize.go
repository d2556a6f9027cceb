package issuer

import (
	"crypto/rand"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// codeLife is how long an authorization code may wait to be used.
const codeLife = 5 * time.Minute

//go:embed choose.html
var chooseSource string

var choosePage = template.Must(template.New("choose").Parse(chooseSource))

// asked is an authorization request.
type asked struct {
	clientID, redirectURI, state, nonce, scope, challenge string
}

// grant is what a code stands for.
type grant struct {
	asked
	username string
	at       time.Time
}

// read checks the request. A wrong client or redirect must not be redirected
// to; other faults go back to the client.
func (i *Issuer) read(r *http.Request) (a asked, refused, fault string) {
	a = asked{
		clientID: r.FormValue("client_id"), redirectURI: r.FormValue("redirect_uri"), state: r.FormValue("state"),
		nonce: r.FormValue("nonce"), scope: r.FormValue("scope"), challenge: r.FormValue("code_challenge"),
	}
	client, known := i.clients[a.clientID]
	if !known {
		return a, "There is no client with this client_id.", ""
	}
	if !allowed(client.CallbackURLs, a.redirectURI) {
		return a, "The redirect_uri is not one of the client's.", ""
	}
	if a.scope == "" {
		a.scope = strings.Join(client.Scopes, " ")
	}
	for _, scope := range strings.Fields(a.scope) {
		if !slices.Contains(client.Scopes, scope) {
			return a, "", "invalid_scope"
		}
	}
	switch {
	case r.FormValue("response_type") != "code":
		return a, "", "unsupported_response_type"
	case a.challenge == "" || r.FormValue("code_challenge_method") != "S256":
		return a, "", "invalid_request"
	case r.FormValue("prompt") == "none":
		return a, "", "login_required"
	}
	return a, "", ""
}

// choose shows the sample people.
func (i *Issuer) choose(w http.ResponseWriter, r *http.Request) {
	a, refused, fault := i.read(r)
	if refused != "" {
		http.Error(w, refused, http.StatusBadRequest)
		return
	}
	if fault != "" {
		back(w, r, a, url.Values{"error": {fault}})
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
	_ = choosePage.Execute(w, map[string]any{"People": i.people, "Query": template.URL(r.URL.RawQuery)})
}

// signIn takes the person who was chosen.
func (i *Issuer) signIn(w http.ResponseWriter, r *http.Request) {
	a, refused, fault := i.read(r)
	if refused != "" {
		http.Error(w, refused, http.StatusBadRequest)
		return
	}
	person, known := i.find(r.PostFormValue("username"))
	if !known {
		fault = "access_denied"
	}
	if fault != "" {
		back(w, r, a, url.Values{"error": {fault}})
		return
	}
	code := rand.Text()
	i.mu.Lock()
	for old, grant := range i.codes {
		if i.options.Now().Sub(grant.at) > codeLife {
			delete(i.codes, old)
		}
	}
	i.codes[code] = grant{asked: a, username: person.Username, at: i.options.Now()}
	i.mu.Unlock()
	back(w, r, a, url.Values{"code": {code}})
}

// back redirects to the client.
func back(w http.ResponseWriter, r *http.Request, a asked, with url.Values) {
	target, err := url.Parse(a.redirectURI)
	if err != nil {
		http.Error(w, "The redirect_uri is no address.", http.StatusBadRequest)
		return
	}
	if a.state != "" {
		with.Set("state", a.state)
	}
	query := target.Query()
	for name, values := range with {
		query[name] = values
	}
	target.RawQuery = query.Encode()
	http.Redirect(w, r, target.String(), http.StatusSeeOther)
}
