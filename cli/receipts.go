package cli

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/internal/receipts"
)

// newReceipts returns "footnote receipts".
func newReceipts(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "receipts [RECEIPT]",
		Short: message.CLIReceiptsShort.In(s.lang),
		Long:  message.CLIReceiptsLong.In(s.lang),
		Args: func(cmd *cobra.Command, args []string) error {
			return noArgs(cmd, args[min(len(args), 1):])
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := s.settings(cmd)
			if err != nil {
				return err
			}
			folder := s.app(settings, nil).Receipts()
			if len(args) > 0 {
				return s.receipt(folder, args[0])
			}
			return s.receipts(folder)
		},
	}
	s.jsonFlag(cmd)
	return cmd
}

// receipts lists the receipts that are kept, oldest first.
func (s *session) receipts(folder *receipts.Folder) error {
	names, err := folder.Names()
	if err != nil {
		return &failure{what: message.CLIReceiptsUnread, hint: message.CLIReceiptsUnreadHint, cause: err}
	}
	p := s.outPrinter(s.lang)
	for _, name := range names {
		r, err := folder.Read(name)
		switch {
		case errors.Is(err, receipts.ErrNone): // It was removed just now.
			continue
		case err != nil:
			s.warn(receiptUnread(name, err))
			continue
		case s.json:
			if err := writeJSON(s.Out, receiptLine{name, r.Question, r.Mode, r.Abstained}); err != nil {
				return err
			}
		default:
			p.line(p.in(cyan, name) + "  " + beginning(r.Question, maxStart))
		}
	}
	return written(p, nil)
}

type receiptLine struct {
	Receipt   string      `json:"receipt"`
	Question  string      `json:"question"`
	Mode      answer.Mode `json:"mode"`
	Abstained bool        `json:"abstained"`
}

// receipt prints one receipt.
func (s *session) receipt(folder *receipts.Folder, id string) error {
	name, err := folder.Find(strings.TrimSpace(id))
	var r *answer.Receipt
	if err == nil {
		r, err = folder.Read(name)
	}
	if err != nil {
		return receiptUnread(id, err)
	}
	if s.json {
		return writeJSON(s.Out, r)
	}
	text, err := encodeJSON(r, "  ")
	if err == nil {
		if _, err = io.WriteString(s.Out, text); err != nil {
			err = errors.Join(errWrite, err)
		}
	}
	return err
}

func receiptUnread(id string, err error) error {
	f := &failure{what: message.CLIReceiptUnread, args: []any{id}, hint: message.CLIReceiptsUnreadHint, cause: err}
	switch {
	case errors.Is(err, receipts.ErrNone):
		f.what, f.hint = message.CLINoReceipt, message.CLINoReceiptHint
	case errors.Is(err, receipts.ErrDamaged):
		f.what, f.hint = message.CLIReceiptDamaged, message.CLINoReceiptHint
	}
	return f
}
