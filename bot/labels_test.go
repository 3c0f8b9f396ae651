package bot

import (
	"testing"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// Labels that do not fit are refused, together with all that they stand on.
// https://discord.com/developers/docs/components/reference
func TestLabelsFitInBothLanguages(t *testing.T) {
	for limit, keys := range map[int][]message.Key{
		// Titles of forms, and labels of their fields.
		45: {message.BotFollowTitle, message.BotFollowLabel, message.BotLimitsTitle, message.BotLimitPerson, message.BotLimitChannel, message.BotLimitServer},
		// Hints in fields.
		100: {message.BotFollowHint, message.BotLimitUsual, message.BotInOwn, message.BotInEnglish, message.BotInKorean, message.BotPrivateNo, message.BotPrivateYes},
		// Labels of buttons: 80 are allowed, but a phone shows fewer.
		38: {
			message.BotEvidence, message.BotMore, message.BotFollow, message.BotPrevious, message.BotNext, message.BotPage, message.BotRead,
			message.BotReveal, message.BotSetLimits, message.BotSetEverywhere, message.BotSetReset,
		},
		150: {message.BotChooseChannels},
		256: {message.BotSources, message.BotAbstained, message.BotEvidenceTitle, message.BotCheckTitle, message.BotHelpTitle, message.BotStatusTitle, message.BotSetupTitle},
	} {
		for _, key := range keys {
			for _, lang := range []string{message.English, message.Korean} {
				if text := key.In(lang); text == "" || markdown.Units(text) > limit {
					t.Errorf("%s in %s has %d units, not 1 to %d: %q", key, lang, markdown.Units(text), limit, text)
				}
			}
		}
	}
}

// A notice may be as long as a model makes it, and its footer is small print.
func TestTheSmallPrintIsBounded(t *testing.T) {
	a := longAnswer(t)
	for range 12 {
		a.Notice += "The second model could not be asked about this sentence, and neither could the third. 한글 👍🏽 "
	}
	posts := render("", a, message.Korean)
	checkLimits(t, posts)
	last := posts[len(posts)-1]
	if f := last.panels[len(last.panels)-1].footer; markdown.Units(f) > maxFooter || f == "" {
		t.Errorf("%d units of small print", markdown.Units(f))
	}
}
