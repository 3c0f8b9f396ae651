package message_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"footnote/internal/message"
)

// constants returns the keys that the package's constants of type Key hold.
func constants(t *testing.T) map[message.Key]bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	keys := make(map[message.Key]bool)
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != "Key" {
				return true
			}
			for i, value := range spec.Values {
				key, err := strconv.Unquote(value.(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				if keys[message.Key(key)] {
					t.Errorf("%s: another constant is %q as well", spec.Names[i], key)
				}
				keys[message.Key(key)] = true
			}
			return true
		})
	}
	return keys
}

// texts returns the texts of a language, whose file holds no key twice.
func texts(t *testing.T, lang string) map[message.Key]string {
	t.Helper()
	f, err := os.Open(lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := make(map[message.Key]string)
	d := json.NewDecoder(f)
	next := func() json.Token {
		token, err := d.Token()
		if err != nil {
			t.Fatalf("%s.json: %v", lang, err)
		}
		return token
	}
	for next(); d.More(); {
		key := message.Key(next().(string))
		text, ok := next().(string)
		if _, twice := out[key]; twice || !ok || strings.TrimSpace(text) == "" {
			t.Errorf("%s.json: %q stands there twice or says nothing", lang, key)
		}
		out[key] = text
	}
	return out
}

func TestEachKeyHasATextInEachLanguageAndEachTextAKey(t *testing.T) {
	want := slices.Sorted(maps.Keys(constants(t)))
	if len(want) < 100 {
		t.Fatalf("found %d constants alone", len(want))
	}
	for _, lang := range []string{message.English, message.Korean} {
		got := texts(t, lang)
		for _, key := range want {
			if _, ok := got[key]; !ok {
				t.Errorf("%s.json: no text for %q", lang, key)
			}
			delete(got, key)
		}
		for key := range got {
			t.Errorf("%s.json: no constant is %q", lang, key)
		}
	}
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*(?:\d+)?(?:\.\d+)?([a-zA-Z%])`)

// verbs returns the verbs of a text, each after the number of the argument
// that it takes, in the order of these.
func verbs(text string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		out = append(out, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(out)
	return out
}

func TestATextTakesTheSameArgumentsInEachLanguage(t *testing.T) {
	korean := texts(t, message.Korean)
	for key, text := range texts(t, message.English) {
		en, ko := verbs(text), verbs(korean[key])
		if !slices.Equal(en, ko) {
			t.Errorf("%q: %q takes %q, %q takes %q", key, text, en, korean[key], ko)
		}
		for i, v := range en {
			if !strings.HasPrefix(v, strconv.Itoa(i+1)) {
				t.Errorf("%q: %q leaves out an argument, or takes one twice", key, text)
			}
		}
	}
}

func TestVerbsAreFoundWithTheArgumentsTheyTake(t *testing.T) {
	for text, want := range map[string][]string{
		"none, 100%%":           nil,
		"%s of %d":              {"1s", "2d"},
		"%[2]d of %[1]s":        {"1s", "2d"},
		"%[2]s, %d, %[1]q %.2f": {"1q", "2f", "2s", "3d"},
	} {
		if got := verbs(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestTheLanguageIsThatOfTheLocale(t *testing.T) {
	for locale, want := range map[string]string{
		"": "en", "C": "en", "en_US.UTF-8": "en", "ko": "ko", "ko_KR.UTF-8": "ko", "KO-kr": "ko", "ko.utf8": "ko",
		"kok_IN": "en", "fr_FR": "en",
	} {
		if got := message.Language(locale); got != want {
			t.Errorf("%q: got %s, want %s", locale, got, want)
		}
	}
}

func TestTheLanguageOfATextIsKoreanIfAThirdOfItIs(t *testing.T) {
	for text, want := range map[string]string{
		"": "en", "?": "en", "who?": "en", "누가?": "ko", "ARM의 지분은?": "ko", "Who is 올트먼 of OpenAI here?": "en",
	} {
		if got := message.Of(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
