package main

import (
	"bytes"
	"image"
	_ "image/jpeg"
	_ "image/png"

	"github.com/gabriel-vasile/mimetype"

	"credo/shared/application"
)

// inspect says what a file is by its content, whatever its name, and why it cannot be
// used if it cannot.
func inspect(body []byte) application.Arrival {
	found := application.Arrival{ContentType: mimetype.Detect(body).String()}
	switch found.ContentType {
	case "application/pdf":
		found.Reason, found.Fix = inspectPDF(body)
	case "image/png", "image/jpeg":
		if damaged(body) {
			found.Reason, found.Fix = "The picture is damaged and cannot be opened.", "Take or scan it again and send the new file."
		}
	case "image/tiff":
		if len(body) < 64 {
			found.Reason, found.Fix = "The picture is damaged and cannot be opened.", "Scan it again and send the new file."
		}
	default:
		found.Reason, found.Fix = "This file is not a PDF, PNG, JPEG or TIFF, whatever its name says.", "Save or scan the document as a PDF, or send a photo of it."
	}
	return found
}

// maxPixels is the largest picture that is decoded to see whether it is whole; of a larger
// one only the head is read, so that no picture can use up the memory.
const maxPixels = 64_000_000

func damaged(picture []byte) bool {
	head, _, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil || head.Width*head.Height > maxPixels {
		return err != nil
	}
	_, _, err = image.Decode(bytes.NewReader(picture))
	return err != nil
}

// inspectPDF finds the two faults that keep people from reading a PDF: it was cut off, or
// it asks for a password.
func inspectPDF(body []byte) (reason, fix string) {
	tail := body[max(0, len(body)-2048):]
	switch {
	case !bytes.Contains(tail, []byte("%%EOF")):
		return "The PDF is cut off and cannot be opened.", "Save it again and send the new file."
	case bytes.Contains(body, []byte("/Encrypt")):
		return "The PDF is protected by a password.", "Save it without a password and send the new file."
	}
	return "", ""
}
