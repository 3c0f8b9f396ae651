package loadtest_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

// How many there are. With the limits that the bot has by default, they may ask
// 1,000 questions a second.
const (
	servers    = 100
	channels   = 5
	personsPer = 40
)

// A crowd is the people of some servers, who turn to the bot.
type crowd struct {
	*discordtest.Server
	places    []place
	questions []string

	deeds []*deed
	// open are those that are watched, recent the latest answers to questions,
	// whose buttons are pressed.
	open   []*deed
	recent []*deed
}

// A place is a channel, with the people who are there.
type place struct {
	channel string
	people  []string
}

// A deed is one turn of somebody to the bot.
type deed struct {
	kind kind
	// id is the interaction's or the message's.
	id, person, channel string
	at                  time.Time
	// message holds the answer, once there is one.
	message string
}

type kind string

// Kinds of deeds.
const (
	ask      kind = "ask"
	complete kind = "complete"
	search   kind = "search"
	evidence kind = "evidence"
	vote     kind = "vote"
	direct   kind = "direct message"
)

// mix is what people do, one after the other: most of them ask. Each hundred
// deeds, two more write direct messages.
var mix = [...]kind{ask, ask, complete, ask, search, ask, evidence, ask, ask, vote, ask, ask, complete, ask, search, ask, evidence, ask, ask, ask}

const directEach = 50

func gather(t *testing.T, s *discordtest.Server) *crowd {
	t.Helper()
	c := &crowd{Server: s, questions: questions(t)}
	for i := range servers {
		guild := s.AddGuild(fmt.Sprintf("Server %d", i))
		var people []string
		for j := range personsPer {
			people = append(people, fmt.Sprint(810_000_000_000_000_000+i*1000+j))
		}
		for j := range channels {
			c.places = append(c.places, place{s.AddChannel(guild, fmt.Sprintf("channel-%d", j), 0), people})
		}
	}
	return c
}

// questions are those of the sample articles, in both languages, some of which
// they do not answer.
func questions(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"questions.jsonl", "absent.jsonl"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "seeds", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var q struct{ Question string }
			if err := json.Unmarshal(line, &q); err != nil {
				t.Fatal(err)
			}
			out = append(out, q.Question)
		}
	}
	return out
}

// act does the n-th deed.
func (c *crowd) act(n int) error {
	if n%directEach == 0 {
		c.write(n)
	}
	k := mix[n%len(mix)]
	if (k == evidence || k == vote) && len(c.recent) == 0 {
		k = ask
	}
	// Seven has no divisor in common with the number of places: all of them have
	// their turn, and then the next people of each.
	at := c.places[n*7%len(c.places)]
	d := &deed{kind: k, channel: at.channel, person: at.people[n/len(c.places)%len(at.people)], at: time.Now()}
	var err error
	switch k {
	case ask:
		d.id, err = c.Invoke(d.use("ask", n, map[string]any{"question": c.question(n)}))
	case search:
		d.id, err = c.Invoke(d.use("search", n, map[string]any{"query": c.question(n)}))
	case complete:
		typed := [...]string{"St", "빵", "ㅁㄹㅌ", "tidal", "혜성"}[n/len(mix)%5]
		d.id, err = c.Complete(d.use("ask", n, map[string]any{"question": "?", "article": typed}), "article")
	default:
		err = c.press(d, n)
	}
	if err != nil {
		return err
	}
	c.deeds, c.open = append(c.deeds, d), append(c.open, d)
	return nil
}

func (c *crowd) question(n int) string { return c.questions[n%len(c.questions)] }

func (d *deed) use(command string, n int, options map[string]any) discordtest.Invocation {
	return discordtest.Invocation{
		Person: d.person, Channel: d.channel, Locale: [...]string{"ko", "en-US"}[n%2], Command: command, Options: options,
	}
}

// press presses a button of an answer that came a short time ago.
func (c *crowd) press(d *deed, n int) (err error) {
	under := c.recent[n%len(c.recent)]
	d.channel = under.channel
	button := "up:" + under.id
	if d.kind == evidence {
		button = "evidence:" + under.id
	}
	d.id, err = c.Press(d.person, under.message, button)
	return err
}

// write writes a direct message.
func (c *crowd) write(n int) {
	d := &deed{kind: direct, person: fmt.Sprint(820_000_000_000_000_000 + n), at: time.Now()}
	d.channel, d.id = c.DirectMessage(d.person, c.question(n))
	c.deeds, c.open = append(c.deeds, d), append(c.open, d)
}

// watchFor is how long a deed is watched after it was answered: an answer that
// comes twice does so soon.
const watchFor = 5 * time.Second

// watch looks at what became of the deeds, and reports what is wrong with those
// that were watched long enough, or all if it is over.
func (c *crowd) watch(t *testing.T, over bool) {
	t.Helper()
	var open []*deed
	for _, d := range c.open {
		answered := d.look(c.Server)
		if !over && (!answered || time.Since(d.at) < watchFor) {
			open = append(open, d)
			continue
		}
		if err := d.check(c.Server); err != nil {
			t.Errorf("%s %s: %v", d.kind, d.id, err)
		}
	}
	c.open = open
	c.recent = c.recent[:0]
	for _, d := range c.open {
		if d.kind == ask && d.message != "" {
			c.recent = append(c.recent, d)
		}
	}
}

// look reports whether a deed was answered.
func (d *deed) look(s *discordtest.Server) bool {
	if d.kind == direct {
		return len(s.Messages(d.channel)) > 0
	}
	i := s.Interaction(d.id)
	if d.kind == ask && i.Answered != 0 && len(i.Messages()) == 1 && has(i.Messages()[0], "evidence:"+d.id) {
		d.message = i.Messages()[0].ID
	}
	return i.Answered != 0
}

// check returns what is wrong with the answer to a deed.
func (d *deed) check(s *discordtest.Server) error {
	i := s.Interaction(d.id)
	shown := i.Messages()
	if d.kind == direct {
		shown = s.Messages(d.channel)
	}
	switch {
	case d.kind == complete && len(i.Choices) == 0:
		return errors.New("no choices")
	case d.kind == complete:
		return nil
	case len(shown) != 1:
		return fmt.Errorf("%d messages", len(shown))
	case d.kind == vote && i.Callback != discordtest.CallbackUpdate,
		(d.kind == ask || d.kind == direct) && !has(shown[0], "more:"+d.id),
		d.kind == search && len(shown[0].Embeds) == 0,
		d.kind == evidence && len(shown[0].Embeds) == 0:
		return fmt.Errorf("it is answered by %q", shown[0].Content)
	}
	return nil
}

func has(m discordtest.Message, button string) bool {
	for _, b := range m.Buttons() {
		if b.CustomID == button {
			return true
		}
	}
	return false
}
