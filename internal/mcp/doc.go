// Package mcp answers the Model Context Protocol: it offers a landscape to language
// models as tools, resources and prompts. It is an adapter like package httpapi, and adds
// no knowledge of its own.
//
//	return mcp.Serve(ctx, mcp.Options{Session: s, Lang: "en"}, os.Stdin, os.Stdout)
//
// # How a call is answered
//
//	tool.parse     checks the arguments against the parameters of the tool
//	  -> answer    finds the results, with the packages that the commands use
//	  -> fit       renders as many of them as the size of an answer allows
//	  -> result    structured content, and the same as a Markdown table
//
// # The tools are a table
//
// Each row of tools has its parameters, the function that answers and the schema of a
// result. Input schemas follow from the parameters and from [landscape.Filters], output
// schemas from the types of the results.
//
// To add a tool, add a row and a method of call. To add a parameter, add a param and name
// it in the rows that accept it.
//
// # What always holds
//
//   - Nothing is written or downloaded, and no file is read but those of the landscape and,
//     with Options.AllowPath, those below that directory.
//   - An answer has at most answerBytes, or maxBytes if the caller chooses a limit, unless
//     a single result is larger. It says how many results there are, and where the next
//     page begins.
//   - A mistake in a call is an error of the tool, with the choices or the nearest match, so
//     that the model can correct it. Only a call of an unknown tool is an error of the
//     protocol.
//   - Text from data files is sanitized.
package mcp
