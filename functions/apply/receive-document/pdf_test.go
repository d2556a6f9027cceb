package main

import (
	"strings"
	"testing"

	"credo/infra/road"
)

// A PDF is taken when a person can read it and it does nothing by itself (ISO 32000-1, 12.6.4
// and 7.11.4), however its objects are packed and its names are spelt.
func TestAPDFHasAPageAndDoesNothing(t *testing.T) {
	t.Parallel()
	const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
	for name, c := range map[string]struct {
		body []byte
		want fault
	}{
		"a page":                                 {with(), fault{}},
		"a page packed with others":              {pdfOf("<< /Type /Catalog /Pages 2 0 R >>", inStream("3 0 <</Type/Page>>", "")), fault{}},
		"no page":                                {pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), noPage},
		"pages, but none of them":                {pdfOf("<< /Type /Catalog >>", "<< /Type /Pages >>"), noPage},
		"JavaScript":                             {with(script), runsPrograms},
		"JavaScript spelt in codes":              {with("<< /S /J#61v#61Script /JS (1) >>"), runsPrograms},
		"JavaScript packed":                      {with(inStream("5 0 "+script, "")), runsPrograms},
		"JavaScript packed without a page":       {pdfOf("<< /Type /Catalog >>", inStream(script, "")), runsPrograms},
		"a page that speaks of JavaScript":       {with("(/JavaScripted is no name of ours)"), fault{}},
		"a program to start":                     {with("<< /S /Launch /F (calc.exe) >>"), runsPrograms},
		"a film":                                 {with("<< /S /Rendition /JS (1) >>"), runsPrograms},
		"a program inside":                       {with("<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream"), carriesFiles},
		"a file inside, packed":                  {with(inStream("<< /Names << /EmbeddedFiles 9 0 R >> >>", "")), carriesFiles},
		"a list of files with none in it":        {with("<< /Names << /EmbeddedFiles << /Names [\n] >> >> >>"), fault{}},
		"what a much used library writes":        {road.PDF("A license").Bytes, fault{}},
		"objects packed by a filter we lack":     {with(strings.Replace(inStream("5 0 (x)", ""), "/FlateDecode", "[/ASCIIHexDecode /FlateDecode]", 1)), opaque},
		"objects packed with a predictor":        {with(inStream("5 0 (x)", " /DecodeParms << /Predictor 12 >>")), opaque},
		"objects whose filter is spelt in codes": {with(strings.Replace(inStream("5 0 "+script, ""), "/Filter", "/F#69lter", 1)), opaque},
		"objects that are no packed data":        {with("<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nplain\nendstream"), opaque},
		"objects that unpack to more than need":  {with(inStream(strings.Repeat("0", maxObjects+1), "")), opaque},
		"a form field that sends nowhere":        {with("<< /FT /Tx /T (Name) >>"), fault{}},
	} {
		if got := inspectPDF(c.body); got != c.want {
			t.Errorf("%s: %q, want %q", name, got.reason, c.want.reason)
		}
	}
}

func TestAPhotoOfAnIPhoneIsToldHowToBeSent(t *testing.T) {
	t.Parallel()
	if got := inspect(sampleHEIC()); got.Reason != fromPhone.reason || !strings.Contains(got.Fix, "Most Compatible") {
		t.Errorf("%s is told %q, %q", got.ContentType, got.Reason, got.Fix)
	}
}
