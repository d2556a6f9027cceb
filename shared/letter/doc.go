// Package letter turns what the plan owes a provider into one letter in three forms:
// an HTML email (the accessible original), its plain text part, and a PDF on the
// plan's letterhead that also fits a window envelope.
//
// It knows no kind of case: a kind brings its Words, and what else it takes to write and
// send them, as a Wording. Each letter has one source, <name>.txt among the words'
// templates, written in a small markup (see markup.go). The template is filled once, read
// once into a document, and every form is drawn from that document, so the three cannot
// disagree. What people typed enters the template escaped (see escape.go): it can never
// become markup, HTML or a link.
//
// Render is pure and deterministic: the same content gives the same bytes.
package letter
