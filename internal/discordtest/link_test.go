package discordtest_test

import (
	"fmt"
	"net"
	"net/url"
	"testing"

	"footnote/internal/discordtest"
)

// hangUp responds to an interaction over a connection of its own, and closes it
// once the response took effect, without reading the answer.
func (c *client) hangUp(i discordtest.Interaction) {
	c.t.Helper()
	u, err := url.Parse(c.URL)
	if err != nil {
		c.t.Fatal(err)
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close()
	const body = `{"type":5}`
	_, err = fmt.Fprintf(conn, "POST %s/interactions/%s/%s/callback HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		u.Path, i.ID, i.Token, u.Host, len(body), body)
	if err != nil {
		c.t.Fatal(err)
	}
	c.Wait(c.t, "the callback", func() bool { return c.Interaction(i.ID).Callback != 0 })
}

func TestWhoeverHungUpMayRespondAgain(t *testing.T) {
	c := start(t)
	c.connect(0)
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.hangUp(i)
	c.respond(i, `{"type":5}`).want(t, "again", 400, 40060)
	if n := c.Interaction(i.ID).Callbacks; c.reported() != 0 || n != 1 {
		t.Errorf("reported %q, %d callbacks", c.reports, n)
	}
}
