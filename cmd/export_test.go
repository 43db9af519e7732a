package cmd

import "flag"

// Update is the flag that rewrites expected outputs.
var Update = flag.Bool("update", false, "rewrite expected outputs, README's blocks and the reference")
