package main

import (
	"net/http"
	"slices"
	"testing"
)

func TestTheBotAnswersAfterItsGatewayWasDropped(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: general, Locale: "en-US"}
	for _, trouble := range []string{"drop", "forget"} {
		r.does("trouble", act{view: v, Trouble: trouble})
	}
	r.server.Wait(t, "a new session", func() bool { return r.server.Identifies() >= 2 && r.server.Connected() })
	r.does("command", act{view: v, Command: "ask", Options: map[string]any{"question": "who attended the meeting?"}})
	r.sees(v, "an answer", func(s sight) bool { return s.holds("Sources", "Lee Jae-yong") })
}

func TestATroubleLastsWhereItBeganUntilItIsEnded(t *testing.T) {
	r := try(t)
	here, elsewhere := view{Person: jun, Place: general, Locale: "en-US"}, view{Person: jun, Place: kindDirect, Locale: "en-US"}
	is := func(want ...string) func(sight) bool {
		return func(s sight) bool { return slices.Equal(s.Troubles, want) }
	}
	for _, name := range []string{"deny-send", "deny-send", "failures", "slow"} {
		r.does("trouble", act{view: here, Trouble: name, On: true})
	}
	r.sees(here, "all of them", is("deny-send", "failures", "slow"))
	r.sees(elsewhere, "those of everywhere", is("failures", "slow"))
	for _, name := range []string{"failures", "slow", "slow", "deny-send"} {
		r.does("trouble", act{view: here, Trouble: name})
	}
	r.sees(here, "none", is())
	if status, _, _ := r.attempts("trouble", act{view: here, Trouble: "flood", On: true}); status != http.StatusBadRequest {
		t.Errorf("an unknown trouble: %d", status)
	}
}

func TestWhatTheBotDidWrongIsShownUntilItIsCleared(t *testing.T) {
	d := newDemo()
	defer d.Close()
	v := view{Person: mina, Place: general, Locale: "en-US"}
	d.reports.add("no such operation here: GET /x")
	if s, err := d.see(v); err != nil || len(s.Reports) != 1 {
		t.Fatalf("%v %v", s.Reports, err)
	}
	if _, err := d.trouble(t.Context(), act{Trouble: "clear"}, person{}, place{}); err != nil {
		t.Fatal(err)
	}
	if s, err := d.see(v); err != nil || len(s.Reports) != 0 {
		t.Errorf("%v %v", s.Reports, err)
	}
}
