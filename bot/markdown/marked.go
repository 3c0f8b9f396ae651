package markdown

import (
	"strconv"
	"strings"

	"footnote/internal/visible"
)

// mostMarkDigits is how many digits a mark has at most.
const mostMarkDigits = 3

// Marked is [Plain], but lets the marks [1] to [n] stand. Other marks are left
// out, those too that come to be when another is left out: they would promise a
// source that is not there.
func Marked(s string, n int) string {
	s = visible.Text(s)
	runes := make([]rune, 0, len(s))
	standing := make([]bool, 0, len(s))
	for _, r := range s {
		runes, standing = append(runes, r), append(standing, false)
		begin := markBefore(runes)
		if begin < 0 {
			continue
		}
		if !isSource(string(runes[begin+1:len(runes)-1]), n) {
			runes, standing = runes[:begin], standing[:begin]
			continue
		}
		for i := begin; i < len(runes); i++ {
			standing[i] = true
		}
	}
	var out strings.Builder
	out.Grow(len(s) + len(s)/8)
	escape(&out, runes, standing)
	return out.String()
}

// markBefore returns where the mark begins that runes end with, -1 without one.
func markBefore(runes []rune) int {
	last := len(runes) - 1
	if runes[last] != ']' {
		return -1
	}
	begin := last - 1
	for begin >= 0 && begin >= last-mostMarkDigits && runes[begin] >= '0' && runes[begin] <= '9' {
		begin--
	}
	if begin < 0 || begin == last-1 || runes[begin] != '[' {
		return -1
	}
	return begin
}

func isSource(digits string, n int) bool {
	k, err := strconv.Atoi(digits)
	return err == nil && k >= 1 && k <= n && digits[0] != '0'
}
