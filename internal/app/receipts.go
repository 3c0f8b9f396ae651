package app

import (
	"path/filepath"

	"footnote/internal/receipts"
)

// receiptsFolder holds the receipts of the bot's answers; it is in the data
// folder.
const receiptsFolder = "receipts"

// Receipts returns the folder of the bot's receipts.
func (a *App) Receipts() *receipts.Folder {
	return receipts.New(filepath.Join(a.config.Data, receiptsFolder), a.config.Receipts, nil)
}
