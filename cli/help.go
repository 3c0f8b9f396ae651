package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"footnote/internal/message"
)

// newHelp returns "footnote help [COMMAND]".
func newHelp(s *session) *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  message.CLIFlagHelp.In(s.lang),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			of, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(cmd.Root(), args)
			}
			return of.Help()
		},
	}
}

// help prints the help of a command.
func (s *session) help(cmd *cobra.Command, _ []string) {
	p := s.outPrinter(s.lang)
	p.block(cmd.Short, "", "")
	if cmd.Long != "" {
		p.line("")
		p.block(cmd.Long, "", "")
	}
	p.line("")
	p.line(p.in(bold, message.CLIUsage.In(s.lang)))
	if cmd.HasAvailableSubCommands() {
		p.line("  " + cmd.CommandPath() + " " + message.CLIUsageCommand.In(s.lang))
	} else {
		p.line("  " + cmd.UseLine())
	}
	if cmd.Example != "" {
		p.line("")
		p.line(p.in(bold, message.CLIExamples.In(s.lang)))
		p.line(cmd.Example)
	}
	if rows := commandRows(cmd); len(rows) > 0 {
		p.rows(message.CLICommands, rows)
	}
	p.rows(message.CLIFlags, flagRows(cmd))
	s.unhelped = written(p, nil)
}

func commandRows(cmd *cobra.Command) [][2]string {
	var rows [][2]string
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			rows = append(rows, [2]string{sub.Name(), sub.Short})
		}
	}
	return rows
}

func flagRows(cmd *cobra.Command) [][2]string {
	var rows [][2]string
	add := func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if len(f.Name) == 1 {
			name = "-" + f.Name
		} else if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		kind, usage := pflag.UnquoteUsage(f)
		if kind != "" {
			name += " " + strings.ToUpper(kind)
		}
		rows = append(rows, [2]string{name, usage})
	}
	cmd.NonInheritedFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return rows
}

// rows prints a table of names and texts under a heading.
func (p *printer) rows(heading message.Key, rows [][2]string) {
	p.line("")
	p.line(p.in(bold, heading.In(p.lang)))
	wide := 0
	for _, row := range rows {
		wide = max(wide, columns(row[0]))
	}
	if p.width > 0 && p.width < wide+4+minText {
		p.list(rows)
		return
	}
	for _, row := range rows {
		name := row[0]
		for _, text := range wrap(row[1], max(p.width-wide-4, 0)) {
			p.line("  " + name + strings.Repeat(" ", wide-columns(name)+2) + text)
			name = ""
		}
	}
}

// minText is how many columns a text needs beside its name.
const minText = 20

// list prints each text under its name.
func (p *printer) list(rows [][2]string) {
	for _, row := range rows {
		p.line("  " + strings.TrimSpace(row[0]))
		p.block(row[1], indent, "")
	}
}
