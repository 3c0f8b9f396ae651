package openaitest

import (
	"net"
	"net/http"
)

// Silent sends nothing, not even a header, until the client goes.
func Silent() Reply {
	return func(x *Exchange) {
		select {
		case <-x.Gone:
		case <-x.Closed:
		}
	}
}

// Reset streams the chunks, if there are any, then resets the connection.
func Reset(chunks ...string) Reply {
	return func(x *Exchange) {
		if len(chunks) > 0 {
			x.chunks(chunks)
		}
		connection, _, err := http.NewResponseController(x.ResponseWriter).Hijack()
		if err != nil {
			panic(err)
		}
		if tcp, ok := connection.(*net.TCPConn); ok {
			// What is not sent is thrown away, and RST is sent (Linux: tcp(7),
			// SO_LINGER of 0).
			_ = tcp.SetLinger(0)
		}
		_ = connection.Close()
	}
}
