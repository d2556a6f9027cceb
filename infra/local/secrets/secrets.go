// Package secrets is the local stand-in for Secrets Manager: it answers
// GetSecretValue for the secrets that the template declares. A generated value
// is drawn once and kept, so that what was signed with it stays valid.
package secrets

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"time"

	"go.etcd.io/bbolt"

	"credo/infra/local/awsjson"
	"credo/infra/local/template"
)

var root = []byte("secrets")

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// Manager holds the secrets.
type Manager struct {
	byName map[string]value // by name and by ARN
}

type value struct {
	ARN, Name, Text string
	Created         time.Time
}

// Open finds the secrets' values in the file and draws those that are missing.
func Open(db *bbolt.DB, secrets []template.Secret) (*Manager, error) {
	m := &Manager{byName: map[string]value{}}
	return m, db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists(root)
		if err != nil {
			return err
		}
		for _, secret := range secrets {
			kept, err := find(bucket, secret)
			if err != nil {
				return fmt.Errorf("secret %s: %w", secret.ID, err)
			}
			m.byName[secret.Name], m.byName[secret.ARN] = kept, kept
		}
		return nil
	})
}

// find reads a secret's kept value. One that the template gives in full is
// taken from there each time.
func find(bucket *bbolt.Bucket, secret template.Secret) (value, error) {
	kept := value{ARN: secret.ARN, Name: secret.Name}
	if read := bucket.Get([]byte(secret.ID)); read != nil {
		if err := json.Unmarshal(read, &kept); err != nil {
			return kept, err
		}
	}
	kept.ARN, kept.Name = secret.ARN, secret.Name
	if secret.Value != "" {
		kept.Text = secret.Value
	}
	if kept.Created.IsZero() {
		kept.Created = time.Now()
	}
	if kept.Text == "" {
		text, err := generate(secret)
		if err != nil {
			return kept, err
		}
		kept.Text = text
	}
	encoded, err := json.Marshal(kept)
	if err != nil {
		return kept, err
	}
	return kept, bucket.Put([]byte(secret.ID), encoded)
}

func generate(secret template.Secret) (string, error) {
	text := make([]byte, max(secret.Length, 32))
	for i := range text {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(alphabet))))
		if err != nil {
			return "", err
		}
		text[i] = alphabet[n.Int64()]
	}
	if secret.Template == "" {
		return string(text), nil
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(secret.Template), &object); err != nil {
		return "", err
	}
	object[secret.GenerateKey] = string(text)
	filled, err := json.Marshal(object)
	return string(filled), err
}

type getSecretValue struct {
	SecretId     string
	VersionId    string
	VersionStage string
}

type secretValue struct {
	ARN           string
	Name          string
	SecretString  string
	VersionId     string
	VersionStages []string
	CreatedDate   float64
}

// ServeHTTP answers GetSecretValue in the JSON protocol of AWS's SDKs.
func (m *Manager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if operation := awsjson.Operation(r); operation != "GetSecretValue" {
		awsjson.Refuse(w, "UnknownOperationException", fmt.Sprintf("the local secrets know GetSecretValue only, not %q", operation))
		return
	}
	var request getSecretValue
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		awsjson.Refuse(w, "SerializationException", err.Error())
		return
	}
	if request.VersionId != "" || request.VersionStage != "" && request.VersionStage != "AWSCURRENT" {
		awsjson.Refuse(w, "InvalidRequestException", "the local secrets have the current version only")
		return
	}
	found, ok := m.byName[request.SecretId]
	if !ok {
		awsjson.Refuse(w, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
		return
	}
	awsjson.Answer(w, secretValue{
		ARN: found.ARN, Name: found.Name, SecretString: found.Text, VersionId: "00000000-0000-4000-8000-000000000001",
		VersionStages: []string{"AWSCURRENT"}, CreatedDate: float64(found.Created.UnixMilli()) / 1000,
	})
}
