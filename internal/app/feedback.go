package app

import "footnote/internal/feedback"

// Feedback returns what people thought of the bot's answers; it is in the data
// folder.
func (a *App) Feedback() *feedback.Store { return feedback.New(a.config.Data, nil) }
