package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"footnote/internal/config"
	"footnote/internal/message"
)

// What Discord says of a bot with which all is well.
const (
	goodUser        = `{"id": "2", "username": "footnote"}`
	goodApplication = `{"id": "1", "bot_public": true, "bot_require_code_grant": false, "flags": 524288,
		"interactions_endpoint_url": null, "integration_types_config": {"0": {}, "1": {}}}`
	goodGateway = `{"url": "wss://x", "shards": 1, "session_start_limit": {"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1}}`
	goodGuilds  = `[{"id": "3", "name": "Readers", "owner": false, "permissions": "274877991936"}]`
)

// findings returns what doctor finds of a bot of which a Discord says these
// answers, by path; a number is a status.
func findings(t *testing.T, answers, settings map[string]string) []Check {
	t.Helper()
	mux := http.NewServeMux()
	for path, good := range map[string]string{
		"/users/@me": goodUser, "/applications/@me": goodApplication, "/gateway/bot": goodGateway, "/users/@me/guilds": goodGuilds,
	} {
		if other, found := answers[path]; found {
			good = other
		}
		mux.HandleFunc("GET /v10"+path, func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") != "Bot hunter2" {
				t.Errorf("%s was asked as %q", path, r.Header.Get("Authorization"))
			}
			var status int
			if _, err := fmt.Sscanf(good, "%d", &status); err == nil {
				w.WriteHeader(status)
			}
			_, _ = w.Write([]byte(good)) // the client may be gone
		})
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	all := map[string]string{config.DiscordToken: "Bot hunter2", config.DiscordAPIURL: server.URL + "/v10"}
	for name, value := range settings {
		all[name] = value
	}
	c := &checker{App: New(Options{Config: load(t, all)}), lang: message.English}
	var out []Check
	c.report = func(f Check) {
		if strings.Contains(f.Message+f.Hint, "hunter2") || strings.ContainsAny(f.Message+f.Hint, "\n") {
			t.Errorf("%+v", f)
		}
		out = append(out, f)
	}
	c.discord(t.Context())
	return out
}

func TestWhatDiscordKnowsOfAGoodBotIsTold(t *testing.T) {
	got := findings(t, nil, nil)
	var names []string
	for _, f := range got {
		names = append(names, f.Name)
		if f.Status != OK || f.Hint != "" {
			t.Errorf("%+v", f)
		}
	}
	if want := []string{"discord", "intent", "install", "gateway", "servers", "invite", "invite"}; !slices.Equal(names, want) {
		t.Fatalf("checks are %q, want %q", names, want)
	}
	for i, want := range []string{
		"https://discord.com/oauth2/authorize?client_id=1&integration_type=0&permissions=274877991936&scope=bot+applications.commands",
		"https://discord.com/oauth2/authorize?client_id=1&integration_type=1&scope=applications.commands",
	} {
		if link := got[5+i].Message; !strings.HasSuffix(link, " "+want) {
			t.Errorf("the invitation is %q, want %q", link, want)
		}
	}
}

func TestWhatIsWrongWithABotIsTold(t *testing.T) {
	const application, gateway, guilds = "/applications/@me", "/gateway/bot", "/users/@me/guilds"
	changed := func(good, from, to string) string { return strings.Replace(good, from, to, 1) }
	five := strings.Repeat(`{"name": "A", "permissions": "0"}, `, 6)
	for _, c := range []struct {
		name         string
		path, answer string
		settings     map[string]string
		// check is the finding that differs, with its status and message.
		check  string
		status Status
		want   message.Key
		args   []any
	}{
		{"endpoint", application, changed(goodApplication, "_url\": null", "_url\": \"https://x/?secret=hunter2\""), nil, "endpoint", Fail, message.DoctorEndpoint, nil},
		{"no intent", application, changed(goodApplication, "524288", "0"), nil, "intent", OK, message.DoctorIntentOff, nil},
		{"intent of a large bot", application, changed(goodApplication, "524288", "262144"), nil, "intent", OK, message.DoctorIntent, nil},
		{"private", application, changed(goodApplication, "public\": true", "public\": false"), nil, "public", OK, message.DoctorPrivate, nil},
		{"code grant", application, changed(goodApplication, "grant\": false", "grant\": true"), nil, "install", Fail, message.DoctorCodeGrant, nil},
		{"servers alone", application, changed(goodApplication, `, "1": {}`, ""), nil, "install", OK, message.DoctorInstallServer, nil},
		{"nothing told of installing", application, changed(goodApplication, `{"0": {}, "1": {}}`, "null"), nil, "install", OK, message.DoctorInstallServer, nil},
		{"people alone", application, changed(goodApplication, `"0": {}, `, ""), nil, "install", Warn, message.DoctorInstallPerson, nil},
		{"no way to install", application, changed(goodApplication, `"0": {}, "1": {}`, ""), nil, "install", Fail, message.DoctorInstallNone, nil},
		{"application unread", application, "503", nil, "discord", Fail, message.DoctorDiscordStatus, []any{503}},
		{"no JSON", gateway, "<html>", nil, "discord", Fail, message.DoctorDiscordReach, nil},
		{"refused", "/users/@me", "401", nil, "discord", Fail, message.BotTokenRefused, nil},
		{"too few shards", gateway, changed(goodGateway, "1,", "4,"), nil, "gateway", Warn, message.DoctorShards, []any{4, 1}},
		{"too few processes", gateway, changed(goodGateway, "1,", "4,"), map[string]string{config.ShardID: "1", config.ShardCount: "2"}, "gateway", Warn, message.DoctorShards, []any{4, 2}},
		{"as many as recommended", gateway, changed(goodGateway, "1,", "4,"), map[string]string{config.Shards: "auto"}, "gateway", OK, message.DoctorGateway, []any{4, 4, 999, 1000}},
		{"one of several", gateway, changed(changed(goodGateway, "1,", "2,"), "999", "1"), map[string]string{config.ShardID: "1", config.ShardCount: "2"}, "gateway", OK, message.DoctorGateway, []any{2, 2, 1, 1000}},
		{"no starts left", gateway, changed(goodGateway, "999", "0"), nil, "gateway", Fail, message.DoctorStarts, []any{0, 1000}},
		{"too few starts left", gateway, changed(goodGateway, "999", "3"), map[string]string{config.Shards: "4"}, "gateway", Fail, message.DoctorStarts, []any{3, 1000}},
		{"in no server", guilds, "[]", nil, "servers", OK, message.DoctorServersNone, nil},
		{"a permission short", guilds, changed(goodGuilds, "274877991936", "274877975552"), nil, "servers", Warn, message.DoctorLacks, []any{"Readers", "Embed Links"}},
		{"a hostile name", guilds, `[{"name": "` + strings.Repeat("가", 100) + `", "permissions": "1"}]`, nil, "servers", Warn, message.DoctorLacks, []any{strings.Repeat("가", 60) + "…", "View Channels, Send Messages, Send Messages in Threads, Embed Links, Read Message History"}},
		{"many short", guilds, "[" + five + `{"name": "B", "permissions": "0"}]`, nil, "servers", Warn, message.DoctorLacksMore, []any{2}},
		{"an administrator", guilds, changed(goodGuilds, "274877991936", "8"), nil, "servers", OK, message.DoctorServers, []any{1}},
		{"its own", guilds, changed(changed(goodGuilds, "274877991936", "0"), "false", "true"), nil, "servers", OK, message.DoctorServers, []any{1}},
		{"permissions that are none", guilds, changed(goodGuilds, "274877991936", "all"), nil, "servers", OK, message.DoctorServers, []any{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := findings(t, map[string]string{c.path: c.answer}, c.settings)
			want := c.want.In(message.English, c.args...)
			if !slices.ContainsFunc(got, func(f Check) bool {
				return f.Name == c.check && f.Status == c.status && f.Message == want && (f.Hint != "" || f.Status == OK)
			}) {
				t.Errorf("%s %s %q is not among %+v", c.check, c.status, want, got)
			}
			for _, f := range got {
				if (f.Status == Fail || f.Status == Warn) && f.Name != c.check {
					t.Errorf("found as well: %+v", f)
				}
			}
		})
	}
}
