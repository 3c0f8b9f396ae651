package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"footnote/cli"
	"footnote/internal/config"
	"footnote/internal/discordtest"
)

// asFootnote makes this test's own program be footnote.
const asFootnote = "DISCORDDEMO_AS_FOOTNOTE"

func TestMain(m *testing.M) {
	if os.Getenv(asFootnote) != "" {
		os.Exit(cli.Main(context.Background(), os.Args[1:], cli.System()))
	}
	os.Exit(m.Run())
}

// patience is far longer than anything takes, so that a busy machine fails no
// test.
const patience = time.Minute

// mina manages the server, jun and sora do not.
const (
	mina = discordtest.DefaultPerson
	jun  = "800000000000000002"
	sora = "800000000000000003"
)

// A trial is a demo that runs, and what uses it as the page does.
type trial struct {
	*demo
	t       *testing.T
	address string
}

// try runs a demo with the bot over the seeds until the test ends.
func try(t *testing.T) *trial {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, setting := range config.Settings() {
		t.Setenv(setting.Name, "")
	}
	t.Setenv(asFootnote, "1")
	ctx, stop := context.WithCancel(t.Context())
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", loopback+":0")
	if err != nil {
		t.Fatal(err)
	}
	d := newDemo()
	p := program{options: options{program: self}, work: t.TempDir(), log: d.log, also: io.Discard}
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, d, listener, p, io.Discard) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		for _, report := range d.reports.list() {
			t.Error(report)
		}
		if t.Failed() {
			t.Log(strings.Join(d.log.list(), "\n"))
		}
		d.Close()
	})
	r := &trial{demo: d, t: t, address: listener.Addr().String()}
	r.sees(view{Person: mina, Place: discordtest.DefaultChannel, Locale: "en-US"}, "the bot", func(s sight) bool { return s.Connected })
	return r
}

// does does something that must succeed.
func (r *trial) does(name string, a act) outcome {
	r.t.Helper()
	status, out, err := r.attempts(name, a)
	if status != http.StatusOK {
		r.t.Fatalf("%s: %d %s", name, status, err)
	}
	return out
}

// attempts returns what came of an act, with its error if it was refused.
func (r *trial) attempts(name string, a act) (status int, out outcome, failure string) {
	r.t.Helper()
	body, err := json.Marshal(a)
	if err != nil {
		r.t.Fatal(err)
	}
	response, err := new(http.Client).Post("http://"+r.address+"/api/"+name, "application/json", bytes.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	var got struct {
		outcome
		Error string `json:"error"`
	}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
		r.t.Fatal(err)
	}
	return response.StatusCode, got.outcome, got.Error
}

// sees returns what a view shows once that is as it should be, told by events.
func (r *trial) sees(v view, what string, good func(sight) bool) sight {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	query := url.Values{"person": {v.Person}, "place": {v.Place}, "locale": {v.Locale}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+r.address+"/api/events?"+query.Encode(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	response, err := new(http.Client).Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	var s sight
	lines := bufio.NewReader(response.Body)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			r.t.Fatalf("wait for %s: %v; last seen: %+v", what, err, s.Messages)
		}
		data, ok := strings.CutPrefix(line, "data: ")
		if !ok {
			continue
		}
		s = sight{}
		if err := json.Unmarshal([]byte(data), &s); err != nil {
			r.t.Fatal(err)
		}
		if good(s) {
			return s
		}
	}
}

// holds reports whether one message has all of some texts.
func (s sight) holds(texts ...string) bool {
	_, ok := s.message(texts...)
	return ok
}

// message returns the first message that has all of some texts.
func (s sight) message(texts ...string) (shown, bool) {
	for _, m := range s.Messages {
		all := fmt.Sprintf("%s %+v %+v", m.Content, m.Embeds, m.Components)
		found := true
		for _, text := range texts {
			found = found && strings.Contains(all, text)
		}
		if found {
			return m, true
		}
	}
	return shown{}, false
}

// button returns the custom ID of a message's button.
func (m shown) button(label string) string {
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.Label == label {
				return c.CustomID
			}
		}
	}
	return ""
}
