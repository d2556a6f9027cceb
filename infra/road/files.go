package road

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"codeberg.org/go-pdf/fpdf"
)

// PDF is a one-page document that says what it is a sample of. Two with different titles
// differ in content.
func PDF(title string) File {
	doc := fpdf.New("P", "mm", "Letter", "")
	doc.AddPage()
	doc.SetFont("Helvetica", "B", 20)
	doc.Cell(0, 20, "SAMPLE - NOT A REAL DOCUMENT")
	doc.Ln(20)
	doc.SetFont("Helvetica", "", 12)
	doc.MultiCell(0, 7, title, "", "", false)
	var out bytes.Buffer
	if err := doc.Output(&out); err != nil {
		panic(err) // a fixed page with a built-in font
	}
	return File{Name: "sample.pdf", ContentType: "application/pdf", Bytes: out.Bytes()}
}

// PNG is a scan of nothing, different for each seed.
func PNG(seed int) File {
	var out bytes.Buffer
	if err := png.Encode(&out, scan(seed)); err != nil {
		panic(err)
	}
	return File{Name: fmt.Sprintf("scan-%d.png", seed), ContentType: "image/png", Bytes: out.Bytes()}
}

// JPEG is a photograph of nothing, different for each seed.
func JPEG(seed int) File {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, scan(seed), nil); err != nil {
		panic(err)
	}
	return File{Name: fmt.Sprintf("photo-%d.jpg", seed), ContentType: "image/jpeg", Bytes: out.Bytes()}
}

func scan(seed int) image.Image {
	img := image.NewGray(image.Rect(0, 0, 170, 220))
	for y := range 220 {
		for x := range 170 {
			img.SetGray(x, y, color.Gray{Y: uint8(x*seed + y*(seed>>8) + y)})
		}
	}
	return img
}

// Program is an executable that calls itself a PDF.
func Program() File {
	return File{Name: "w9.pdf", ContentType: "application/pdf", Bytes: append([]byte("MZ\x90\x00\x03"), bytes.Repeat([]byte{0}, 4096)...)}
}
