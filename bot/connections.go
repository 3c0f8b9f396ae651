package bot

import (
	"net/http"
	"time"
)

// idleConnections are kept open for the next requests: as many as there are at
// once when the bot is busy. With two, the default, it would connect anew for
// most. Of HTTP/2, which Discord speaks, it has one.
const idleConnections = 64

// Of one that nothing came through for checkAfter it is asked whether anything
// still does, which is to be answered within checkWithin. A network that changes
// closes no connection, and without that, the system takes a quarter of an hour to.
const (
	checkAfter  = 10 * time.Second
	checkWithin = 5 * time.Second
)

// orOwn returns client, or one of the bot's own if that is nil.
func orOwn(client *http.Client) *http.Client {
	if client != nil {
		return client
	}
	if own := ownTransport(checkAfter, checkWithin); own != nil {
		return &http.Client{Transport: own}
	}
	return nil
}

// ownTransport returns nil if somebody replaced the library's.
func ownTransport(check, within time.Duration) *http.Transport {
	usual, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return nil
	}
	own := usual.Clone()
	own.MaxIdleConnsPerHost = idleConnections
	own.HTTP2 = &http.HTTP2Config{SendPingTimeout: check, PingTimeout: within}
	return own
}
