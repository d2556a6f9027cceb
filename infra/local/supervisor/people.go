package supervisor

import (
	"context"
	"fmt"
	"strings"

	"credo/infra/local/issuer"
	"credo/infra/local/website"
)

// startIssuer prepares the sign-in of the template's user pool.
func (s *Supervisor) startIssuer() (err error) {
	if len(s.model.UserPools) == 0 {
		return fmt.Errorf("the template has no user pool")
	}
	s.issuer, err = issuer.New(issuer.Options{URL: s.addresses.Issuer, DB: s.db, Pool: s.model.UserPools[0]})
	return err
}

// People are the sample members of the staff who may sign in.
func (s *Supervisor) People() []issuer.Person { return s.issuer.People() }

// Token is a bearer token of a person with the role: of the first such person,
// or of the one with that username.
func (s *Supervisor) Token(_ context.Context, role, username string) (string, error) {
	var names []string
	for _, person := range s.issuer.People() {
		if person.Role != role {
			continue
		}
		if username == "" || username == person.Username {
			return s.issuer.Mint(person.Username)
		}
		names = append(names, person.Username)
	}
	if names == nil {
		return "", fmt.Errorf("no role %q: there are %s", role, strings.Join(s.roles(), ", "))
	}
	return "", fmt.Errorf("%s is no %s: there are %s", username, role, strings.Join(names, ", "))
}

// siteConfig tells the site where the API and the sign-in are, and the time.
func (s *Supervisor) siteConfig() website.Config {
	at := s.addresses.Issuer
	config := website.Config{APIURL: s.addresses.API, PlanName: s.model.Parameters["PlanName"], Issuer: at,
		AuthorizeURL: at + "/oauth2/authorize", TokenURL: at + "/oauth2/token", LogoutURL: at + "/logout",
		ClockOffsetSeconds: s.clock.seconds()}
	for _, pool := range s.model.UserPools {
		for _, client := range pool.Clients {
			config.ClientID = client.ClientID
		}
	}
	return config
}
