package corpus

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

const koreanProse = "이 회장은 4일 서울 서초사옥에서 손님을 만났다.\r\n" +
	"두 사람은 반도체와 인공지능에 대해 두 시간 동안 이야기를 나눈 것으로 알려졌다.\n"

func encoded(t *testing.T, text string, to encoding.Encoding) string {
	t.Helper()
	s, err := to.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTextsAreDecodedFromTheEncodingsKoreanFilesHave(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"UTF-8", koreanProse, koreanProse},
		{"UTF-8 with a byte order mark", "\ufeff" + koreanProse, koreanProse},
		{"UTF-16 little endian", encoded(t, koreanProse, utf.UTF16(utf.LittleEndian, utf.UseBOM)), koreanProse},
		{"UTF-16 big endian", encoded(t, koreanProse, utf.UTF16(utf.BigEndian, utf.UseBOM)), koreanProse},
		{"EUC-KR", encoded(t, koreanProse, korean.EUCKR), koreanProse},
		{"CP949 beyond EUC-KR", encoded(t, "똠방각하가 펲시콜라를 마셨다.", korean.EUCKR), "똠방각하가 펲시콜라를 마셨다."},
		{"a few words of EUC-KR", encoded(t, "The mayor of Seoul (서울) spoke.", korean.EUCKR), "The mayor of Seoul (서울) spoke."},
		{"EUC-KR with Hanja", encoded(t, "北 미사일 發射에 韓美 對應", korean.EUCKR), "北 미사일 發射에 韓美 對應"},
		{"ASCII", "Plain.\rText\x0c\n", "Plain.\rText\x0c\n"},
		{"nothing", "", ""},
		{"decomposed Hangul", norm.NFD.String(koreanProse), koreanProse},
		{"marks at the start of lines", "e\n\u0301\n" + strings.Repeat("\u0301", 40) + "\ne\u0301", "e\n\u0301\n" + norm.NFC.String(strings.Repeat("\u0301", 40)) + "\né"},
		{"a decomposed accent", "Cafe\u0301", "Café"},
		{"replacement characters of its own", "a \ufffd b", "a \ufffd b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decode([]byte(c.raw))
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestALittleDamageIsReadAndNamed(t *testing.T) {
	english := strings.Repeat("The board met on Tuesday to hear the report. ", 20)
	for _, c := range []struct {
		name, raw, want string
		line            int
	}{
		{"Korean UTF-8 with a broken character", "첫째 줄이다.\n둘째 \xec\x95줄이다.\n셋째 줄이다.", "첫째 줄이다.\n둘째 \ufffd줄이다.\n셋째 줄이다.", 2},
		{"UTF-8 cut off in a character", koreanProse + "안\xec", koreanProse + "안\ufffd", 3},
		{"English with a stray byte", english + "\r\ndon\x92t", english + "\r\ndon\ufffdt", 2},
		{"EUC-KR cut off in a character", encoded(t, koreanProse, korean.EUCKR) + "\xb0", koreanProse + "\ufffd", 3},
		{"UTF-16 cut off in a character", encoded(t, koreanProse, utf.UTF16(utf.LittleEndian, utf.UseBOM)) + "\x00", koreanProse + "\ufffd", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := decode([]byte(c.raw))
			var damage *DamageError
			if !errors.As(err, &damage) {
				t.Fatalf("error is %v, want a DamageError", err)
			}
			if got != c.want || damage.Line != c.line || damage.Characters != 1 {
				t.Errorf("got %q with %d damaged from line %d on, want %q with 1 in line %d",
					got, damage.Characters, damage.Line, c.want, c.line)
			}
		})
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for _, c := range []struct{ name, raw string }{
		{"NUL", "text\x00text"},
		{"an image", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"},
		{"bytes at random", "\xfa\x13\x8f\x99\xe1\x02\xc4\xd7\x81\x05\xbc\xf3\x9a\xee\xff\x90\x88"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00"},
		{"UTF-16 without a byte order mark", "a\x00b\x00"},
		{"UTF-16 that is none", "\xff\xfe\x00\xd8\x00\xd8\x00\xd8a"},
		{"French in Latin-1", "L'\xe9t\xe9 \xe0 la gar\xe7onne, d\xe9j\xe0 vu"},
		{"Chinese in GBK", encoded(t, strings.Repeat("北京市政府今天宣布新的交通计划，市民可以在网上查看。", 5), simplifiedchinese.GBK)},
		{"Japanese in EUC-JP", encoded(t, strings.Repeat("東京都は新しい計画を発表し、市民に意見を求めている。", 5), japanese.EUCJP)},
		{"Japanese in Shift JIS", encoded(t, strings.Repeat("東京都は新しい計画を発表した。", 5), japanese.ShiftJIS)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if text, err := decode([]byte(c.raw)); !errors.Is(err, ErrNotText) || text != "" {
				t.Errorf("got %q and error %v, want ErrNotText", text, err)
			}
		})
	}
}

func TestPlainLettersAreInNFCWhateverIsBeforeThem(t *testing.T) {
	for r := range unicode.MaxRune {
		if !isPlainRune(r) || !utf8.ValidRune(r) {
			continue
		}
		s := string(r)
		if !norm.NFC.IsNormalString(s) || !norm.NFC.PropertiesString(s).BoundaryBefore() {
			t.Errorf("%U is taken for plain", r)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	prose := strings.Repeat(koreanProse, 1000)
	cp949, err := korean.EUCKR.NewEncoder().String(prose)
	if err != nil {
		b.Fatal(err)
	}
	for name, raw := range map[string]string{"UTF-8": prose, "CP949": cp949} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := decode([]byte(raw)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
