// Footnote answers questions about articles, with the places that say so.
package main

import (
	"context"
	"os"

	"footnote/cli"
)

func main() {
	os.Exit(cli.Main(context.Background(), os.Args[1:], cli.System()))
}
