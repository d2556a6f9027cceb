package engine

import (
	"errors"
	"net"
	"strconv"
	"syscall"
)

// Listen listens on the host's preferred port, or on a free one when that is
// zero or taken: a port in use is moved, never a reason to stop.
func Listen(host string, preferred int) (net.Listener, error) {
	listener, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(preferred)))
	if err != nil && preferred != 0 && movable(err) {
		return net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	return listener, err
}

func movable(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.EACCES)
}

// freePort is a port nobody had a moment ago, for an engine that cannot say
// which port it chose itself.
func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}
