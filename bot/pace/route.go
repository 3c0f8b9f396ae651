package pace

import "strings"

// A route is what Discord counts a request under.
type route struct {
	// name is the method and the path without what differs from call to call,
	// such as "PATCH /channels/{}/messages/{}". It holds no secret.
	name string
	// major is the top-level resource that limits are counted for: a channel,
	// a server, or a webhook or interaction with its token; empty for none.
	major string
	// callback: it is an interaction's first response.
	callback bool
	// exempt: it is an interaction's endpoint, which the global limit does not
	// bind: https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints.
	// Webhooks of channels look the same and count as such.
	exempt bool
}

// routeOf returns the route of a request to a path, with or without "/api/v10"
// before it.
func routeOf(method, path string) route {
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	if len(parts) > 2 && parts[0] == "api" && strings.Trim(parts[1], "v0123456789") == "" {
		parts = parts[2:]
	}
	var r route
	named := 0 // how many parts after the first are the major resource
	switch parts[0] {
	case "channels", "guilds":
		named = 1
	case "webhooks", "interactions":
		named = 2
		r.exempt = len(parts) > 2
		r.callback = r.exempt && parts[0] == "interactions"
	}
	var name, major strings.Builder
	name.WriteString(method)
	for i, part := range parts {
		if i > 0 && i <= named {
			major.WriteString(parts[0][:1] + "/" + part)
			part = "{}"
		}
		name.WriteString("/" + fixed(part))
	}
	r.name, r.major = strings.Replace(name.String(), "/", " /", 1), major.String()
	return r
}

// fixed returns a part of a path if it is one of the API's own words. Those
// are letters, "-" and "@" alone; ids, tokens, codes and emoji are not.
func fixed(part string) string {
	if len(part) > 40 || strings.ContainsFunc(part, func(c rune) bool {
		return (c < 'a' || c > 'z') && c != '-' && c != '@'
	}) {
		return "{}"
	}
	return part
}
