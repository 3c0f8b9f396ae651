package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "discorddemo:", err)
		os.Exit(1) //nolint:forbidigo // it is main
	}
}

// options are what the command line says.
type options struct {
	// program is a built footnote; empty builds the one in the current folder.
	program string
	// corpus and data are as those of "footnote bot". Without data, the bot
	// keeps nothing.
	corpus, data string
	port         int
}

func parse(args []string, messages io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("discorddemo", flag.ContinueOnError)
	flags.SetOutput(messages)
	flags.StringVar(&o.program, "program", "", "a built footnote; otherwise that of the current folder is built")
	flags.StringVar(&o.corpus, "corpus", "", "a folder of articles; otherwise the sample articles")
	flags.StringVar(&o.data, "data", "", "where the bot keeps its index; otherwise a folder that is removed at the end")
	flags.IntVar(&o.port, "port", 0, "the port of the page; 0 takes a free one")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%q is no flag", flags.Arg(0))
	}
	return o, nil
}

// run serves the page, with the bot at work, until ctx ends or the bot does.
func run(ctx context.Context, args []string, out, messages io.Writer) error {
	o, err := parse(args, messages)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "footnote-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer os.RemoveAll(work)
	if o.program == "" {
		if o.program, err = build(ctx, work, messages); err != nil {
			return err
		}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(loopback, strconv.Itoa(o.port)))
	if err != nil {
		return fmt.Errorf("listen for the page: %w", err)
	}
	d := newDemo()
	defer d.Close()
	return serve(ctx, d, listener, program{options: o, work: work, log: d.log, also: messages}, out)
}

// loopback is the only address that the page is served at.
const loopback = "127.0.0.1"

// serve serves the page and runs the bot. It returns when both have ended, as
// they do with ctx, and each with the other.
func serve(ctx context.Context, d *demo, listener net.Listener, p program, out io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler: d.handler(listener.Addr().String()), ReadHeaderTimeout: headersWithin,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(listener)
		stop()
	}()
	fmt.Fprintf(out, "Footnote in a Discord to try: http://%s (Ctrl-C ends it)\n", listener.Addr())
	failed := p.run(ctx, d.server.URL)
	stop()
	closed, cancel := context.WithTimeout(context.WithoutCancel(ctx), headersWithin)
	defer cancel()
	_ = server.Shutdown(closed) // what is still open is a page that shows no more
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return errors.Join(failed, fmt.Errorf("serve the page: %w", err))
	}
	return failed
}

// headersWithin is ample on loopback.
const headersWithin = 5 * time.Second
