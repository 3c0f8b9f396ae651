package main

import (
	"io"
	"io/fs"
	"net"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestThePageIsServedToWhoCameByItsAddressAlone(t *testing.T) {
	d := newDemo()
	defer d.Close()
	const address = "127.0.0.1:8080"
	const state = "/api/state?person=" + mina + "&place=" + general + "&locale="
	for _, c := range []struct {
		method, host, path, kind, body string
		status                         int
	}{
		{"GET", address, "/", "", "", 200},
		{"GET", "localhost:8080", "/main.js", "", "", 200},
		{"GET", address, "/page/", "", "", 404},
		{"GET", address, state + "ko", "", "", 200},
		{"GET", "attacker.example:8080", state + "ko", "", "", 403},
		{"GET", "127.0.0.1", state + "ko", "", "", 403},
		{"GET", address, state + "fr", "", "", 400},
		{"GET", address, "/api/events?person=1", "", "", 400},
		{"GET", address, "/api/state?person=" + mina, "", "", 400},
		{"POST", address, "/api/write", "text/plain", "{}", 415},
		{"POST", address, "/api/write", "application/json", "{", 400},
		{"POST", address, "/api/write", "application/json", "{}", 400},
		{"POST", address, "/api/write", "application/json", `{"person":"` + mina + `","place":"direct","locale":"ko","content":" "}`, 400},
		{"POST", address, "/api/write", "application/json", `{"person":"` + mina + `","place":"direct","locale":"ko","content":"x"}`, 200},
		{"POST", address, "/api/write", "application/json", `{"content":"` + strings.Repeat("x", maxAct) + `"}`, 400},
		{"POST", address, "/api/nothing", "application/json", "{}", 405},
	} {
		r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
		r.Host = c.host
		r.Header.Set("Content-Type", c.kind)
		w := httptest.NewRecorder()
		d.handler(address).ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s %s%.60s: %d, want %d", c.method, c.host, c.path, w.Code, c.status)
		}
		if w.Header().Get("Content-Security-Policy") != policy {
			t.Errorf("%s: no policy", c.path)
		}
	}
}

func TestThePageMakesNoMarkupOfText(t *testing.T) {
	err := fs.WalkDir(files, "page", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := files.ReadFile(path)
		for _, way := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "srcdoc", "javascript:"} {
			if strings.Contains(string(data), way) {
				t.Errorf("%s uses %s", path, way)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheDemoEndsWithTheBot(t *testing.T) {
	d := newDemo()
	defer d.Close()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", loopback+":0")
	if err != nil {
		t.Fatal(err)
	}
	p := program{options: options{program: filepath.Join(t.TempDir(), "missing")}, work: t.TempDir(), log: d.log, also: io.Discard}
	var out strings.Builder
	if err := serve(t.Context(), d, listener, p, &out); err == nil || !strings.Contains(err.Error(), "footnote bot") {
		t.Error(err)
	}
	if want := "http://" + listener.Addr().String(); !strings.Contains(out.String(), want) || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("printed %q, want one line with %s", out.String(), want)
	}
	if _, err := net.Dial("tcp", listener.Addr().String()); err == nil {
		t.Error("the page is still there")
	}
}

func TestWrongFlagsAreRefused(t *testing.T) {
	for _, args := range [][]string{{"-nothing"}, {"there"}, {"-port", "x"}, {"-port", "70000", "-program", "x"}} {
		if err := run(t.Context(), args, io.Discard, io.Discard); err == nil {
			t.Errorf("%v is taken", args)
		}
	}
}
