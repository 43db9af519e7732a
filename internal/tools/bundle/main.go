// Command bundle bundles the scripts and styles of the page into one minified
// file each. The results are committed, so that building landscope requires
// only Go. Run it with "go generate ./internal/webpage" after any change in
// internal/webpage/ui.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// globalName is the variable with the exports of main.js, which tests use.
const globalName = "landscope"

func main() {
	if err := write("ui", "dist"); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// write bundles the sources and writes the results to dir.
func write(sources, dir string) error {
	files, err := bundle(sources)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// bundle returns the bundled files by name: page.js and page.css. The same
// sources always give the same bytes.
func bundle(sources string) (map[string][]byte, error) {
	dir, err := filepath.Abs(sources)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: dir,
		EntryPointsAdvanced: []api.EntryPoint{
			{InputPath: "main.js", OutputPath: "page"},
			{InputPath: "styles/main.css", OutputPath: "page"},
		},
		Outdir:            dir, // nothing is written there
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        globalName,
		Target:            api.ES2022,
		Charset:           api.CharsetASCII,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		TsconfigRaw:       "{}",
	})
	if messages := slices.Concat(result.Errors, result.Warnings); len(messages) > 0 {
		lines := api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, fmt.Errorf("%s", strings.Join(lines, ""))
	}
	files := make(map[string][]byte)
	for _, file := range result.OutputFiles {
		files[filepath.Base(file.Path)] = file.Contents
	}
	return files, nil
}
