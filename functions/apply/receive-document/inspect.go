package main

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	_ "image/jpeg"
	_ "image/png"

	"github.com/gabriel-vasile/mimetype"

	"credo/shared/casefile"
)

// fault is why a file cannot be used, and what to do about it: the provider reads both.
type fault struct{ reason, fix string }

var (
	tooLarge     = fault{"The file is larger than 20 MB.", "Scan it at a lower resolution, or split it."}
	wrongType    = fault{"This file is not a PDF, PNG, JPEG or TIFF, whatever its name says.", "Save or scan the document as a PDF, or send a photo of it."}
	fromPhone    = fault{"This is a photo in Apple's own format (HEIC), which we cannot read.", "On the phone, open Settings, Camera, Formats and choose Most Compatible, then take the photo again. Or open this one and share or save it as JPEG or PDF."}
	cutOff       = fault{"The PDF is cut off and cannot be opened.", "Save it again and send the new file."}
	locked       = fault{"The PDF is locked: it asks for a password, or forbids changes.", "Print it to a new PDF without a lock and send that."}
	noPage       = fault{"The PDF has no page.", "Open it to see what is in it, save or scan the document again and send the new file."}
	runsPrograms = fault{"The PDF holds a program (JavaScript, or an action that starts one). We open no such file.", "Print it to a new PDF and send that."}
	carriesFiles = fault{"The PDF carries other files inside it. We open no such file.", "Print it to a new PDF and send that. Send each other document on its own."}
	opaque       = fault{"The PDF is packed in a way that we cannot check.", "Print it to a new PDF and send that."}
	damaged      = fault{"The picture is damaged and cannot be opened.", "Take or scan it again and send the new file."}
	tooDetailed  = fault{"The picture has more than 200 megapixels.", "Scan the document again at 300 dots per inch and send the new file."}
)

// inspections look into the types that are taken. They read a file's structure and
// unpack no more of it than a bounded part, so that no file can use up the memory.
var inspections = map[string]func([]byte) fault{
	"application/pdf": inspectPDF,
	"image/png":       func(b []byte) fault { return inspectPicture(b, wholePNG) },
	"image/jpeg":      func(b []byte) fault { return inspectPicture(b, wholeJPEG) },
	"image/tiff":      inspectTIFF,
}

// inspect says what a file is by its content, whatever its name, and why it cannot be
// used if it cannot.
func inspect(body []byte) casefile.Arrival {
	found := casefile.Arrival{ContentType: mimetype.Detect(body).String(), Size: int64(len(body))}
	f := wrongType
	if kind := found.ContentType; kind == "image/heic" || kind == "image/heif" || kind == "image/heic-sequence" || kind == "image/heif-sequence" {
		f = fromPhone
	}
	if look, taken := inspections[found.ContentType]; taken {
		f = look(body)
	}
	found.Reason, found.Fix = f.reason, f.fix
	return found
}

// maxPixels keeps pictures that pack far more than a scan out of people's browsers.
const maxPixels = 200_000_000

func inspectPicture(body []byte, whole func([]byte) bool) fault {
	head, _, err := image.DecodeConfig(bytes.NewReader(body))
	switch {
	case err != nil:
		return damaged
	case head.Width > maxPixels/max(1, head.Height):
		return tooDetailed
	case !whole(body):
		return damaged
	}
	return fault{}
}

// wholePNG reports whether every chunk up to the last is there and has its checksum.
func wholePNG(body []byte) bool {
	const signature, around = 8, 12 // bytes; around a chunk's data: length, name, checksum
	picture := false
	for rest := body[signature:]; len(rest) >= around; {
		size := uint64(binary.BigEndian.Uint32(rest))
		if size > uint64(len(rest)-around) {
			return false
		}
		checked, sum := rest[4:8+size], rest[8+size:]
		if crc32.ChecksumIEEE(checked) != binary.BigEndian.Uint32(sum) {
			return false
		}
		switch string(rest[4:8]) {
		case "IDAT":
			picture = true
		case "IEND":
			return picture
		}
		rest = rest[around+size:]
	}
	return false
}

// wholeJPEG reports whether the picture begins and ends. The segments before it are
// skipped: they may hold a preview with an end of its own.
func wholeJPEG(body []byte) bool {
	const fill, scan = 0xFF, 0xDA
	for rest := body[2:]; len(rest) >= 4 && rest[0] == 0xFF; {
		size := 1
		switch rest[1] {
		case scan:
			return bytes.Contains(rest, []byte{0xFF, 0xD9})
		case fill:
		default:
			size = 2 + int(binary.BigEndian.Uint16(rest[2:]))
		}
		if size > len(rest) {
			return false
		}
		rest = rest[size:]
	}
	return false
}

// inspectTIFF looks whether the directory of the first page is in the file.
func inspectTIFF(body []byte) fault {
	const head, entry = 8, 12 // bytes
	if len(body) < head {
		return damaged
	}
	var order binary.ByteOrder = binary.LittleEndian
	if body[0] == 'M' {
		order = binary.BigEndian
	}
	at := uint64(order.Uint32(body[4:]))
	if at < head || at+2 > uint64(len(body)) {
		return damaged
	}
	if entries := uint64(order.Uint16(body[at:])); entries == 0 || at+2+entries*entry > uint64(len(body)) {
		return damaged
	}
	return fault{}
}
