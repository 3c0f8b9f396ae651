package app

import (
	"encoding/json"

	"footnote/internal/message"
)

// A discordApplication is what counts of the bot's application
// (https://docs.discord.com/developers/resources/application#application-object).
type discordApplication struct {
	ID        string `json:"id"`
	Public    bool   `json:"bot_public"`
	CodeGrant bool   `json:"bot_require_code_grant"`
	Flags     int64  `json:"flags"`
	// Endpoint is null or empty if interactions come by the gateway.
	Endpoint string `json:"interactions_endpoint_url"`
	// Installs has a key for each way of installing that is allowed.
	Installs map[string]json.RawMessage `json:"integration_types_config"`
}

// Flags of an application: that it may read messages, in many servers or in few.
const (
	flagMessageContent        = 1 << 18
	flagMessageContentLimited = 1 << 19
)

// Keys of the ways of installing: into a server, and for a person.
const (
	serverInstall = "0"
	personInstall = "1"
)

func (a *discordApplication) allows(install string) bool {
	_, found := a.Installs[install]
	return found
}

// application checks how the application is set up in Discord's portal.
func (c *checker) application(a *discordApplication) {
	if a.Endpoint != "" {
		c.add("endpoint", Fail, message.DoctorEndpoint.In(c.lang), message.DoctorEndpointHint.In(c.lang))
	}
	if a.Flags&(flagMessageContent|flagMessageContentLimited) != 0 {
		c.add("intent", OK, message.DoctorIntent.In(c.lang), "")
	} else {
		c.add("intent", OK, message.DoctorIntentOff.In(c.lang), message.DoctorIntentOffHint.In(c.lang))
	}
	server, person := a.allows(serverInstall), a.allows(personInstall)
	switch {
	case a.CodeGrant:
		c.add("install", Fail, message.DoctorCodeGrant.In(c.lang), message.DoctorCodeGrantHint.In(c.lang))
	case server && person:
		c.add("install", OK, message.DoctorInstall.In(c.lang), "")
	case person:
		c.add("install", Warn, message.DoctorInstallPerson.In(c.lang), message.DoctorInstallHint.In(c.lang))
	case server || a.Installs == nil:
		c.add("install", OK, message.DoctorInstallServer.In(c.lang), message.DoctorInstallHint.In(c.lang))
	default:
		c.add("install", Fail, message.DoctorInstallNone.In(c.lang), message.DoctorInstallHint.In(c.lang))
	}
	if !a.Public {
		c.add("public", OK, message.DoctorPrivate.In(c.lang), message.DoctorPrivateHint.In(c.lang))
	}
}
