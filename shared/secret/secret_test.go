package secret_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"credo/shared/secret"
	"credo/shared/setting"
)

// manager is a Secrets Manager that gives the answers in order, the last for ever.
type manager struct {
	answers []string // a secret's value; "" is a failure of the service
	asked   atomic.Int32
}

func (m *manager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n := int(m.asked.Add(1))
	value := m.answers[min(n, len(m.answers))-1]
	var in struct{ SecretId string }
	err := json.NewDecoder(r.Body).Decode(&in)
	w.Header().Set("Content-Type", "application/x-amz-json-1.1")
	if err != nil || value == "" || in.SecretId != "credo-key" || r.Header.Get("X-Amz-Target") != "secretsmanager.GetSecretValue" {
		w.WriteHeader(http.StatusBadRequest)
		w.Write([]byte(`{"__type": "ResourceNotFoundException", "message": "no such secret"}`))
		return
	}
	json.NewEncoder(w).Encode(map[string]string{"SecretString": strings.TrimSpace(value)})
}

// open is a key of a manager's.
func open(t *testing.T, m *manager) *secret.Key {
	t.Helper()
	server := httptest.NewServer(m)
	t.Cleanup(server.Close)
	values := map[string]string{"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "sample", "AWS_SECRET_ACCESS_KEY": "sample",
		"AWS_ENDPOINT_URL_SECRETS_MANAGER": server.URL, "SECRET_ID": "credo-key"}
	env := setting.From(func(name string) (string, bool) { v, ok := values[name]; return v, ok })
	key := secret.Open(env)
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	return key
}

func TestAKeyIsReadOnce(t *testing.T) {
	t.Parallel()
	m := &manager{answers: []string{"random text"}}
	key := open(t, m)
	if n := m.asked.Load(); n != 0 {
		t.Errorf("asked %d times before it was needed", n)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if value, err := key.Value(t.Context()); err != nil || string(value) != "random text" {
				t.Errorf("%q, %v", value, err)
			}
		})
	}
	all.Wait()
	if n := m.asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestAKeyThatIsNotThereIsAskedForAgain(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]string{"a failure": "", "an empty secret": " "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			key := open(t, &manager{answers: []string{first, "random text"}})
			if value, err := key.Value(t.Context()); err == nil {
				t.Errorf("it is %q", value)
			}
			if value, err := key.Value(t.Context()); err != nil || string(value) != "random text" {
				t.Errorf("%q, %v", value, err)
			}
		})
	}
}

func TestASettingThatIsMissingIsNamed(t *testing.T) {
	t.Parallel()
	env := setting.From(func(string) (string, bool) { return "", false })
	secret.Open(env)
	if err := env.Err(); err == nil || !strings.Contains(err.Error(), "SECRET_ID") {
		t.Error(err)
	}
}
