package discordtest

import "net/http"

// An operation does what a request asks, and returns the JSON value of the
// answer, nil for none. It is called with s.mu held.
type operation func(r *http.Request, body []byte) (any, *refusal)

// A route is an operation of the REST interface.
type route struct {
	method, path string
	// schema is the path in the OpenAPI document if the request has a body.
	schema string
	// open operations need no token of the bot.
	open bool
	do   operation
}

func (s *Server) routes() []route {
	const webhook = "/webhooks/{webhook_id}/{webhook_token}"
	const original, following = webhook + "/messages/@original", webhook + "/messages/{message_id}"
	const callback = "/interactions/{interaction_id}/{interaction_token}/callback"
	const messages = "/channels/{channel_id}/messages"
	const message = messages + "/{message_id}"
	const commands = "/applications/{application_id}/commands"
	return []route{
		{"GET", "/gateway", "", true, s.gateway},
		{"GET", "/gateway/bot", "", false, s.gatewayBot},
		{"GET", "/users/@me", "", false, s.me},
		{"GET", "/users/@me/guilds", "", false, s.myGuilds},
		{"POST", "/users/@me/channels", "/users/@me/channels", false, s.openDirect},
		{"GET", "/applications/@me", "", false, s.applicationMe},
		{"GET", "/oauth2/applications/@me", "", false, s.applicationMe},
		{"GET", commands, "", false, s.getCommands},
		{"PUT", commands, commands, false, s.putCommands},
		{"GET", "/guilds/{guild_id}", "", false, s.getGuild},
		{"POST", callback, callback, true, s.callback},
		{"GET", original, "", true, s.getOriginal},
		{"PATCH", original, original, true, s.editOriginal},
		{"DELETE", original, "", true, s.deleteOriginal},
		{"GET", following, "", true, s.getFollowup},
		{"PATCH", following, following, true, s.editFollowup},
		{"DELETE", following, "", true, s.deleteFollowup},
		{"POST", webhook, webhook, true, s.followup},
		{"GET", "/channels/{channel_id}", "", false, s.getChannel},
		{"GET", messages, "", false, s.getMessages},
		{"POST", messages, messages, false, s.createMessage},
		{"GET", message, "", false, s.getMessage},
		{"PATCH", message, message, false, s.editMessage},
		{"DELETE", message, "", false, s.deleteMessage},
		{"POST", "/channels/{channel_id}/typing", "", false, s.typing},
	}
}

func (s *Server) handler() http.Handler {
	api := http.NewServeMux()
	for _, route := range s.routes() {
		api.HandleFunc(route.method+" "+route.path, func(w http.ResponseWriter, r *http.Request) { s.serve(route, w, r) })
	}
	api.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.report("no such operation here: %s %s", r.Method, r.URL.Path)
		s.answer(w, reply{request: r, refused: notFound()}, false)
	})
	mux := http.NewServeMux()
	mux.Handle("/api/v9/", http.StripPrefix("/api/v9", api))
	mux.Handle("/api/v10/", http.StripPrefix("/api/v10", api))
	mux.HandleFunc("/{$}", s.serveGateway)
	mux.HandleFunc(resumePath, s.serveGateway)
	return mux
}
