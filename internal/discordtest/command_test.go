package discordtest_test

import (
	"encoding/json"
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

func TestCommandsAreHeldToTheirRules(t *testing.T) {
	options := func(list string) string { return `[{"name":"a","description":"d","options":[` + list + `]}]` }
	text := func(n int) string { return strings.Repeat("a", n) }
	many := func(n int, one func(i int) string) string {
		var list []string
		for i := range n {
			list = append(list, one(i))
		}
		return "[" + strings.Join(list, ",") + "]"
	}
	name := func(i int) string { return "c" + strings.Repeat("x", i%31) + string(rune('a'+i/31)) }
	for label, row := range map[string]struct {
		body string
		code int
	}{
		"all kinds":                    {registered, 0},
		"none":                         {`[]`, 0},
		"Korean":                       {`[{"name":"질문","description":"묻습니다"}]`, 0},
		"an upper-case name":           {`[{"name":"Ask","description":"d"}]`, 50035},
		"a name with a space":          {`[{"name":"a b","description":"d"}]`, 50035},
		"a long name":                  {`[{"name":"` + text(33) + `","description":"d"}]`, 50035},
		"an upper-case localization":   {`[{"name":"a","description":"d","name_localizations":{"fr":"Demander"}}]`, 50035},
		"no locale":                    {`[{"name":"a","description":"d","name_localizations":{"en":"ask"}}]`, 50035},
		"no description":               {`[{"name":"a","description":""}]`, 50035},
		"a long description":           {`[{"name":"a","description":"` + text(101) + `"}]`, 50035},
		"a long localized description": {`[{"name":"a","description":"d","description_localizations":{"ko":"` + text(101) + `"}}]`, 50035},
		"a message command described":  {`[{"name":"A b","type":3,"description":"d"}]`, 50035},
		"a message command unnamed":    {`[{"name":" ","type":3}]`, 50035},
		"twice the same":               {`[{"name":"a","description":"d"},{"name":"a","description":"d"}]`, 50035},
		"the same of another type":     {`[{"name":"a","description":"d"},{"name":"a","type":3}]`, 0},
		"another type":                 {`[{"name":"a","description":"d","type":9}]`, 50035},
		"no permissions":               {`[{"name":"a","description":"d","default_member_permissions":"many"}]`, 50035},
		"no context":                   {`[{"name":"a","description":"d","contexts":[3]}]`, 50035},
		"a context twice":              {`[{"name":"a","description":"d","contexts":[0,0]}]`, 50035},
		"no integration type":          {`[{"name":"a","description":"d","integration_types":[2]}]`, 50035},
		"101":                          {many(101, func(i int) string { return `{"name":"` + name(i) + `","description":"d"}` }), 30032},
		"16 message commands":          {many(16, func(i int) string { return `{"name":"` + name(i) + `","type":3}` }), 30032},
		"required after optional":      {options(`{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}`), 50035},
		"an option twice":              {options(`{"type":3,"name":"a","description":"d"},{"type":3,"name":"a","description":"d"}`), 50035},
		"26 options":                   {options(strings.Trim(many(26, func(i int) string { return `{"type":3,"name":"` + name(i) + `","description":"d"}` }), "[]")), 50035},
		"a length of a number":         {options(`{"type":4,"name":"a","description":"d","max_length":5}`), 50035},
		"too great a length":           {options(`{"type":3,"name":"a","description":"d","max_length":6001}`), 50035},
		"choices and autocomplete":     {options(`{"type":3,"name":"a","description":"d","autocomplete":true,"choices":[{"name":"a","value":"a"}]}`), 50035},
		"autocomplete of truth":        {options(`{"type":5,"name":"a","description":"d","autocomplete":true}`), 50035},
		"a choice of another type":     {options(`{"type":4,"name":"a","description":"d","choices":[{"name":"a","value":"a"}]}`), 50035},
		"subcommands and values":       {options(`{"type":1,"name":"a","description":"d"},{"type":3,"name":"b","description":"d"}`), 50035},
		"a required subcommand":        {options(`{"type":1,"name":"a","description":"d","required":true}`), 50035},
		"too much text": {`[{"name":"a","description":"d","options":` + many(25, func(i int) string {
			return `{"type":3,"name":"` + name(i) + `","description":"` + text(100) + `","choices":` + many(25, func(int) string { return `{"name":"` + text(100) + `","value":"a"}` }) + `}`
		}) + `}]`, 50035},
	} {
		c := start(t)
		got := c.call("PUT", "/applications/"+discordtest.ApplicationID+"/commands", row.body)
		if status := map[bool]int{true: 200, false: 400}[row.code == 0]; got.status != status || got.code != row.code {
			t.Errorf("%s: %d with code %d, want %d with %d", label, got.status, got.code, status, row.code)
		}
		if (c.reported() > 0) != (row.code != 0) {
			t.Errorf("%s: reports %q", label, c.reports)
		}
	}
}

func TestCommandsAreListedAndKeepTheirIDs(t *testing.T) {
	c := start(t)
	path := "/applications/" + discordtest.ApplicationID + "/commands"
	if got := c.call("GET", path, "").list; len(got) != 0 {
		t.Errorf("before all: %v", got)
	}
	c.register(registered)
	plain, full := c.call("GET", path, "").list, c.call("GET", path+"?with_localizations=true", "").list
	if len(plain) != 3 || plain[0]["name_localizations"] != nil || at(full[0], "name_localizations", "ko") != "질문" {
		t.Errorf("%v\n%v", plain, full)
	}
	c.register(registered)
	again := c.call("GET", path, "").list
	if again[0]["id"] != plain[0]["id"] || again[0]["version"] == plain[0]["version"] {
		t.Errorf("first %v, then %v", plain[0], again[0])
	}
	if !json.Valid(c.Commands()) || string(c.Commands()) != registered {
		t.Errorf("registered %s", c.Commands())
	}
	c.call("GET", "/applications/1/commands", "").want(t, "another's", 403, 20012)
}

func TestTheApplicationTellsItsIntentsAndHowItIsInstalled(t *testing.T) {
	c := start(t)
	for _, path := range []string{"/applications/@me", "/oauth2/applications/@me"} {
		c.GrantMessageContent(false)
		if got := c.call("GET", path, "").body; got["flags"] != float64(0) || at(got, "integration_types_config", "1") == nil || got["install_params"] == nil {
			t.Errorf("%v", got)
		}
		c.GrantMessageContent(true)
		if got := c.call("GET", path, "").body; got["flags"] != float64(1<<19) {
			t.Errorf("%v", got)
		}
	}
}

func TestCommandsAreForTheWaysOfInstallingAlone(t *testing.T) {
	const path = "/applications/" + discordtest.ApplicationID + "/commands"
	for body, good := range map[string]bool{
		`[{"name":"a","description":"x"}]`:                                            true,
		`[{"name":"a","description":"x","integration_types":[0],"contexts":[0,1]}]`:   true,
		`[{"name":"a","description":"x","integration_types":[0,1],"contexts":[0,1]}]`: false,
		`[{"name":"a","description":"x","integration_types":[0],"contexts":[0,1,2]}]`: false,
	} {
		c := start(t)
		c.SetInstalls(true, false)
		if at(c.call("GET", "/applications/@me", "").body, "integration_types_config", "1") != nil {
			t.Error("people may install it")
		}
		if got := c.call("PUT", path, body); (got.status == 200) != good {
			t.Errorf("%s: %d", body, got.status)
		}
	}
}
