package letter

import (
	"errors"
	"strings"
	"testing"

	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
)

func visitWording(read func([]byte) (form.Contact, market.Facts, error)) Wordings {
	return Wordings{"visit": {Words: visitWords, Record: "VISITOR", Read: read}}
}

func TestALetterGoesWhereTheHeaderSaysNow(t *testing.T) {
	t.Parallel()
	v := planned(t, "Ada Sample, MD").Case.(visit)
	v.Email, v.Channel = "new@example.org", "post"
	c, err := visitWording(func(record []byte) (form.Contact, market.Facts, error) {
		return form.Contact{Name: string(record), Email: "old@example.org", Channel: "email"}, market.Facts{Kind: "visit"}, nil
	}).Compose(v, planned(t, "the ramp").Letter, []byte("Olive Example"), "https://providers.example.org")
	if err != nil {
		t.Fatal(err)
	}
	if to := c.Recipient; to.Name != "Olive Example" || to.Email != "new@example.org" || to.Channel != "post" || c.Facts.Kind != "visit" || c.Market.ID != "ga" {
		t.Errorf("%+v %+v", to, c.Facts)
	}
	if r := render(t, c); !strings.Contains(r.Text, "Dear Olive Example:") || !strings.Contains(r.Text, "https://providers.example.org/status/") {
		t.Error(r.Text)
	}
}

func TestWhatCannotBeComposedSaysWhy(t *testing.T) {
	t.Parallel()
	good := func([]byte) (form.Contact, market.Facts, error) { return form.Contact{}, market.Facts{}, nil }
	bad := func([]byte) (form.Contact, market.Facts, error) {
		return form.Contact{}, market.Facts{}, errors.New("torn")
	}
	for _, c := range []struct {
		kind, market string
		read         func([]byte) (form.Contact, market.Facts, error)
		why          string
	}{
		{"valentine", "ga", good, `"valentine"`}, {"visit", "atlantis", good, `"atlantis"`}, {"visit", "ga", bad, "VISITOR"},
	} {
		_, err := visitWording(c.read).Compose(visit{Header: casefile.Header{Case: c.kind, Market: c.market}}, casefile.Letter{}, nil, "")
		if err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("error %v does not name %s", err, c.why)
		}
	}
}
