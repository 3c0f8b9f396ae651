package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"footnote/answer"
	"footnote/internal/message"
)

// A receiptFile takes the receipts of answers, one line of JSON each. They are
// written beside the file, which they replace at the end.
type receiptFile struct {
	path string
	temp *os.File
	// written is how many there are, err what kept the last one from it.
	written int
	err     error
}

// newReceiptFile makes sure that the file can be written, and changes nothing
// of one that is there. Its error can be told.
func newReceiptFile(path string) (*receiptFile, error) {
	target := path
	if linked, err := filepath.EvalSymlinks(path); err == nil {
		target = linked // What is replaced is the file, not the link to it.
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return nil, receiptFailure(path, errors.New("not a file"))
	}
	temp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return nil, receiptFailure(path, err)
	}
	return &receiptFile{path: target, temp: temp}, nil
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
		_, err = f.temp.WriteString(line)
	}
	if f.err = err; err == nil {
		f.written++
	}
}

// close puts what was written in the file's place; if that is nothing, or not
// all, the file stays as it was. Its error can be told.
func (f *receiptFile) close() error {
	err := errors.Join(f.err, f.temp.Close())
	if err == nil && f.written > 0 {
		err = os.Rename(f.temp.Name(), f.path)
	}
	if err != nil || f.written == 0 {
		_ = os.Remove(f.temp.Name())
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
