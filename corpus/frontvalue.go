package corpus

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	yaml "github.com/goccy/go-yaml/parser"
)

// maxYAML is the most bytes of one entry that are read as YAML: with deep
// brackets, the parser takes the square of the length.
const maxYAML = 4 << 10

// text returns the entry's value, the items of a list joined by commas. A plain
// value on one line is taken as it stands, colons included, as headlines have
// them; anything else is YAML. If it is not, ok is false and the value is what
// stands on the entry's first line.
func (e entry) text() (value string, ok bool) {
	if len(e.more) == 0 && !strings.HasPrefix(e.value, "#") && !strings.ContainsAny(e.value[:min(1, len(e.value))], "\"'[{|>&*!%@`") {
		plain, _, _ := strings.Cut(e.value, " #")
		if plain == "~" || plain == "null" {
			return "", true
		}
		return plain, true
	}
	source := e.name + ": " + e.value + "\n" + strings.Join(e.more, "\n") + "\n"
	if len(source) > maxYAML {
		return e.value, false
	}
	items, err := yamlItems(source)
	if err != nil {
		return e.value, false
	}
	return strings.Join(items, ", "), true
}

// yamlItems returns the scalars of a YAML mapping's only value: one, or those
// of a list. It reads the syntax tree alone, so that an alias is never
// expanded: a few lines of them can stand for gigabytes.
func yamlItems(source string) (items []string, err error) {
	// The parser is known to panic on some malformed input.
	defer func() {
		if r := recover(); r != nil {
			items, err = nil, fmt.Errorf("parse YAML: %v", r)
		}
	}()
	file, err := yaml.ParseBytes([]byte(source), 0)
	if err != nil {
		return nil, fmt.Errorf("parse YAML: %w", err)
	}
	if len(file.Docs) != 1 {
		return nil, errors.New("parse YAML: not one document")
	}
	mapping, ok := file.Docs[0].Body.(ast.MapNode)
	if !ok {
		return nil, errors.New("parse YAML: not a mapping")
	}
	entries := mapping.MapRange()
	if !entries.Next() {
		return nil, errors.New("parse YAML: an empty mapping")
	}
	value := entries.Value()
	if entries.Next() {
		return nil, errors.New("parse YAML: more than one entry")
	}
	if list, ok := value.(*ast.SequenceNode); ok {
		for _, v := range list.Values {
			if items, err = appendScalar(items, v); err != nil {
				return nil, err
			}
		}
		return items, nil
	}
	return appendScalar(nil, value)
}

// appendScalar appends a scalar as it was written; null is none.
func appendScalar(items []string, n ast.Node) ([]string, error) {
	switch n := n.(type) {
	case *ast.NullNode:
		return items, nil
	case *ast.StringNode:
		return append(items, n.Value), nil
	case *ast.LiteralNode:
		return append(items, n.Value.Value), nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return append(items, n.GetToken().Value), nil
	}
	return nil, fmt.Errorf("parse YAML: %s where a text is wanted", n.Type())
}
