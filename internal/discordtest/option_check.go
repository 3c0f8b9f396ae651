package discordtest

import "slices"

// checkOptions holds options to the rules; top ones may be subcommands.
func checkOptions(options []option, top bool) *refusal {
	if len(options) > maxOptions {
		return invalid("options: %d, at most %d", len(options), maxOptions)
	}
	seen, optional := make(map[string]bool), false
	for _, o := range options {
		switch {
		case seen[o.Name]:
			return invalid("options: there are two %q", o.Name)
		case o.Required && optional:
			return invalid("options: Required options must be placed before non-required options")
		case o.nests() && !top:
			return invalid("options: %q is nested too deeply", o.Name)
		case o.nests() != options[0].nests():
			return invalid("options: subcommands and values do not mix")
		}
		seen[o.Name], optional = true, optional || !o.Required
		if err := o.check(); err != nil {
			return err
		}
	}
	return nil
}

// nests reports whether an option is a subcommand or a group of them.
func (o *option) nests() bool { return o.Type == optionSubcommand || o.Type == optionGroup }

// typed reports whether people type or choose the option's value.
func (o *option) typed() bool {
	return slices.Contains([]int{optionString, optionInteger, optionNumber}, o.Type)
}

func (o *option) check() *refusal {
	if err := checkNames(o.Name, o.Names); err != nil {
		return err
	}
	if err := checkDescriptions(o.Description, o.Descriptions); err != nil {
		return err
	}
	least, most := optional(o.MinLength, 0), optional(o.MaxLength, maxOptionLength)
	switch {
	case o.Type < optionSubcommand || o.Type > 11:
		return invalid("options: %q has the type %d", o.Name, o.Type)
	case o.Type != optionString && (o.MinLength != nil || o.MaxLength != nil):
		return invalid("options: %q has a length but is no text", o.Name)
	case least < 0 || most < 1 || most > maxOptionLength || least > most:
		return invalid("options: %q has %d to %d characters", o.Name, least, most)
	case !o.typed() && (o.Autocomplete || len(o.Choices) > 0):
		return invalid("options: %q has choices but is not typed", o.Name)
	case o.Autocomplete && len(o.Choices) > 0:
		return invalid("options: %q has choices and autocomplete", o.Name)
	case o.nests() && o.Required:
		return invalid("options: the subcommand %q cannot be required", o.Name)
	}
	if o.nests() {
		return checkOptions(o.Options, o.Type == optionGroup)
	}
	return checkChoices(o.Choices, o.Type)
}

// checkChoices holds what is offered for an option of a type to the limits.
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure
func checkChoices(choices []Choice, kind int) *refusal {
	if len(choices) > maxChoices {
		return invalid("choices: %d, at most %d", len(choices), maxChoices)
	}
	for _, c := range choices {
		err := checkLocalized("choices: name", c.Name, c.NameLocalizations, func(name string) bool {
			return name != "" && units(name) <= maxChoiceText
		})
		if err != nil {
			return err
		}
		switch value := c.Value.(type) {
		case string:
			if kind != optionString || value == "" || units(value) > maxChoiceText {
				return invalid("choices: the value of %q must be between 1 and %d in length", c.Name, maxChoiceText)
			}
		case float64:
			if kind == optionString || kind == optionInteger && value != float64(int64(value)) {
				return invalid("choices: the value of %q has another type than its option", c.Name)
			}
		default:
			return invalid("choices: %q has no value", c.Name)
		}
	}
	return nil
}
