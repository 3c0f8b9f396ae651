// Package servers keeps what the managers of each Discord server chose: where
// the bot answers there, in which language, whom it shows that, and how often.
//
// In go settings and the server's id, out come the settings that hold there now.
// Each server has a file of its own in one folder; several processes may use it.
package servers
