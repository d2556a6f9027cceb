package template

import (
	"fmt"
	"time"
)

func (r *reader) userPool(id string, properties map[string]any) error {
	if len(r.model.UserPools) > 0 {
		return fmt.Errorf("a second user pool is not supported locally")
	}
	// Passwords, second factors and recovery are Cognito's own; the local issuer signs anyone in.
	poolID, err := r.attributeOf(id, "")
	if err != nil {
		return err
	}
	r.model.UserPools = append(r.model.UserPools, UserPool{ID: id, PoolID: fmt.Sprint(poolID)})
	return nil
}

func (r *reader) userPoolGroup(_ string, properties map[string]any) error {
	var p struct {
		UserPoolId             string
		GroupName, Description string
	}
	if err := r.decode(properties, &p, "Precedence", "RoleArn"); err != nil {
		return err
	}
	r.groups = append(r.groups, Group{p.GroupName, p.Description})
	return nil
}

func (r *reader) userPoolClient(id string, properties map[string]any) error {
	var p struct {
		UserPoolId                            string
		GenerateSecret                        boolean
		CallbackURLs, LogoutURLs              []string
		AllowedOAuthFlows, AllowedOAuthScopes []string
		AccessTokenValidity                   *number
		TokenValidityUnits                    struct{ AccessToken, IdToken, RefreshToken string }
	}
	err := r.decode(properties, &p, "ClientName", "AllowedOAuthFlowsUserPoolClient", "ExplicitAuthFlows",
		"SupportedIdentityProviders", "PreventUserExistenceErrors", "EnableTokenRevocation", "IdTokenValidity",
		"RefreshTokenValidity", "ReadAttributes", "WriteAttributes", "DefaultRedirectURI", "AuthSessionValidity",
		"EnablePropagateAdditionalUserContextData", "RefreshTokenRotation")
	if err != nil {
		return err
	}
	if p.GenerateSecret {
		return fmt.Errorf("property GenerateSecret: a client with a secret is not supported locally")
	}
	clientID, err := r.attributeOf(id, "")
	if err != nil {
		return err
	}
	client := UserPoolClient{ID: id, ClientID: fmt.Sprint(clientID), CallbackURLs: p.CallbackURLs, LogoutURLs: p.LogoutURLs,
		Scopes: p.AllowedOAuthScopes, AccessTokenValidity: time.Hour}
	if n := p.AccessTokenValidity; n != nil {
		unit := map[string]time.Duration{"seconds": time.Second, "minutes": time.Minute, "": time.Hour, "hours": time.Hour,
			"days": 24 * time.Hour}[p.TokenValidityUnits.AccessToken]
		client.AccessTokenValidity = time.Duration(float64(*n) * float64(unit))
	}
	r.clients = append(r.clients, client)
	return nil
}

// addPeople gives groups and clients to the one user pool.
func (s *system) addPeople() error {
	if len(s.groups)+len(s.clients) == 0 {
		return nil
	}
	if len(s.model.UserPools) == 0 {
		return fmt.Errorf("groups or clients without a user pool")
	}
	s.model.UserPools[0].Groups, s.model.UserPools[0].Clients = s.groups, s.clients
	return nil
}
