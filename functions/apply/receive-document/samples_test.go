package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// samplePDF is a PDF of one empty page; no two numbers give the same bytes.
func samplePDF(n int) []byte {
	return pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>", fmt.Sprintf("(%08x)", n))
}

// pdfOf is a PDF of these objects, the first its catalogue.
func pdfOf(objects ...string) []byte {
	out := []byte("%PDF-1.7\n")
	for i, o := range objects {
		out = fmt.Appendf(out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return append(out, "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"...)
}

// with adds objects to a PDF of one page.
func with(objects ...string) []byte {
	return pdfOf(append([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<</Type/Page/Parent 2 0 R>>"}, objects...)...)
}

// inStream packs objects into a stream of objects, as most programs write them today.
func inStream(objects, extra string) string {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write([]byte(objects)); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return fmt.Sprintf("<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode%s /Length %d >>\nstream\r\n%s\nendstream", extra, out.Len(), out.String())
}

// sampleHEIC begins as a photo of an iPhone does.
func sampleHEIC() []byte {
	return append([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), make([]byte, 64)...)
}

func lockedPDF() []byte {
	return bytes.Replace(samplePDF(0), []byte("/Root"), []byte("/Encrypt 3 0 R /Root"), 1)
}

func sampleImage() image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range 40 * 30 {
		picture.Set(i%40, i/40, color.RGBA{R: uint8(i), G: uint8(i * i), B: uint8(i / 7), A: 255})
	}
	return picture
}

func samplePNG() []byte {
	var out bytes.Buffer
	if err := png.Encode(&out, sampleImage()); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// giantPNG is a small file that says it unpacks to 3.6 gigapixels; its checksums are right.
func giantPNG() []byte {
	b := samplePNG()
	const head, data, end = 12, 16, 29 // of the first chunk: name, data, checksum
	binary.BigEndian.PutUint32(b[data:], 60_000)
	binary.BigEndian.PutUint32(b[data+4:], 60_000)
	binary.BigEndian.PutUint32(b[end:], crc32.ChecksumIEEE(b[head:end]))
	return b
}

func sampleJPEG() []byte {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, sampleImage(), nil); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// previewedJPEG holds a whole smaller JPEG in a segment before the picture, as cameras do.
func previewedJPEG() []byte {
	inner, outer := sampleJPEG(), sampleJPEG()
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(2+len(inner)))
	return bytes.Join([][]byte{outer[:2], segment, inner, outer[2:]}, nil)
}

// sampleTIFF is one black pixel, its directory at the end.
func sampleTIFF(order binary.AppendByteOrder) []byte {
	b := []byte("II*\x00")
	if order.String() == binary.BigEndian.String() {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 10)
	b = append(b, 0, 0)
	tags := [][3]uint32{{256, 3, 1}, {257, 3, 1}, {273, 4, 8}, {279, 4, 1}}
	b = order.AppendUint16(b, uint16(len(tags)))
	for _, t := range tags {
		b = order.AppendUint16(b, uint16(t[0]))
		b = order.AppendUint16(b, uint16(t[1]))
		b = order.AppendUint32(b, 1)
		b = order.AppendUint32(b, t[2])
	}
	return order.AppendUint32(b, 0)
}

// sampleProgram begins as programs for Windows do.
func sampleProgram() []byte {
	return append([]byte("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"), make([]byte, 512)...)
}
