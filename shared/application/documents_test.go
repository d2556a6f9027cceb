package application_test

import (
	"testing"

	"credo/shared/casefile"
	"credo/shared/problem"
)

func TestAFileDoesNotGrowWithoutEnd(t *testing.T) {
	t.Parallel()
	r := nurse(t)
	announce := func() error {
		c, err := r.File.RequestUpload(casefile.Upload{Type: "other", FileName: "a.pdf", ContentType: "application/pdf", Size: 1}, r.Now, r.Real)
		if err == nil {
			r.Take(c, nil)
		}
		return err
	}
	for n := range 30 {
		if err := announce(); err != nil {
			t.Fatalf("number %d: %v", n+1, err)
		}
	}
	refused(t, announce(), problem.KindConflict, "")
	r.Pass(3)
	if err := announce(); err != nil {
		t.Errorf("after those were given up: %v", err)
	}
	for i := range r.File.Documents {
		r.File.Documents[i].State = casefile.DocumentBad
	}
	for len(r.File.Documents) < 200 {
		r.File.Documents = append(r.File.Documents, r.File.Documents[0])
	}
	refused(t, announce(), problem.KindConflict, "")
}
