package discordtest_test

import (
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

// registered are commands of all kinds.
const registered = `[
 {"name":"ask","name_localizations":{"ko":"질문"},"description":"Ask","contexts":[0,1,2],"integration_types":[0,1],"options":[
  {"type":3,"name":"question","name_localizations":{"ko":"물음"},"description":"What","required":true,"max_length":10},
  {"type":3,"name":"article","description":"Which","autocomplete":true},
  {"type":5,"name":"private","description":"Whether"},
  {"type":4,"name":"count","description":"How many","min_value":1,"max_value":5},
  {"type":7,"name":"where","description":"Channel","channel_types":[0]},
  {"type":6,"name":"who","description":"Person"},
  {"type":3,"name":"kind","description":"Kind","choices":[{"name":"One","value":"one"},{"name":"Two","value":"two"}]}]},
 {"name":"setup","description":"Set up","default_member_permissions":"32","contexts":[0],"options":[
  {"type":1,"name":"channels","description":"Channels","options":[{"type":7,"name":"channel","description":"Channel","required":true}]},
  {"type":1,"name":"show","description":"Show"}]},
 {"name":"Find sources","name_localizations":{"ko":"출처 찾기"},"type":3}]`

func TestACommandTakesWhatWasRegistered(t *testing.T) {
	type options = map[string]any
	c := start(t)
	c.register(registered)
	c.AddMember(discordtest.DefaultGuild, "42", discordtest.Manager)
	c.AddMember(discordtest.DefaultGuild, "43", discordtest.Everyday&^discordtest.UseApplicationCommands)
	thread := c.AddThread(discordtest.DefaultChannel, "aside")
	private := c.AddPrivate("42", "43")
	for _, row := range []struct {
		name string
		v    discordtest.Invocation
		good bool
	}{
		{"all options", discordtest.Invocation{Command: "ask", Options: options{
			"question": "who?", "article": "a", "private": true, "count": 3, "where": discordtest.DefaultChannel, "who": "42", "kind": "two",
		}}, true},
		{"names in Korean", discordtest.Invocation{Locale: "ko", Command: "질문", Options: options{"물음": "누구?"}}, true},
		{"names in no Korean", discordtest.Invocation{Person: "44", Command: "질문", Options: options{"question": "?"}}, false},
		{"no such command", discordtest.Invocation{Command: "tell"}, false},
		{"no command", discordtest.Invocation{}, false},
		{"a required option is missing", discordtest.Invocation{Command: "ask"}, false},
		{"an option is unknown", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "colour": "x"}}, false},
		{"too long", discordtest.Invocation{Command: "ask", Options: options{"question": strings.Repeat("가", 11)}}, false},
		{"empty", discordtest.Invocation{Command: "ask", Options: options{"question": ""}}, false},
		{"a number for text", discordtest.Invocation{Command: "ask", Options: options{"question": 7}}, false},
		{"text for truth", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "private": "yes"}}, false},
		{"too many", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "count": 6}}, false},
		{"a part of one", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "count": 1.5}}, false},
		{"a thread for a channel", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "where": thread}}, false},
		{"no choice of those", discordtest.Invocation{Command: "ask", Options: options{"question": "?", "kind": "three"}}, false},
		{"a private channel", discordtest.Invocation{Person: "42", Channel: private, Command: "ask", Options: options{"question": "?"}}, true},
		{"no apps", discordtest.Invocation{Person: "43", Command: "ask", Options: options{"question": "?"}}, false},
		{"no channel", discordtest.Invocation{Channel: "1", Command: "ask", Options: options{"question": "?"}}, false},
		{"a manager", discordtest.Invocation{Person: "42", Command: "setup show"}, true},
		{"a manager's option", discordtest.Invocation{Person: "42", Command: "setup channels", Options: options{"channel": thread}}, true},
		{"not the whole command", discordtest.Invocation{Person: "42", Command: "setup"}, false},
		{"no such part of it", discordtest.Invocation{Person: "42", Command: "setup fire"}, false},
		{"no manager", discordtest.Invocation{Command: "setup show"}, false},
		{"not in direct messages", discordtest.Invocation{Person: "42", Channel: c.Direct("42"), Command: "setup show"}, false},
		{"not as an app of one's own", discordtest.Invocation{Person: "42", Channel: private, Command: "Find sources", Target: "1"}, false},
		{"no such message", discordtest.Invocation{Command: "Find sources", Target: "1"}, false},
	} {
		if _, err := c.Invoke(row.v); (err == nil) != row.good {
			t.Errorf("%s: %v", row.name, err)
		}
	}
}

func TestAnInteractionHasWhatWasGiven(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	c.register(registered)
	i := c.invoked(discordtest.Invocation{Locale: "ko", Command: "질문", Options: map[string]any{
		"물음": "누구?", "where": discordtest.DefaultChannel, "who": "42", "count": 2,
	}})
	e := c.next(ws, "INTERACTION_CREATE")
	if i.Command != "ask" || i.Options["question"] != "누구?" || at(e, "data", "name") != "ask" || e["locale"] != "ko" || e["id"] != i.ID {
		t.Errorf("%+v\n%v", i, e)
	}
	options, _ := at(e, "data", "options").([]any)
	if len(options) != 4 || options[0].(object)["name"] != "question" || options[1].(object)["value"] != float64(2) {
		t.Errorf("options %v", options)
	}
	if at(e, "data", "resolved", "channels", discordtest.DefaultChannel, "name") != "general" ||
		at(e, "data", "resolved", "users", "42", "id") != "42" || at(e, "data", "resolved", "members", "42", "permissions") == nil {
		t.Errorf("resolved %v", at(e, "data", "resolved"))
	}
	c.AddMember(discordtest.DefaultGuild, "42", discordtest.Manager)
	c.invoked(discordtest.Invocation{Person: "42", Command: "setup channels", Options: map[string]any{"channel": discordtest.DefaultChannel}})
	e = c.next(ws, "INTERACTION_CREATE")
	options, _ = at(e, "data", "options").([]any)
	if at(e, "data", "name") != "setup" || len(options) != 1 || options[0].(object)["name"] != "channels" || options[0].(object)["type"] != float64(1) {
		t.Errorf("data %v", e["data"])
	}
	c.Redeliver(i.ID)
	if e := c.next(ws, "INTERACTION_CREATE"); e["id"] != i.ID {
		t.Errorf("again came %v", e)
	}
}

func TestAMessageCommandHasItsMessageWithAllContent(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	c.register(registered)
	id := c.Write(discordtest.WriteOptions{Person: "43", Content: "The harbour opened."})
	i := c.invoked(discordtest.Invocation{Locale: "ko", Command: "출처 찾기", Target: id})
	e := c.next(ws, "INTERACTION_CREATE")
	if i.Source != id || at(e, "data", "target_id") != id || at(e, "data", "type") != float64(3) ||
		at(e, "data", "resolved", "messages", id, "content") != "The harbour opened." {
		t.Errorf("%v", e)
	}
}

func TestWhatIsTypedIsCompleted(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	c.register(registered)
	typed := map[string]any{"article": "ㅎ"}
	id, err := c.Complete(discordtest.Invocation{Command: "ask", Options: typed}, "article")
	if err != nil {
		t.Fatal(err)
	}
	e := c.next(ws, "INTERACTION_CREATE")
	option := at(e, "data", "options").([]any)[0].(object)
	if e["type"] != float64(4) || option["focused"] != true || option["value"] != "ㅎ" {
		t.Errorf("%v", e)
	}
	c.respond(c.Interaction(id), `{"type":8,"data":{"choices":[{"name":"항구","value":"a.txt"}]}}`).want(t, "choices", 204, 0)
	if got := c.Interaction(id).Choices; len(got) != 1 || got[0].Value != "a.txt" {
		t.Errorf("choices %v", got)
	}
	for name, data := range map[string]string{
		"too many":     `{"choices":[` + strings.TrimSuffix(strings.Repeat(`{"name":"a","value":"a"},`, 26), ",") + `]}`,
		"long name":    `{"choices":[{"name":"` + strings.Repeat("a", 101) + `","value":"a"}]}`,
		"long value":   `{"choices":[{"name":"a","value":"` + strings.Repeat("a", 101) + `"}]}`,
		"no name":      `{"choices":[{"name":"","value":"a"}]}`,
		"wrong type":   `{"choices":[{"name":"a","value":1}]}`,
		"no value":     `{"choices":[{"name":"a"}]}`,
		"not a choice": `{"choices":[1]}`,
	} {
		id, _ := c.Complete(discordtest.Invocation{Command: "ask", Options: typed}, "article")
		c.respond(c.Interaction(id), `{"type":8,"data":`+data+`}`).want(t, name, 400, 50035)
	}
	if _, err := c.Complete(discordtest.Invocation{Command: "ask", Options: map[string]any{"question": "a"}}, "question"); err == nil {
		t.Error("an option without autocomplete was completed")
	}
	if _, err := c.Complete(discordtest.Invocation{Command: "ask"}, "article"); err == nil {
		t.Error("nothing was completed")
	}
}
