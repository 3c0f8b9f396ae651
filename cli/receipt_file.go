package cli

import (
	"errors"
	"fmt"
	"io"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/internal/wholefile"
)

// A receiptFile takes the receipts of answers, one line of JSON each. They
// replace the file at the end.
type receiptFile struct {
	path  string
	whole *wholefile.File
	// written is how many there are, err what kept the last one from it.
	written int
	err     error
}

// newReceiptFile makes sure that the file can be written, and changes nothing
// of one that is there. Its error can be told.
func newReceiptFile(path string) (*receiptFile, error) {
	wholefile.RemoveLeft(path, wholefile.Abandoned)
	whole, err := wholefile.Create(path, wholefile.Options{})
	if err != nil {
		return nil, receiptFailure(path, err)
	}
	return &receiptFile{path: path, whole: whole}, nil
}

func receiptFailure(path string, cause error) error {
	return &failure{what: message.CLIReceiptUnwritten, args: []any{path}, hint: message.CLIReceiptUnwrittenHint, cause: cause}
}

// add writes a receipt, unless there is none, or one could not be written
// before: close tells that.
func (f *receiptFile) add(r *answer.Receipt) {
	if f == nil || r == nil || f.err != nil {
		return
	}
	line, err := encodeJSON(r, "")
	if err == nil {
		_, err = io.WriteString(f.whole, line)
	}
	if f.err = err; err == nil {
		f.written++
	}
}

// close puts what was written in the file's place; if that is nothing, or not
// all, the file stays as it was. Its error can be told.
func (f *receiptFile) close() error {
	defer f.whole.Discard()
	err := f.err
	if err == nil && f.written > 0 {
		err = f.whole.Commit()
	}
	if err != nil {
		return receiptFailure(f.path, err)
	}
	return nil
}

// joinReceipts returns the error of a command whose receipts may have failed as
// well: an abstention is one of status 1 then.
func joinReceipts(err, receipts error) error {
	switch {
	case receipts == nil:
		return err
	case err == nil || errors.Is(err, errAbstained):
		return receipts
	default:
		return fmt.Errorf("%w; %w", err, receipts)
	}
}
