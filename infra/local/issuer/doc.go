// Package issuer is the local stand-in for a Cognito user pool and its hosted
// sign-in: OpenID Connect's code flow with PKCE, and access tokens of Cognito's
// shape (client_id and no aud, token_use, username, cognito:groups). It knows a
// few sample people for each role of the staff, and asks nobody for a password,
// so it must never listen where others reach it.
//
// It is our own, on a JOSE library, because the ready ones fall short here:
// cognito-local signs with a key that is published in its source, has no
// sign-in page with people to choose from and no logout, and costs a Node
// process of about 100 MB that idles; oidc-provider's tokens need shaping and
// cost the same process.
package issuer
