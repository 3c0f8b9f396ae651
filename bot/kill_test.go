package bot

import (
	"os"
	"testing"

	"footnote/bot/servers"
	"footnote/internal/discordtest"
	"footnote/internal/feedback"
)

func TestWhatABotKeptIsThereAfterItWasKilled(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, harbour)
	votes := t.TempDir()
	o.Ballot = feedback.New(votes, nil)
	r := run(t, s, o)
	if err := r.bot.servers.Set(discordtest.DefaultGuild, servers.Settings{Language: "ko"}); err != nil {
		t.Fatal(err)
	}
	asked := r.response(t, r.Ask("en-US", "Who cut the ribbon?"), "[1]")
	r.push(t, asked.Original.ID, upAction+":"+asked.ID)
	r.Wait(t, "the vote", func() bool { return hasLabel(r.Message(asked.Original.ID), "1") })
	channel, question := r.DirectMessage("42", "who?")
	r.reply(t, channel, "[1]")
	r.settled()

	// What is on the disk now is what a kill leaves behind.
	left := t.TempDir()
	if err := os.CopyFS(left, os.DirFS(o.Folder)); err != nil {
		t.Fatal(err)
	}
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	o.Folder, o.Ballot = left, feedback.New(votes, nil)
	again := run(t, s, o)
	again.response(t, again.push(t, asked.Original.ID, evidenceAction+":"+asked.ID), "Mayor Ito")
	again.response(t, again.push(t, asked.Original.ID, moreAction+":"+asked.ID), "Mayor Ito")
	again.push(t, asked.Original.ID, upAction+":"+asked.ID)
	again.Wait(t, "the vote to be taken back", func() bool { return !hasLabel(again.Message(asked.Original.ID), "1") })
	again.response(t, again.Ask("en-US", "who?"), "출처")
	again.Delete(question)
	again.Wait(t, "the answer to go", func() bool { return len(again.Messages(channel)) == 0 })
}

// hasLabel reports whether a button says something.
func hasLabel(m discordtest.Message, label string) bool {
	for _, b := range m.Buttons() {
		if b.Label == label {
			return true
		}
	}
	return false
}
