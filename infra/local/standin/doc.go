// Package standin holds local stand-ins for the primary sources that the real
// clients ask, one sub-package a source. A stand-in answers in the source's own
// shapes, with invented records, and fails on purpose for some: the clients
// meet here what they meet outside, by an address setting alone.
package standin
