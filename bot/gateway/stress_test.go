package gateway_test

import (
	"testing"

	"footnote/internal/discordtest"
)

func TestNothingIsLostOrTwiceHoweverOftenTheConnectionIs(t *testing.T) {
	t.Parallel()
	const count, events = 3, 600
	b := run(t, discord(t, discordtest.GatewayOptions{Shards: count}), auto)
	b.connected(0, 1, 2)
	for n := range events {
		for shard := range count {
			b.send(guildOf(shard, count), n)
		}
		if n%5 != 0 {
			continue
		}
		switch n / 5 % 3 {
		case 0:
			b.Drop(4000)
		case 1:
			b.Reconnect(n % count)
		case 2:
			b.InvalidSession(true)
		}
		if n%10 == 0 {
			b.connected()
		}
	}
	for shard := range count {
		b.receives(shard, 0, events-1)
	}
	if b.Identifies() != count || b.Resumes() < events/10 {
		t.Errorf("%d sessions, %d resumes", b.Identifies(), b.Resumes())
	}
}
