// Command landscope answers questions about the cloud native landscape.
package main

import (
	"os"

	"github.com/landscope-cli/landscope/cmd"
)

func main() { os.Exit(cmd.Main()) }
