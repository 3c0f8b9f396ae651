package bot

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"footnote/bot/gateway"
	"footnote/internal/discordtest"
)

func TestAnEventThatCannotBeHandledStopsNothingAndIsNotTold(t *testing.T) {
	var heard []string
	h := make(handlers)
	type said struct{ Content string }
	on(h, "MESSAGE_CREATE", func(m **said) { heard = append(heard, (*m).Content) })
	out := new(logged)
	log := slog.New(slog.NewTextHandler(out, nil))
	for _, e := range []struct{ kind, data string }{
		{"MESSAGE_CREATE", `{"content":"first"}`},
		{"MESSAGE_CREATE", `{"content":{"secret":"word"}}`},
		{"MESSAGE_CREATE", `null`},
		{"UNHEARD", `{"content":"secret"}`},
		{"MESSAGE_CREATE", `{"content":"last"}`},
	} {
		h.call(log, gateway.Event{Kind: e.kind, Data: json.RawMessage(e.data)})
	}
	if got := strings.Join(heard, " "); got != "first last" {
		t.Errorf("heard %q", got)
	}
	if strings.Contains(out.String(), "secret") || strings.Count(out.String(), "level=") != 2 {
		t.Errorf("logged\n%s", out)
	}
}

func TestTheApplicationTellsWhetherItReadsMessages(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	client, err := apiClient(nil, s.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := newREST(discordtest.Token, client)
	if err != nil {
		t.Fatal(err)
	}
	for _, privileged := range []int{0, 1 << 15} {
		s.SetPrivileged(privileged)
		app, err := r.application(t.Context())
		if err != nil || app.id != discordtest.ApplicationID || app.self != discordtest.BotID {
			t.Fatalf("%+v, %v", app, err)
		}
		if app.readsMessages() != (privileged != 0) {
			t.Errorf("with intents %b it has flags %b", privileged, app.flags)
		}
	}
	if !(application{flags: flagMessageContent}).readsMessages() {
		t.Error("the flag of an application in many servers does not count")
	}
}

func TestACompatibleServerTellsWhoTheBotIsByItsGateway(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	for _, path := range []string{"/applications/@me", "/gateway/bot"} {
		s.Fail(discordtest.Fault{Path: path, Status: 404})
	}
	s.Fail(discordtest.Fault{Method: "GET", Path: "/applications/{application_id}/commands", Status: 405})
	r := run(t, s, options(t, s, cited))
	if !strings.Contains(string(r.Commands()), `"integration_types":[0,1]`) {
		t.Errorf("registered are %s", r.Commands())
	}
	r.use(t, "en-US", askCommand, map[string]any{questionOption: "Who cut the ribbon?"}, "[1]")
	r.Write(discordtest.WriteOptions{Content: mention("Who cut the ribbon?")})
	r.reply(t, discordtest.DefaultChannel, "[1]")
	s.Drop(1006)
	r.use(t, "ko", askCommand, map[string]any{questionOption: "누가?"}, "[1]")
}
