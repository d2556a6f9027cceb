package main

import (
	"encoding/binary"
	"testing"

	"pgregory.net/rapid"
)

func TestInspect(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body []byte
		kind string
		want fault
	}{
		"a PDF":                         {samplePDF(1), "application/pdf", fault{}},
		"a PDF cut off":                 {samplePDF(1)[:100], "application/pdf", cutOff},
		"a PDF with a password":         {lockedPDF(), "application/pdf", locked},
		"a PDF that speaks of a lock":   {append(samplePDF(1)[:20], append([]byte("% /EncryptMetadata true\n"), samplePDF(1)[20:]...)...), "application/pdf", fault{}},
		"a PNG":                         {samplePNG(), "image/png", fault{}},
		"a PNG of too many pixels":      {giantPNG(), "image/png", tooDetailed},
		"a JPEG":                        {sampleJPEG(), "image/jpeg", fault{}},
		"a JPEG with a preview":         {previewedJPEG(), "image/jpeg", fault{}},
		"a JPEG whole in preview alone": {previewedJPEG()[:len(previewedJPEG())-2], "image/jpeg", damaged},
		"a TIFF of Intel's kind":        {sampleTIFF(binary.LittleEndian), "image/tiff", fault{}},
		"a TIFF of Motorola's kind":     {sampleTIFF(binary.BigEndian), "image/tiff", fault{}},
		"a TIFF without its directory":  {sampleTIFF(binary.LittleEndian)[:20], "image/tiff", damaged},
		"a program":                     {sampleProgram(), "application/vnd.microsoft.portable-executable", wrongType},
		"a page":                        {[]byte("<!DOCTYPE html><script>alert(1)</script>"), "text/html; charset=utf-8", wrongType},
		"a letter":                      {[]byte("Dear Provider Services,"), "text/plain; charset=utf-8", wrongType},
	} {
		got := inspect(c.body)
		if got.ContentType != c.kind || got.Reason != c.want.reason || got.Fix != c.want.fix || got.Size != int64(len(c.body)) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestNoPartOfAPictureIsTakenForTheWhole(t *testing.T) {
	t.Parallel()
	for name, whole := range map[string][]byte{"PNG": samplePNG(), "JPEG": sampleJPEG(), "JPEG with preview": previewedJPEG(), "TIFF": sampleTIFF(binary.LittleEndian)} {
		if got := inspect(whole); got.Reason != "" {
			t.Errorf("%s: %s", name, got.Reason)
		}
		const next = 4 // bytes: a TIFF's address of the next page, which need not be there
		for n := range len(whole) - next {
			if inspect(whole[:n]).Reason == "" {
				t.Errorf("%s: %d of %d bytes are taken for all", name, n, len(whole))
			}
		}
	}
}

func TestAnyDamageToAPNGIsFound(t *testing.T) {
	t.Parallel()
	whole := samplePNG()
	rapid.Check(t, func(t *rapid.T) {
		b := append([]byte{}, whole...)
		at := rapid.IntRange(0, len(b)-1).Draw(t, "at")
		b[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "by"))
		if inspect(b).Reason == "" {
			t.Fatalf("a change of byte %d is not found", at)
		}
	})
}

// FuzzInspect holds whatever is sent against what every inspection keeps.
func FuzzInspect(f *testing.F) {
	for _, seed := range [][]byte{samplePDF(1), lockedPDF(), samplePNG(), giantPNG(), sampleJPEG(), previewedJPEG(),
		sampleTIFF(binary.LittleEndian), sampleTIFF(binary.BigEndian), sampleProgram(), nil, {0xFF, 0xD8, 0xFF}, []byte("II*\x00")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got := inspect(body)
		_, taken := inspections[got.ContentType]
		if !taken && got.Reason == "" {
			t.Errorf("%s is taken", got.ContentType)
		}
		if (got.Reason == "") != (got.Fix == "") {
			t.Errorf("reason %q, fix %q", got.Reason, got.Fix)
		}
	})
}
