package roadtest

import (
	"errors"
	"net/http"
	"slices"
	"testing"

	"credo/infra/local/supervisor"
	"credo/infra/road"
	"credo/shared/application"
	"credo/shared/application/applicationtest"
	"credo/shared/casefile"
)

// eicar is the text that every malware scanner takes for a virus, in two parts so that
// none takes this file for one.
const eicar = "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE"

func TestAFileIsOpenedOnlyWhenItsScanFoundNothing(t *testing.T) {
	t.Parallel()
	s := start(t, supervisor.Options{Parameters: map[string]string{"MalwareScan": "required"}})
	traveller, _, err := s.walker.Apply(t.Context(), applicationtest.Practitioner(1, "ga", "NP", road.Day(s.Now())))
	if err != nil {
		t.Fatal(err)
	}
	if err := traveller.SendDocuments(t.Context()); err != nil {
		t.Fatal(err)
	}
	infected := road.PDF("infected")
	infected.Bytes = append(infected.Bytes, "\n% "+eicar+"\n"...)
	bad, err := s.walker.Client.Upload(t.Context(), traveller.ID, traveller.Form.NPI, "other", "", infected)
	if err != nil {
		t.Fatal(err)
	}
	status, err := traveller.Await(t.Context(), "the infected file's rejection", func(status application.Status) bool {
		return slices.ContainsFunc(status.Documents, func(d casefile.DocumentView) bool {
			return d.DocumentID == bad && d.State == casefile.DocumentBad
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	specialist := s.walker.Client.Staffed("specialist", "")
	for _, d := range status.Documents {
		if d.DocumentID == "" {
			continue
		}
		_, err := road.Get[map[string]any](t.Context(), specialist, "/staff/applications/"+traveller.ID+"/documents/"+d.DocumentID)
		var refused *road.Refusal
		if d.DocumentID == bad {
			if !errors.As(err, &refused) || refused.Answer.Status != http.StatusConflict || d.Reason == "" {
				t.Errorf("the infected file: %v, told %q", err, d.Reason)
			}
		} else if err != nil {
			t.Errorf("%s: %v", d.Type, err)
		}
	}
}
