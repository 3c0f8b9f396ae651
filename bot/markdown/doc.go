// Package markdown makes text that Discord shows as it is meant: in goes text
// of articles, models and people, out comes Discord's markdown in which all of
// it reads letter by letter, pings nobody and links nowhere, within the lengths
// that Discord takes.
//
// [Plain] and what builds on it escape; [Link], [TitleLink] and [Fragment] make
// the links that are meant; [Split] and [Pack] fit text that was made here into
// messages.
//
// What Discord shows: https://docs.discord.com/developers/reference#message-formatting
package markdown
