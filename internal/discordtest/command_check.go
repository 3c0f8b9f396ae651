package discordtest

import (
	"regexp"
	"slices"
	"strings"
)

// https://discord.com/developers/docs/interactions/application-commands#registering-a-command
const (
	maxChatCommands    = 100
	maxContextCommands = 15
	maxCommandName     = 32
	maxDescription     = 100
	maxOptions         = 25
	maxChoices         = 25
	maxChoiceText      = 100
	maxCommandText     = 8000
	maxOptionLength    = 6000
)

// locales are the languages of Discord's clients.
// https://discord.com/developers/docs/reference#locales
const locales = " id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko "

// chatName is what names of slash commands and their options look like.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
var chatName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func checkCommands(commands []*command) *refusal {
	count := make(map[int]int)
	seen := make(map[string]bool)
	for _, c := range commands {
		count[c.Type]++
		key := string(rune(c.Type)) + c.Name
		if seen[key] {
			return invalid("name: there are two commands %q", c.Name)
		}
		seen[key] = true
		if err := c.check(); err != nil {
			return err
		}
	}
	if count[commandChat] > maxChatCommands || count[commandUser] > maxContextCommands || count[commandMessage] > maxContextCommands {
		return refuse(400, 30032, "Maximum number of application commands reached")
	}
	return nil
}

func (c *command) check() *refusal {
	if err := c.checkTexts(); err != nil {
		return err
	}
	if err := checkOptions(c.Options, true); err != nil {
		return err
	}
	if n := len(c.Name+c.Description) + textOf(c.Options); n > maxCommandText {
		return invalid("%s: %d characters in all, at most %d", c.Name, n, maxCommandText)
	}
	if c.Contexts != nil && len(c.Contexts) == 0 || !within(c.Contexts, 2) {
		return invalid("contexts: %v", c.Contexts)
	}
	if c.Integrations != nil && len(c.Integrations) == 0 || !within(c.Integrations, 1) {
		return invalid("integration_types: %v", c.Integrations)
	}
	return nil
}

// checkInstalls holds a command to the ways in which its application may be
// installed.
// https://discord.com/developers/docs/interactions/application-commands#installation-context
func (c *command) checkInstalls(allowed []int) *refusal {
	if allowed == nil {
		return nil
	}
	for _, n := range c.Integrations {
		if !slices.Contains(allowed, n) {
			return invalid("%s: integration_types: the application cannot be installed in the way %d", c.Name, n)
		}
	}
	if c.Integrations != nil && !slices.Contains(c.Integrations, 1) && slices.Contains(c.Contexts, 2) {
		return invalid("%s: contexts: 2 is for what people install for themselves", c.Name)
	}
	return nil
}

// checkTexts holds the names and descriptions to the rules of their type.
func (c *command) checkTexts() *refusal {
	switch c.Type {
	case commandChat:
		if err := checkNames(c.Name, c.Names); err != nil {
			return err
		}
		return checkDescriptions(c.Description, c.Descriptions)
	case commandUser, commandMessage:
		if c.Description != "" || len(c.Descriptions) > 0 || len(c.Options) > 0 {
			return invalid("%s: a command in a menu has no description and no options", c.Name)
		}
		return checkLocalized("name", c.Name, c.Names, func(name string) bool {
			return strings.TrimSpace(name) != "" && units(name) <= maxCommandName
		})
	}
	return invalid("type: %d is no command here", c.Type)
}

func checkNames(name string, names map[string]string) *refusal {
	return checkLocalized("name", name, names, func(name string) bool {
		return chatName.MatchString(name) && strings.ToLower(name) == name
	})
}

func checkDescriptions(text string, texts map[string]string) *refusal {
	return checkLocalized("description", text, texts, func(text string) bool {
		return strings.TrimSpace(text) != "" && units(text) <= maxDescription
	})
}

// checkLocalized holds a text and its localizations to a rule.
func checkLocalized(field, text string, localized map[string]string, good func(string) bool) *refusal {
	if !good(text) {
		return invalid("%s: %q", field, text)
	}
	for locale, text := range localized {
		if !strings.Contains(locales, " "+locale+" ") {
			return invalid("%s_localizations: %q is no locale", field, locale)
		}
		if !good(text) {
			return invalid("%s_localizations: %s: %q", field, locale, text)
		}
	}
	return nil
}

// within reports whether all numbers are between 0 and most, each once.
func within(numbers []int, most int) bool {
	sorted := slices.Sorted(slices.Values(numbers))
	unique := slices.Compact(slices.Clone(sorted))
	return len(unique) == len(numbers) && (len(sorted) == 0 || sorted[0] >= 0 && sorted[len(sorted)-1] <= most)
}

// textOf counts the texts of options that have a limit in all.
func textOf(options []option) int {
	n := 0
	for _, o := range options {
		n += units(o.Name+o.Description) + textOf(o.Options)
		for _, c := range o.Choices {
			value, _ := c.Value.(string)
			n += units(c.Name + value)
		}
	}
	return n
}
