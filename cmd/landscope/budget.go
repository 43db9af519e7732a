//go:build budget

package main

// The libraries of scan and serve, so that what they cost the start of every
// other command is known before they are used.
import (
	_ "compress/gzip"
	_ "net/http"

	_ "github.com/CycloneDX/cyclonedx-go"
	_ "github.com/google/go-containerregistry/pkg/name"
	_ "github.com/package-url/packageurl-go"
	_ "github.com/spdx/tools-golang/json"
	_ "github.com/spdx/tools-golang/tagvalue"
	_ "golang.org/x/mod/modfile"
)
