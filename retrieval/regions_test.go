package retrieval

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// updateWorld writes what a test would compare.
var updateWorld = flag.Bool("update", false, "write vocabulary/world.txt anew")

const worldFile = "vocabulary/world.txt"

func TestTheWorldIsNamedAsTheCLDRNamesIt(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Countries, their people and languages, as the Unicode CLDR names them. This file is\n" +
		"# written by: go test ./retrieval -run TheWorld -update\n")
	for _, e := range regionEntries() {
		fmt.Fprintf(&b, "%s = %s\n", strings.Join(e[englishSide], ", "), strings.Join(e[koreanSide], ", "))
	}
	if *updateWorld {
		if err := os.WriteFile(worldFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(worldFile)
	if err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the CLDR says (%v); write it with -update", worldFile, err)
	}
}

// regionEntries returns entries for the countries and languages of the world,
// as the Unicode CLDR names them in English and Korean, by the order of their
// codes. Countries have their people's name where English makes it by rule:
// Kenya, Kenyan. The others stand in vocabulary/regions.txt.
func regionEntries() [][2][]string {
	var out [][2][]string
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			code := string(a) + string(b)
			if r, err := language.ParseRegion(code); err == nil && r.IsCountry() {
				english := display.English.Regions().Name(r)
				out = appendNames(out, english, display.Korean.Regions().Name(r), demonyms(english))
			}
			if l, err := language.ParseBase(code); err == nil {
				english, korean := display.English.Languages().Name(l), display.Korean.Languages().Name(l)
				// Names of few letters are words of English as well: Or, Ido.
				if len(english) > 4 && strings.HasSuffix(korean, "어") {
					out = appendNames(out, english, korean, nil)
				}
			}
		}
	}
	return out
}

// demonyms returns what a country's people are called, none if no rule says it.
func demonyms(country string) []string {
	if strings.HasSuffix(country, "a") {
		return []string{country + "n"}
	}
	return nil
}

// appendNames appends an entry, unless a name is missing or no name.
func appendNames(out [][2][]string, english, korean string, more []string) [][2][]string {
	names := []string{plainName(english)}
	for _, m := range more {
		if name := plainName(m); name != names[0] {
			names = append(names, name)
		}
	}
	line := strings.Join(names, ",") + "=" + plainName(korean)
	en, ko, err := parseEntry(line)
	if err != nil || len(en) == 0 {
		return out
	}
	return append(out, [2][]string{en, ko})
}

// plainName drops what explains a name: Myanmar (Burma), Congo - Kinshasa.
func plainName(name string) string {
	name, _, _ = strings.Cut(name, "(")
	name, _, _ = strings.Cut(name, " - ")
	name = strings.TrimSuffix(strings.TrimSpace(name), " SAR China")
	return strings.ToLower(strings.ReplaceAll(name, ",", ""))
}
