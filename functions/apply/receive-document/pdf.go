package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// encrypted is the entry of a PDF's trailer, which is never packed, that says so.
var encrypted = regexp.MustCompile(`/Encrypt\s*(<<|[0-9])`)

// What a document of this trade never needs and an attack does (ISO 32000-1: 12.6.4 actions,
// 7.11.4 embedded files, 13 multimedia). A name may be spelt in codes, so is each letter here.
var (
	active   = named("JavaScript", "Launch", "ImportData", "RichMedia", "Rendition")
	carrying = named("EmbeddedFile", "EmbeddedFiles")
	aPage    = regexp.MustCompile(`/Type\s*/Page([^s\w]|$)`)
	packed   = named("ObjStm")

	// a list of files with none in it, as a much used library writes into every document
	carriesNone = regexp.MustCompile(`/EmbeddedFiles\s*<<\s*/Names\s*\[\s*\]\s*>>`)
)

// named matches any of the names in a PDF, whichever of their letters are codes (#4A).
func named(names ...string) *regexp.Regexp {
	spelt := make([]string, len(names))
	for i, name := range names {
		var b strings.Builder
		for _, c := range []byte(name) {
			fmt.Fprintf(&b, "(?:%c|#(?i:%02x))", c, c)
		}
		spelt[i] = b.String()
	}
	return regexp.MustCompile("/(?:" + strings.Join(spelt, "|") + ")[^0-9A-Za-z]")
}

// inspectPDF finds what keeps people from reading a PDF, and what it would do to them.
func inspectPDF(body []byte) fault {
	const trailer = 2048 // bytes: what may follow the end mark
	switch {
	case !bytes.Contains(body[max(0, len(body)-trailer):], []byte("%%EOF")):
		return cutOff
	case encrypted.Match(body):
		return locked
	}
	objects, whole := unpacked(body)
	body, objects = carriesNone.ReplaceAll(body, nil), carriesNone.ReplaceAll(objects, nil)
	switch {
	case active.Match(body) || active.Match(objects):
		return runsPrograms
	case carrying.Match(body) || carrying.Match(objects):
		return carriesFiles
	case !whole:
		return opaque
	case !aPage.Match(body) && !aPage.Match(objects):
		return noPage
	}
	return fault{}
}

// maxObjects is how much of packed objects is looked at, in bytes. They describe pages and
// fonts; text and pictures lie elsewhere, so that even long documents need far less.
const maxObjects = 16 << 20

// unpacked is the text of the objects that lie packed in streams of objects (ISO 32000-1,
// 7.5.7); false if some are packed in a way, or to a size, that cannot be looked into.
func unpacked(body []byte) (objects []byte, whole bool) {
	var out bytes.Buffer
	for _, at := range packed.FindAllIndex(body, -1) {
		dictionary, data, found := streamAt(body, at[0])
		if !found {
			continue // the name stands in no stream's dictionary
		}
		if !bytes.ContainsAny(dictionary, "#") && !bytes.Contains(dictionary, []byte("/Filter")) {
			continue // not packed at all: it was looked at with the rest
		}
		if bytes.Contains(dictionary, []byte("#")) || !plainFlate.Match(dictionary) || bytes.Contains(dictionary, []byte("/DecodeParms")) {
			return out.Bytes(), false
		}
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return out.Bytes(), false
		}
		_, _ = io.Copy(&out, io.LimitReader(r, int64(maxObjects+1-out.Len()))) // a cut end is a reader's to judge
		if out.WriteByte('\n'); out.Len() > maxObjects {
			return out.Bytes(), false
		}
	}
	return out.Bytes(), true
}

var plainFlate = regexp.MustCompile(`/Filter\s*\[?\s*/FlateDecode\s*(\]|/|>|$)`)

// streamAt is the dictionary around a place, and the data of its stream up to the file's end.
func streamAt(body []byte, at int) (dictionary, data []byte, found bool) {
	const farthest = 4096 // bytes: dictionaries of such streams have some hundred
	start := bytes.LastIndex(body[max(0, at-farthest):at], []byte("obj"))
	end := bytes.Index(body[at:min(len(body), at+farthest)], []byte("stream"))
	if start < 0 || end < 0 {
		return nil, nil, false
	}
	data = body[at+end+len("stream"):]
	data = bytes.TrimPrefix(bytes.TrimPrefix(data, []byte("\r")), []byte("\n"))
	return body[max(0, at-farthest)+start : at+end], data, true
}
