package cli

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/message"
)

func TestReceiptsReplaceTheFileAtOnceOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "receipts.jsonl")
	write := func(file *receiptFile, questions ...string) {
		for _, q := range questions {
			file.add(&answer.Receipt{Question: q})
		}
	}
	read := func() (questions []string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var r answer.Receipt
			if err := json.Unmarshal([]byte(line), &r); err != nil || strings.ContainsRune(line, '\u001b') {
				t.Fatalf("%q: %v", line, err)
			}
			questions = append(questions, r.Question)
		}
		return questions
	}
	open := func(path string) *receiptFile {
		file, err := newReceiptFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	file := open(path)
	write(file, "a\n\u001b[2J", "b")
	if _, err := os.Stat(path); err == nil {
		t.Error("there is half a file")
	}
	if err := file.close(); err != nil || strings.Join(read(), "|") != "a\n\u001b[2J|b" {
		t.Errorf("%q, %v", read(), err)
	}
	// Nothing to write: the file stays.
	file = open(path)
	file.add(nil)
	if err := file.close(); err != nil || len(read()) != 2 {
		t.Errorf("%q, %v", read(), err)
	}
	// The disk is full in the middle.
	file = open(path)
	write(file, "c")
	file.whole.Discard()
	write(file, "d", "e")
	var told explained
	if err := file.close(); !errors.As(err, &told) || len(read()) != 2 {
		t.Errorf("%q, %v", read(), err)
	}
	// A link is no file of its own.
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err == nil {
		file = open(link)
		write(file, "f")
		if err := file.close(); err != nil || strings.Join(read(), "|") != "f" {
			t.Errorf("%q, %v", read(), err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left %q, %v", left, err)
	}
	if joined := joinReceipts(errAbstained, receiptFailure(path, nil)); status(joined) != statusFailed {
		t.Errorf("status %d", status(joined))
	}
}

func TestUsageIsToldWhereAModelWasAsked(t *testing.T) {
	for _, c := range []struct {
		usage    answer.Usage
		json     string
		en, want string
	}{
		{answer.Usage{}, "", "", ""},
		{
			answer.Usage{Requests: 2, PromptTokens: 1500, CompletionTokens: 80},
			`"usage":{"requests":2,"prompt_tokens":1500,"completion_tokens":80}`,
			"Model\n    2 requests, 1500 tokens read, 80 written\n", "모델\n    요청 2번, 읽은 토큰 1500개, 쓴 토큰 80개\n",
		},
		{
			answer.Usage{Requests: 1, PromptTokens: 3, CompletionTokens: 1, Estimated: true}, `"completion_tokens":1,"estimated":true}`,
			"(counted by Footnote, since the server did not)", "(서버가 알려 주지 않아 Footnote가 셈)",
		},
		{answer.Usage{Cached: true}, `"cached":true}`, "none was asked", "묻지 않음"},
	} {
		var line strings.Builder
		if err := writeJSON(&line, answerJSON(answer.Answer{Usage: c.usage}, time.Second)); err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(line.String(), `"usage"`); has != (c.json != "") || !strings.Contains(line.String(), c.json) {
			t.Errorf("%+v: %s", c.usage, &line)
		}
		for lang, want := range map[string]string{message.English: c.en, message.Korean: c.want} {
			var out strings.Builder
			(&printer{w: &out, lang: lang}).usage(c.usage)
			if !strings.Contains(out.String(), want) || (want == "") != (out.Len() == 0) {
				t.Errorf("%+v: %q", c.usage, &out)
			}
		}
	}
}
