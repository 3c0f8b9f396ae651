package discordtest

import "fmt"

// A refusal is an error in Discord's form.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
type refusal struct {
	status  int
	Code    int    `json:"code"`
	Message string `json:"message"`
	// Field is where the body is wrong, for people.
	Field string `json:"-"`
	// expected refusals come of how things stand, such as a missing
	// permission or a message that somebody deleted; a good bot gets them
	// too, so they are not reported.
	expected bool
	// heard, unless nil, is closed with the connection by which the bot may have
	// learnt that all was done already; if it is, it did not.
	heard <-chan struct{}
}

func (r *refusal) Error() string {
	if r.Field == "" {
		return fmt.Sprintf("%d %s (%d)", r.status, r.Message, r.Code)
	}
	return fmt.Sprintf("%d %s (%d): %s", r.status, r.Message, r.Code, r.Field)
}

func invalid(format string, args ...any) *refusal {
	return &refusal{status: 400, Code: 50035, Message: "Invalid Form Body", Field: fmt.Sprintf(format, args...)}
}

func refuse(status, code int, message string) *refusal {
	return &refusal{status: status, Code: code, Message: message}
}

// expect is refuse for what a good bot meets too.
func expect(status, code int, message string) *refusal {
	return &refusal{status: status, Code: code, Message: message, expected: true}
}

func unauthorized() *refusal       { return refuse(401, 0, "401: Unauthorized") }
func notFound() *refusal           { return refuse(404, 0, "404: Not Found") }
func invalidJSON() *refusal        { return refuse(400, 50109, "The request body contains invalid JSON.") }
func unknownChannel() *refusal     { return refuse(404, 10003, "Unknown Channel") }
func unknownGuild() *refusal       { return refuse(404, 10004, "Unknown Guild") }
func unknownMessage() *refusal     { return refuse(404, 10008, "Unknown Message") }
func deletedMessage() *refusal     { return expect(404, 10008, "Unknown Message") }
func unknownWebhook() *refusal     { return refuse(404, 10015, "Unknown Webhook") }
func expiredToken() *refusal       { return expect(401, 50027, "Invalid Webhook Token") }
func unknownInteraction() *refusal { return refuse(404, 10062, "Unknown interaction") }
func lateInteraction() *refusal    { return expect(404, 10062, "Unknown interaction") }
func missingAccess() *refusal      { return expect(403, 50001, "Missing Access") }
func missingPermissions() *refusal { return expect(403, 50013, "Missing Permissions") }
func missingHistory() *refusal {
	return expect(400, 160002, "Cannot reply without permission to read message history")
}
func threadLocked() *refusal  { return expect(400, 160005, "Thread is locked") }
func closedDirects() *refusal { return expect(403, 50007, "Cannot send messages to this user") }
func foreignMessage() *refusal {
	return refuse(403, 50005, "Cannot edit a message authored by another user")
}
func emptyMessage() *refusal { return refuse(400, 50006, "Cannot send an empty message") }
func acknowledgedTwice() *refusal {
	return refuse(400, 40060, "Interaction has already been acknowledged.")
}
func tooManyFollowups() *refusal {
	return refuse(400, 40094, "This interaction has hit the maximum number of follow up messages")
}
func foreignApplication() *refusal {
	return refuse(403, 20012, "You are not authorized to perform this action on this application")
}
