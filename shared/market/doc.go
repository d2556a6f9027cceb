// Package market holds what differs from market to market, and from decision date to
// decision date, as data: products, who credentials them, which documents and which
// credentialing elements a provider needs, who is turned away to whom, the clocks, and
// the words letters use. Adding a state or a product takes a YAML file and no Go.
//
// data/common.yaml says what holds everywhere, data/<market>.yaml what is peculiar to
// one market, data/rules.yaml the accreditation rules by decision date. A rule names
// conditions from a small vocabulary (condition.go) that are asked of the Facts of a
// submission. go generate checks all of it and writes it as Go, so that a function starts
// without reading any: a misspelt field, condition, element or document type stops it with
// the file's name.
package market
