//go:build !linux

package engine

import "syscall"

// processAttributes puts the child into its own group. Only Linux can also tie
// its life to ours.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
