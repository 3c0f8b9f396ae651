package bot

import "net/http"

// idleConnections are kept open for the next requests: as many as there are at
// once when the bot is busy. With two, the default, it would connect anew for
// most. Of HTTP/2, which Discord speaks, it has one.
const idleConnections = 64

// orOwn returns client, or one of the bot's own if that is nil.
func orOwn(client *http.Client) *http.Client {
	if client != nil {
		return client
	}
	usual, ok := http.DefaultTransport.(*http.Transport)
	if !ok {
		return nil
	}
	own := usual.Clone()
	own.MaxIdleConnsPerHost = idleConnections
	return &http.Client{Transport: own}
}
