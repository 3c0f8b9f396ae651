package discordtest

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Token is the bot token that a server accepts if [Options.Token] is empty.
const Token = "discordtest.bot.token"

// The identities of the bot on every server.
const (
	ApplicationID = "900000000000000001"
	BotID         = "900000000000000002"
)

// Options say how a server behaves. The zero value will do.
type Options struct {
	// Token is the one that is accepted, without "Bot ".
	Token string
	// Validate checks the JSON body of a request against the schema of an
	// operation, given its method and its path in Discord's OpenAPI document.
	Validate func(method, path string, body []byte) error
	// Report is told what the bot does wrong, one sentence each.
	Report func(format string, args ...any)
	// Gateway says how the gateway behaves, and which privileged intents the
	// application is granted.
	Gateway GatewayOptions
	// Clock tells the time; nil means the real one. [Server.Advance] adds to it.
	Clock func() time.Time
	// RateLimits: requests are counted and limited as Discord does.
	RateLimits bool
	// Forget keeps a long run small: requests are only counted, and
	// interactions are dropped with their messages when they rest. Their
	// times stay, see [Server.Times].
	Forget bool
	// Seed starts the dice of [Fault.Share].
	Seed uint64
}

// A Server is a Discord with one bot. All its methods may be called from
// several goroutines.
type Server struct {
	// URL is the REST base with its version and without a slash at the end.
	URL string

	options Options
	http    *httptest.Server
	// address is the host and the port.
	address string
	ctx     context.Context
	stop    context.CancelFunc

	mu       sync.Mutex
	token    string
	changed  chan struct{}
	closed   bool
	advanced time.Duration
	lastID   int64

	people    map[string]Person
	installed map[string]bool
	// installs are the ways in which the application may be installed.
	installs []int
	guilds   map[string]*Guild
	guildIDs []string
	channels map[string]*Channel
	// directs are the channels of direct messages by person.
	directs map[string]string

	messages  map[string]*Message
	inChannel map[string][]*Message
	// deleted are the channels of messages that are gone.
	deleted map[string]string
	nonces  map[string]posted
	pings   []string

	interactions map[string]*Interaction
	tokens       map[string]*Interaction
	// resting are the interactions to forget, oldest first.
	resting []*Interaction
	times   []Times

	commands []*command
	// registered is the body that registered them.
	registered []byte

	requests []Request
	counts   map[string]int
	faults   faults
	limits   limits

	gate gatewayState
}

// New starts a server that fails t for whatever the bot does wrong, and that
// is closed when t ends. Its clock is slow, so that no bot on a busy machine is
// late. Other options may be changed.
func New(t testing.TB, change ...func(*Options)) *Server {
	t.Helper()
	options := Options{Report: t.Errorf}
	options.Validate = validator(t)
	for _, f := range change {
		f(&options)
	}
	if options.Clock == nil && !options.RateLimits {
		options.Clock = slow(time.Now())
	}
	s := Start(options)
	t.Cleanup(s.Close)
	return s
}

// Start starts a server, which must be closed.
func Start(options Options) *Server {
	if options.Token == "" {
		options.Token = Token
	}
	if options.Clock == nil {
		options.Clock = time.Now
	}
	s := &Server{
		options:      options,
		token:        options.Token,
		changed:      make(chan struct{}),
		people:       make(map[string]Person),
		installed:    make(map[string]bool),
		installs:     []int{0, 1},
		guilds:       make(map[string]*Guild),
		channels:     make(map[string]*Channel),
		directs:      make(map[string]string),
		messages:     make(map[string]*Message),
		inChannel:    make(map[string][]*Message),
		deleted:      make(map[string]string),
		nonces:       make(map[string]posted),
		interactions: make(map[string]*Interaction),
		tokens:       make(map[string]*Interaction),
		counts:       make(map[string]int),
		faults:       newFaults(options.Seed),
		limits:       newLimits(),
		gate:         newGatewayState(options.Gateway),
	}
	s.gate.unavailable, s.gate.available = s.unavailableGuilds, s.availableGuilds
	s.keepGuild(Guild{ID: DefaultGuild, Name: "Footnote", HasBot: true})
	s.keepChannel(Channel{ID: DefaultChannel, Guild: DefaultGuild, Name: "general", Type: channelText})
	s.ctx, s.stop = context.WithCancel(context.Background())
	s.http = httptest.NewUnstartedServer(s.handler())
	l := links{open: make(map[net.Conn]chan struct{})}
	s.http.Config.ConnContext, s.http.Config.ConnState = l.opened, l.changed
	s.address = s.http.Listener.Addr().String()
	s.URL = "http://" + s.address + "/api/v10"
	s.http.Start() // a bot of before may ask at once
	return s
}

// Close ends all connections. Nothing is reported after it.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.stop()
	s.http.CloseClientConnections()
	s.http.Close()
}

// Await returns once done reports true, which is asked anew after each change
// of the server, or with an error when ctx ends.
func (s *Server) Await(ctx context.Context, done func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if done() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// patience is how long [Server.Wait] waits: far longer than anything takes,
// so that a busy machine fails no test.
const patience = time.Minute

// Wait fails t at once unless done reports true in good time; what says what
// is waited for.
func (s *Server) Wait(t testing.TB, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := s.Await(ctx, done); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			err = errors.New("it never came")
		}
		t.Fatalf("wait for %s: %v", what, err)
	}
}

// change wakes those who await; the caller holds s.mu.
func (s *Server) change() {
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) report(format string, args ...any) {
	s.mu.Lock()
	quiet := s.closed || s.options.Report == nil
	s.mu.Unlock()
	if !quiet {
		s.options.Report("discordtest: "+format, args...)
	}
}

func (s *Server) gatewayURL() string {
	return "ws://" + s.address
}

func (s *Server) authorized(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bot ")
	return ok && s.accepts(token)
}

// accepts reports whether a token, without "Bot ", is the right one.
func (s *Server) accepts(token string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return token == s.token
}
