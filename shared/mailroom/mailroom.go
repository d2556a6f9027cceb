// Package mailroom keeps letters in S3: each stored once, with a mark when it was sent and
// one when it was printed, and a copy where the plan's print shop takes what goes by post. It exists apart from
// the table so that a table restored to an earlier hour does not send letters again.
package mailroom

import (
	"context"
	"strings"

	"credo/shared/setting"
	"credo/shared/vault"
)

// Room is the letters bucket and the outbound bucket.
type Room struct{ letters, outbound *vault.Bucket }

// New is the room of two buckets.
func New(letters, outbound *vault.Bucket) *Room { return &Room{letters, outbound} }

// Open is the room of a function: LETTERS_BUCKET and OUTBOUND_BUCKET.
func Open(env *setting.Reader) *Room {
	return New(vault.Open(env, "LETTERS_BUCKET"), vault.Open(env, "OUTBOUND_BUCKET"))
}

// Letter is a rendered letter.
type Letter struct {
	Text, HTML string
	PDF        []byte
}

// maxPDF is the largest letter read back, in bytes; a page is some 20 KB.
const maxPDF = 8 << 20

const pdfType = "application/pdf"

// Keep stores a letter unless it is stored, and returns what is stored: whoever renders
// it again sends what was rendered first.
func (r *Room) Keep(ctx context.Context, caseID, number string, l Letter) (Letter, error) {
	keep := func(extension, contentType string, body []byte) ([]byte, error) {
		return r.letters.PutOnce(ctx, vault.LetterKey(caseID, number, extension), contentType, body)
	}
	pdf, err := keep("pdf", pdfType, l.PDF)
	if err != nil {
		return Letter{}, err
	}
	html, err := keep("html", "text/html; charset=utf-8", []byte(l.HTML))
	if err != nil {
		return Letter{}, err
	}
	text, err := keep("txt", "text/plain; charset=utf-8", []byte(l.Text))
	return Letter{Text: string(text), HTML: string(html), PDF: pdf}, err
}

// mark is the extension of the object that says a letter was sent; it holds SES's
// message ID, or nothing for a letter that went by post.
const mark = "sent"

// MarkSent notes that SES, or the print shop, has the letter.
func (r *Room) MarkSent(ctx context.Context, caseID, number, messageID string) error {
	return r.letters.Put(ctx, vault.LetterKey(caseID, number, mark), "text/plain; charset=utf-8", []byte(messageID))
}

// Marked returns the numbers of a case's letters that are marked as sent: one listing.
func (r *Room) Marked(ctx context.Context, caseID string) (map[string]bool, error) {
	keys, err := r.letters.List(ctx, strings.TrimSuffix(vault.LetterKey(caseID, "", ""), "."))
	if err != nil {
		return nil, err
	}
	marked := map[string]bool{}
	for _, key := range keys {
		if number, ok := strings.CutSuffix(key[strings.LastIndex(key, "/")+1:], "."+mark); ok {
			marked[number] = true
		}
	}
	return marked, nil
}

// MessageID is SES's message ID of a marked letter.
func (r *Room) MessageID(ctx context.Context, caseID, number string) (string, error) {
	o, err := r.letters.Get(ctx, vault.LetterKey(caseID, number, mark), 1<<10)
	return string(o.Body), err
}

// printed is the extension of the empty object that says a letter was put where it is printed.
const printed = "printed"

// Print puts a stored letter where it is printed and posted, and marks it: the print shop
// takes the copy away, and whoever prints the letter again does not put it back. It costs a
// listing, and three requests more the first time.
func (r *Room) Print(ctx context.Context, caseID, number string) error {
	mark := vault.LetterKey(caseID, number, printed)
	if marks, err := r.letters.List(ctx, mark); err != nil || len(marks) > 0 {
		return err
	}
	o, err := r.letters.Get(ctx, vault.LetterKey(caseID, number, "pdf"), maxPDF)
	if err != nil {
		return err
	}
	if err := r.outbound.Put(ctx, vault.MailKey(number), pdfType, o.Body); err != nil {
		return err
	}
	return r.letters.Put(ctx, mark, "text/plain; charset=utf-8", nil)
}
