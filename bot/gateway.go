package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
	"github.com/gorilla/websocket"
)

// intents are the events that the bot gets. Messages written to the bot itself
// have their content without the privileged intent for it.
const intents = discordgo.IntentGuilds | discordgo.IntentDirectMessages

// openWithin is how long opening the gateway may take, READY included.
const openWithin = 30 * time.Second

// A gateway turns what comes from Discord into events.
type gateway struct {
	session *discordgo.Session
	rest    *rest
	log     *slog.Logger
	// lost gets a value when the connection is gone.
	lost chan struct{}
	// closed is closed with the last connection.
	closed chan struct{}

	mu          sync.Mutex
	application string
	self        string
	// opening bounds the connection that is being opened; keep takes that
	// bound away.
	opening context.Context
	keep    func() bool
}

func newGateway(token string, client *http.Client, log *slog.Logger) (*gateway, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, fmt.Errorf("make Discord session: %w", err)
	}
	s.Client = client
	s.Identify.Intents = intents
	s.StateEnabled = false
	// Events are handed on in order; the receiver does not block.
	s.SyncEvents = true
	// The library neither tells why it lost the connection nor stops trying
	// with a token that was reset: the gateway reconnects by itself.
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.LogLevel = -1 // its log goes to a package variable; errors are returned
	g := &gateway{session: s, rest: &rest{session: s}, log: log, lost: make(chan struct{}, 1), closed: make(chan struct{})}
	s.Dialer = &websocket.Dialer{Proxy: http.ProxyFromEnvironment, NetDialContext: g.dial}
	return g, nil
}

// run connects, registers the commands and hands each event to receive until
// ctx ends. The connection is closed in the background, see awaitClosed.
func (g *gateway) run(ctx context.Context, receive func(event, surface)) error {
	g.listen(receive)
	if err := g.rest.checkToken(ctx); err != nil {
		close(g.closed)
		return err
	}
	if err := g.open(ctx); err != nil {
		close(g.closed)
		return fmt.Errorf("connect to the Discord gateway: %w", err)
	}
	defer g.close()
	if err := g.rest.register(ctx, g.applicationID()); err != nil {
		return err
	}
	g.log.Info("bot is ready")
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-g.lost:
			if err := g.reopen(ctx); err != nil {
				return fmt.Errorf("connect to the Discord gateway again: %w", err)
			}
		}
	}
}

// listen adds the handlers of Discord's events.
func (g *gateway) listen(receive func(event, surface)) {
	g.session.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) { g.ready(r) })
	g.session.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) {
		select {
		case g.lost <- struct{}{}:
		default:
		}
	})
	g.session.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) {
		if e, ok := fromInteraction(i.Interaction); ok {
			receive(e, &interactionSurface{rest: g.rest, interaction: i.Interaction})
		}
	})
	g.session.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		if e, ok := fromMessage(m.Message, g.selfID()); ok {
			receive(e, &directSurface{rest: g.rest, channel: m.ChannelID, question: m.ID})
		}
	})
}

func (g *gateway) ready(r *discordgo.Ready) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if r.Application != nil {
		g.application = r.Application.ID
	}
	if r.User != nil {
		g.self = r.User.ID
	}
}

func (g *gateway) applicationID() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.application == "" {
		return g.self // the same for all but the oldest applications
	}
	return g.application
}

func (g *gateway) selfID() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.self
}

// open connects and waits for READY. The library takes no context: what it
// still does when ctx ends is broken off and left behind.
func (g *gateway) open(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	g.mu.Lock()
	g.opening, g.keep = ctx, nil
	g.mu.Unlock()
	opened := make(chan error, 1)
	go func() { opened <- g.session.Open() }()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-opened:
		if errors.Is(err, discordgo.ErrWSAlreadyOpen) {
			return nil
		}
		if err != nil {
			return g.rest.wrap(err)
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.keep != nil && !g.keep() {
		return ctx.Err() // it ended in this moment, and the connection with it
	}
	return nil
}

// dial makes a connection that ends with the context of open.
func (g *gateway) dial(_ context.Context, network, address string) (net.Conn, error) {
	g.mu.Lock()
	ctx := g.opening
	g.mu.Unlock()
	c, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.keep = context.AfterFunc(ctx, func() { c.Close() })
	return c, nil
}

// reopen connects anew, resuming the session, until it succeeds, ctx ends or
// Discord refuses the bot for good.
func (g *gateway) reopen(ctx context.Context) error {
	g.log.Info("connection to Discord lost")
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := g.open(ctx)
		if refused(err) {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithMaxElapsedTime(0), backoff.WithNotify(func(err error, wait time.Duration) {
		g.log.Warn("connect to Discord again", "err", err, "wait", wait)
	}))
	if err != nil {
		return err
	}
	g.log.Info("connected to Discord again")
	return nil
}

// fatalCodes are the close codes after which Discord asks not to reconnect.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
var fatalCodes = []int{closeAuthenticationFailed, 4010, 4011, 4012, 4013, 4014}

const closeAuthenticationFailed = 4004

// refused reports whether it is of no use to connect again.
func refused(err error) bool {
	var closed *websocket.CloseError
	return errors.Is(err, ErrToken) || errors.As(err, &closed) && slices.Contains(fatalCodes, closed.Code)
}

// close says goodbye in the background: the library waits a second for it.
func (g *gateway) close() {
	go func() {
		defer close(g.closed)
		if err := g.session.Close(); err != nil {
			g.log.Warn("close the gateway", "err", err)
		}
	}()
}

// goodbyeWithin is how long the connection may take to close.
const goodbyeWithin = 2 * time.Second

// awaitClosed returns when the connection is closed, or was never open.
func (g *gateway) awaitClosed() {
	timer := time.NewTimer(goodbyeWithin)
	defer timer.Stop()
	select {
	case <-g.closed:
	case <-timer.C:
	}
}
