package corpus

import (
	"errors"
	"fmt"
	"io/fs"

	"footnote/internal/message"
)

// A Problem is what is wrong with one file. The file was skipped, or what
// could be read of it was read: Err tells.
type Problem struct {
	// Path is slash-separated, under the corpus root.
	Path string
	Err  error
}

// Errors of a file that was skipped. Any other error of a [Problem] is the
// file system's.
var (
	ErrNotText  = errors.New("not a text in UTF-8 or a Korean encoding")
	ErrTooLarge = fmt.Errorf("larger than %d MiB", MaxFile>>20)
	ErrEmpty    = errors.New("no words in it")
	ErrLink     = errors.New("links to a folder, which is not followed")
	ErrTarget   = errors.New("links to nothing in the folder")
	ErrName     = errors.New("its name is not UTF-8")
	ErrSpecial  = errors.New("not a regular file")
	ErrSameName = errors.New("another file has the same name")
)

// A FormatError says that files of a format were skipped.
type FormatError struct {
	// Extension is in lower case, with the dot.
	Extension string
	// Files is how many there are; the problem's path is the first one's.
	Files int
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("%q is not a format that is read yet", e.Extension)
}

// A DamageError says that some characters of a text were lost: in the article,
// U+FFFD stands for them.
type DamageError struct {
	// Line is the first damaged one, 1-based.
	Line int
	// Characters is how many were lost, neighbours counting as one.
	Characters int
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("line %d: %d damaged characters from here on", e.Line, e.Characters)
}

// A FrontMatterError says that a line of the front matter was not understood.
// The article was read without it.
type FrontMatterError struct {
	// Line is 1-based.
	Line int
	// Value is what stands there, cut short.
	Value string
	// Reason takes Value.
	Reason message.Key
}

func (e *FrontMatterError) Error() string {
	return fmt.Sprintf("line %d: %s", e.Line, e.reason(message.English))
}

func (e *FrontMatterError) reason(lang string) string { return e.Reason.In(lang, e.Value) }

// In tells the problem in one line, for people, in a language.
func (p Problem) In(lang string) string {
	name := oneLine(p.Path)
	var format *FormatError
	var damage *DamageError
	var front *FrontMatterError
	switch {
	case errors.As(p.Err, &format) && format.Files > 1:
		return message.CorpusFormats.In(lang, name, format.Files-1, oneLine(format.Extension))
	case errors.As(p.Err, &format):
		return message.CorpusFormat.In(lang, name, oneLine(format.Extension))
	case errors.As(p.Err, &damage):
		return message.CorpusDamage.In(lang, name, damage.Line, damage.Characters)
	case errors.As(p.Err, &front):
		return message.CorpusFrontMatter.In(lang, name, front.Line, front.reason(lang))
	case errors.Is(p.Err, ErrTooLarge):
		return message.CorpusTooLarge.In(lang, name, MaxFile>>20)
	}
	for _, c := range []struct {
		err error
		key message.Key
	}{
		{ErrNotText, message.CorpusNotText},
		{ErrEmpty, message.CorpusEmpty},
		{ErrLink, message.CorpusLink},
		{ErrTarget, message.CorpusTarget},
		{ErrName, message.CorpusName},
		{ErrSpecial, message.CorpusSpecial},
		{ErrSameName, message.CorpusSameName},
		{fs.ErrPermission, message.CorpusPermission},
	} {
		if errors.Is(p.Err, c.err) {
			return c.key.In(lang, name)
		}
	}
	return message.CorpusUnreadable.In(lang, name)
}
