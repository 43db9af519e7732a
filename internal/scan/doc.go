// Package scan finds the software that a directory tree names, in manifests, lock
// files, bills of materials and binaries, and the projects of a landscape that it
// comes from. It reads files only: it runs nothing, fetches nothing and follows no
// links.
//
//	found, err := scan.Scan([]string{"."}, scan.Options{})    // components
//	report := scan.NewReport(found, scan.NewMatcher(catalog)) // projects
//	verdict := policy.Judge(report, today, find)              // what may not be used
//
// # Parts
//
//   - walk.go walks directories, .gitignore files and git's index decide what is left
//     out (worktree.go, ignore*.go, gitindex.go).
//   - input.go holds the table of inputs: which reader a file name gets. file.go
//     holds a file and its content, in UTF-8 (encoding.go).
//   - imagearchive.go reads container images in one pass: imagemanifest.go their names
//     and layers, imagelayer.go the files in layers, and imageresolve.go removes what
//     upper layers hide.
//   - Readers are named by what they read: golang.go, helm.go, dockerfile.go, sbom.go.
//     They share syntaxes: jsonreader.go and yamlstream.go read values one at a time,
//     toml.go key by key, xml.go token by token.
//   - commandoutput.go reads the output of commands on standard input.
//   - text.go finds known strings in scripts and templates, commands.go the programs that
//     commands call and, with imagecommands.go and helmcommands.go, their images and
//     charts. infrastructure.go reads strings in programs of Pulumi, CDK8s and others.
//   - record.go records components, within limits. component.go has their kinds,
//     names and package URLs.
//   - match.go finds the project of a component, report.go groups components by
//     project, policy.go judges a report, policyfile.go reads policies.
//   - formats.go finds files in a format that stands for a project, such as secrets of SOPS.
//   - docs.go finds statements on maturity levels in Markdown, by the sentences of
//     claims.go and claimtext.go.
//
// # Invariants
//
//   - What a scan should have read and could not is in [Result].Unreadable, and fails
//     a policy. What it passed over is in Warnings. Nothing is skipped silently: see
//     the method unreadable, where all readers report faults.
//   - A file never fails the scan: a reader that panics makes its file unreadable.
//   - Components match by identifiers, repositories and organizations, never by name
//     alone unless the matcher is loose.
//   - Memory and time are linear in the size of a file, whatever it holds
//     (TestLinear). Files up to 64 MiB are held in memory; JSON and YAML of any size
//     are read value by value.
//   - Names, versions and sources of components hold no secrets of URLs.
//   - The result is sorted and the same each time.
//
// # Adding an input
//
//  1. Write a method of file that calls add or component for each component, and
//     unreadable for faults. It gets its text from lines, documents, tree or toml.
//  2. Add a row to the table of inputs. Help, the topic scan-inputs and
//     .pre-commit-hooks.yaml follow it; tests say where one must be changed by hand.
//  3. Add a file of that kind to an archive in testdata/inputs, then run
//     "go test ./internal/scan -update" and review the components it writes.
//  4. Add a row to bombs in bomb_test.go: a file of that kind that is costly to read.
//
// A new kind of component is a row in landscape.IdentifierKinds and a constant in
// component.go; TestPURL asks for a package URL of it.
package scan
