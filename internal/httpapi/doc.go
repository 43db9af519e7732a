// Package httpapi serves a landscape over HTTP: a REST API under /api/v1, the
// endpoints and downloads of landscape2, the page and the map, what operators need
// (/healthz, /readyz, /metrics) and, on request, the Model Context Protocol under /mcp.
//
//	s := &session.Session{Spec: session.Spec{Data: "landscape.yml"}, Getenv: os.Getenv, Now: time.Now}
//	server, err := httpapi.New(s, httpapi.Options{Addr: "localhost:8000"})
//	if err != nil {
//		return err
//	}
//	return http.ListenAndServe("localhost:8000", server)
//
// # How a request is answered
//
//	Server.ServeHTTP   checks host, method and path; counts and logs
//	  -> handle        takes the current generation; looks in its cache
//	  -> endpoint      parses the parameters into a query
//	  -> package view  presents the result as a document
//	  -> response      the document as JSON, with entity tag and compression
//
// A generation is a catalog with the responses made of it. At most once a second a
// request checks whether the files of the landscape have changed, and then makes a
// new generation. If they cannot be read, the server goes on with the old generation
// and reports the error. Requests that are being answered keep their generation, so
// that no answer mixes old and new data.
//
// # The API is a table
//
// Each row of endpoints has a path, its parameters, the function that answers, and
// the types of its results. Routes, the errors for unknown and repeated parameters,
// and the OpenAPI description follow from it. Every filter of the command line is a
// parameter, with underscores in place of hyphens. An answer has the bytes of the
// JSON of the corresponding command: tests compare them for every filter, and check
// the answers against their schemas.
//
// To add an endpoint, add a row and a method of query. To add a parameter, add a
// param and name it in the rows that accept it.
//
// # What always holds
//
//   - A client cannot choose a file: parameters name dates, editions and items, never
//     paths or URLs.
//   - Only GET and HEAD are answered, except under /mcp, and only requests for this
//     host, so that another web site cannot read a private overlay through a browser.
//   - Errors are problem documents (RFC 9457) with the status of their cause: 400 for
//     parameters, 404 for items and paths, 500 for a failure or a panic.
//   - Memory is bounded: URLs are short, the cache is emptied past a limit, and
//     concurrent requests for the same response make it once.
package httpapi
