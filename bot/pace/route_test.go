package pace

import "testing"

func TestRoutesLeaveOutWhatDiffersFromCallToCall(t *testing.T) {
	for _, c := range []struct {
		method, path string
		want         route
	}{
		{"GET", "/api/v9/gateway/bot", route{name: "GET /gateway/bot"}},
		{"POST", "/api/v10/channels/12/messages", route{name: "POST /channels/{}/messages", major: "c/12"}},
		{"PATCH", "/channels/12/messages/34", route{name: "PATCH /channels/{}/messages/{}", major: "c/12"}},
		{"PUT", "/channels/1/messages/2/reactions/%F0%9F%91%8D/@me", route{name: "PUT /channels/{}/messages/{}/reactions/{}/@me", major: "c/1"}},
		{"PUT", "/applications/5/commands", route{name: "PUT /applications/{}/commands"}},
		{"GET", "/guilds/5/members/6", route{name: "GET /guilds/{}/members/{}", major: "g/5"}},
		{"GET", "/webhooks/5", route{name: "GET /webhooks/{}", major: "w/5"}},
		{"POST", "/webhooks/5/abc", route{name: "POST /webhooks/{}/{}", major: "w/5w/abc", exempt: true}},
		{"PATCH", "/webhooks/5/abc/messages/@original", route{name: "PATCH /webhooks/{}/{}/messages/@original", major: "w/5w/abc", exempt: true}},
		{"POST", "/api/v10/interactions/5/abc/callback", route{name: "POST /interactions/{}/{}/callback", major: "i/5i/abc", callback: true, exempt: true}},
		{"GET", "/users/@me", route{name: "GET /users/@me"}},
		{"GET", "/", route{name: "GET /"}},
		{"GET", "", route{name: "GET /"}},
		{"GET", "/channels", route{name: "GET /channels"}},
	} {
		if got := routeOf(c.method, c.path); got != c.want {
			t.Errorf("%s %s: %+v, want %+v", c.method, c.path, got, c.want)
		}
	}
}
