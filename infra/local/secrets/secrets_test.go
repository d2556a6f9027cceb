package secrets_test

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager/types"

	"credo/infra/local/secrets"
	"credo/infra/local/state"
	"credo/infra/local/template"
)

var declared = []template.Secret{
	{ID: "ReferenceKey", Name: "credo-key", ARN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:credo-key", Length: 64},
	{ID: "Login", Name: "login", ARN: "arn:login", Template: `{"user":"credo"}`, GenerateKey: "password", Length: 40},
	{ID: "Fixed", Name: "fixed", ARN: "arn:fixed", Value: "as declared"},
}

// ask opens the file, asks for a secret, and closes the file again.
func ask(t *testing.T, path, id string) (string, error) {
	t.Helper()
	db, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	manager, err := secrets.Open(db, declared)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(manager)
	defer server.Close()
	client := secretsmanager.New(secretsmanager.Options{Region: "us-east-1", BaseEndpoint: &server.URL, Credentials: credentials.NewStaticCredentialsProvider("a", "b", "")})
	answer, err := client.GetSecretValue(t.Context(), &secretsmanager.GetSecretValueInput{SecretId: &id})
	if err != nil {
		return "", err
	}
	return *answer.SecretString, nil
}

func TestAGeneratedSecretStaysTheSame(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	first, err := ask(t, path, "credo-key")
	if err != nil || len(first) != 64 {
		t.Fatalf("%q, %v", first, err)
	}
	if again, _ := ask(t, path, declared[0].ARN); again != first {
		t.Error("another value after a restart")
	}
	if other, _ := ask(t, filepath.Join(t.TempDir(), "state.db"), "credo-key"); other == first {
		t.Error("the same value in another system")
	}
}

func TestTheTemplateShapesTheValue(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	login, err := ask(t, path, "login")
	if err != nil {
		t.Fatal(err)
	}
	var object map[string]string
	if err := json.Unmarshal([]byte(login), &object); err != nil || object["user"] != "credo" || len(object["password"]) != 40 {
		t.Errorf("%s, %v", login, err)
	}
	if fixed, _ := ask(t, path, "fixed"); fixed != "as declared" {
		t.Errorf("fixed is %q", fixed)
	}
}

func TestAnUnknownSecretIsNotFound(t *testing.T) {
	t.Parallel()
	_, err := ask(t, filepath.Join(t.TempDir(), "state.db"), "nope")
	var missing *types.ResourceNotFoundException
	if !errors.As(err, &missing) {
		t.Errorf("error %v", err)
	}
}

func TestOtherOperationsAreRefusedByName(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", "/", strings.NewReader("{}"))
	r.Header.Set("X-Amz-Target", "secretsmanager.ListSecrets")
	(&secrets.Manager{}).ServeHTTP(w, r)
	if w.Code != 400 || !strings.Contains(w.Body.String(), "ListSecrets") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
