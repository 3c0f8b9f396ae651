package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net"
	"net/http"

	"footnote/internal/discordtest"
)

// files are the page. It uses nothing from elsewhere.
//
//go:embed page
var files embed.FS

// policy lets the page use its own files, and nothing from elsewhere.
const policy = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// maxAct is the most bytes that are read of an act.
const maxAct = 1 << 20

// handler serves the page and what it uses, to those who came by the address
// at which it listens: another name may belong to a page elsewhere.
func (d *demo) handler(address string) http.Handler {
	mux := http.NewServeMux()
	page, err := fs.Sub(files, "page")
	if err != nil {
		panic(err) // the name is a constant
	}
	mux.Handle("GET /", http.FileServerFS(page))
	mux.HandleFunc("GET /api/state", d.serveState)
	mux.HandleFunc("GET /api/events", d.serveEvents)
	for name, do := range d.actions() {
		mux.HandleFunc("POST /api/"+name, func(w http.ResponseWriter, r *http.Request) { d.serveAct(do, w, r) })
	}
	_, port, _ := net.SplitHostPort(address)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		if r.Host != address && r.Host != "localhost:"+port {
			http.Error(w, "this page is served at http://"+address, http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

func viewOf(r *http.Request) view {
	q := r.URL.Query()
	return view{Person: q.Get("person"), Place: q.Get("place"), Locale: q.Get("locale")}
}

// serveState tells what a view shows now.
func (d *demo) serveState(w http.ResponseWriter, r *http.Request) {
	s, err := d.see(viewOf(r))
	if err != nil {
		refuse(w, err)
		return
	}
	tell(w, s)
}

// serveEvents tells what a view shows, and again whenever that changes.
// https://html.spec.whatwg.org/multipage/server-sent-events.html
func (d *demo) serveEvents(w http.ResponseWriter, r *http.Request) {
	v := viewOf(r)
	if _, _, err := d.look(v); err != nil {
		refuse(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	flusher := http.NewResponseController(w)
	told := ""
	for {
		var now string
		err := d.server.Await(r.Context(), func() bool {
			now = d.encoded(v)
			return now != told
		})
		if err != nil {
			return // the page is gone
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", now); err != nil {
			return
		}
		if flusher.Flush() != nil {
			return
		}
		told = now
	}
}

// encoded returns what a view shows as JSON, which has no line breaks.
func (d *demo) encoded(v view) string {
	s, err := d.see(v)
	if err != nil {
		return ""
	}
	data, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return string(data)
}

// serveAct does what somebody wants. A page elsewhere cannot send JSON here
// without being asked first, and is refused then.
func (d *demo) serveAct(do action, w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Content-Type") != "application/json" {
		http.Error(w, "an act is JSON", http.StatusUnsupportedMediaType)
		return
	}
	var a act
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxAct)).Decode(&a); err != nil {
		refuse(w, err)
		return
	}
	who, at, err := d.look(a.view)
	if err != nil {
		refuse(w, err)
		return
	}
	d.server.AddPerson(discordtest.Person{ID: who.ID, Name: who.Name, Locale: a.Locale})
	done, err := do(r.Context(), a, who, at)
	if err != nil {
		refuse(w, err)
		return
	}
	tell(w, done)
}

// refuse tells what is wrong with a request.
func refuse(w http.ResponseWriter, err error) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadRequest)
	_ = json.NewEncoder(w).Encode(map[string]string{"error": err.Error()})
}

func tell(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}
