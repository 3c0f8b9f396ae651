package discordtest_test

import (
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

func TestComponentsAreHeldToTheirLimits(t *testing.T) {
	const button = `{"type":2,"style":1,"label":"x","custom_id":"ID"}`
	row := func(list string) string { return `[{"type":1,"components":[` + list + `]}]` }
	numbered := func(n int) string {
		var list []string
		for i := range n {
			list = append(list, strings.ReplaceAll(button, "ID", string(rune('a'+i))))
		}
		return strings.Join(list, ",")
	}
	menu := func(options string) string { return row(`{"type":3,"custom_id":"m","options":[` + options + `]}`) }
	rows := strings.TrimSuffix(strings.Repeat(`{"type":1,"components":[{"type":2,"style":5,"label":"x","url":"https://example.org"}]},`, 6), ",")
	long := func(n int) string { return strings.Repeat("가", n) }
	for name, r := range map[string]struct {
		components string
		good       bool
	}{
		"five buttons":           {row(numbered(5)), true},
		"six buttons":            {row(numbered(6)), false},
		"six rows":               {"[" + rows + "]", false},
		"five rows":              {"[" + rows[:strings.LastIndex(rows, `,{"type":1`)] + "]", true},
		"an empty row":           {row(""), false},
		"no row":                 {"[" + button + "]", false},
		"the same custom_id":     {row(button + "," + button), false},
		"no custom_id":           {row(`{"type":2,"style":1,"label":"x"}`), false},
		"a long custom_id":       {row(strings.ReplaceAll(button, "ID", long(101))), false},
		"a long label":           {row(`{"type":2,"style":1,"label":"` + long(81) + `","custom_id":"a"}`), false},
		"a full label":           {row(`{"type":2,"style":1,"label":"` + long(80) + `","custom_id":"a"}`), true},
		"no label, no emoji":     {row(`{"type":2,"style":1,"custom_id":"a"}`), false},
		"an emoji":               {row(`{"type":2,"style":1,"emoji":{"name":"👍"},"custom_id":"a"}`), true},
		"no style":               {row(`{"type":2,"label":"x","custom_id":"a"}`), false},
		"a url and a custom_id":  {row(`{"type":2,"style":1,"label":"x","custom_id":"a","url":"https://example.org"}`), false},
		"a link":                 {row(`{"type":2,"style":5,"label":"x","url":"https://example.org"}`), true},
		"a link with custom_id":  {row(`{"type":2,"style":5,"label":"x","url":"https://example.org","custom_id":"a"}`), false},
		"a link to nothing":      {row(`{"type":2,"style":5,"label":"x"}`), false},
		"a long link":            {row(`{"type":2,"style":5,"label":"x","url":"https://example.org/` + long(500) + `"}`), false},
		"a text input":           {row(`{"type":4,"style":1,"label":"x","custom_id":"a"}`), false},
		"a menu":                 {menu(`{"label":"a","value":"a"}`), true},
		"an empty menu":          {menu(""), false},
		"a menu with a button":   {row(`{"type":5,"custom_id":"u"},` + button), false},
		"an option twice":        {menu(`{"label":"a","value":"a"},{"label":"b","value":"a"}`), false},
		"an option's long label": {menu(`{"label":"` + long(101) + `","value":"a"}`), false},
		"too many values":        {row(`{"type":8,"custom_id":"c","max_values":26}`), false},
		"a default value":        {row(`{"type":8,"custom_id":"c","default_values":[{"id":"1","type":"channel"}]}`), true},
		"too many defaults":      {row(`{"type":8,"custom_id":"c","default_values":[{"id":"1","type":"channel"},{"id":"2","type":"channel"}]}`), false},
		"a long placeholder":     {row(`{"type":8,"custom_id":"c","placeholder":"` + long(151) + `"}`), false},
	} {
		c := start(t)
		got := c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", `{"content":"x","components":`+r.components+`}`)
		if (got.status == 200) != r.good || (c.reported() == 0) != r.good {
			t.Errorf("%s: %d with code %d, reports %q", name, got.status, got.code, c.reports)
		}
	}
}

func TestModalsAreHeldToTheirLimits(t *testing.T) {
	modal := func(title, id, components string) string {
		return `{"type":9,"data":{"title":"` + title + `","custom_id":"` + id + `","components":[` + components + `]}}`
	}
	const input = `{"type":18,"label":"l","component":{"type":4,"custom_id":"ID","style":1}}`
	long := func(n int) string { return strings.Repeat("가", n) }
	six := ""
	for _, id := range "abcdef" {
		six += strings.ReplaceAll(input, "ID", string(id)) + ","
	}
	for name, r := range map[string]struct {
		body string
		good bool
	}{
		"good":                  {modal(long(45), "m", input), true},
		"five":                  {modal("t", "m", six[:5*len(input)-1]), true},
		"a text above":          {modal("t", "m", `{"type":10,"content":"x"},`+input), true},
		"a long title":          {modal(long(46), "m", input), false},
		"no title":              {modal("", "m", input), false},
		"no custom_id":          {modal("t", "", input), false},
		"nothing":               {modal("t", "m", ""), false},
		"six":                   {modal("t", "m", strings.TrimSuffix(six, ",")), false},
		"the same twice":        {modal("t", "m", input+","+input), false},
		"a long label":          {modal("t", "m", strings.ReplaceAll(input, `"l"`, `"`+long(46)+`"`)), false},
		"a button":              {modal("t", "m", `{"type":1,"components":[{"type":2,"style":1,"label":"x","custom_id":"a"}]}`), false},
		"two in a row":          {modal("t", "m", `{"type":1,"components":[{"type":4,"custom_id":"a","label":"x","style":1},{"type":4,"custom_id":"b","label":"x","style":1}]}`), false},
		"no style":              {modal("t", "m", strings.ReplaceAll(input, `"style":1`, `"style":3`)), false},
		"too long an input":     {modal("t", "m", strings.ReplaceAll(input, `"style":1`, `"style":1,"max_length":4001`)), false},
		"less than nothing":     {modal("t", "m", strings.ReplaceAll(input, `"style":1`, `"style":1,"min_length":3,"max_length":2`)), false},
		"a value that is long":  {modal("t", "m", strings.ReplaceAll(input, `"style":1`, `"style":1,"max_length":2,"value":"abc"`)), false},
		"a long placeholder":    {modal("t", "m", strings.ReplaceAll(input, `"style":1`, `"style":1,"placeholder":"`+long(101)+`"`)), false},
		"a menu without lines":  {modal("t", "m", `{"type":18,"label":"l","component":{"type":3,"custom_id":"a"}}`), false},
		"something disabled":    {modal("t", "m", `{"type":18,"label":"l","component":{"type":8,"custom_id":"a","disabled":true}}`), false},
		"an input outside them": {modal("t", "m", `{"type":4,"custom_id":"a","style":1}`), false},
	} {
		c := start(t)
		c.connect(0)
		got := c.respond(c.invoked(discordtest.Invocation{Command: "ask"}), r.body)
		if (got.status == 204) != r.good || (c.reported() == 0) != r.good {
			t.Errorf("%s: %d with code %d, reports %q", name, got.status, got.code, c.reports)
		}
	}
}
