package engine

import "syscall"

// processAttributes puts the child into its own group and has the kernel kill
// it when this process dies, however it dies.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
