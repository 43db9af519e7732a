package scan

import (
	"strings"
)

// sbtModule matches "group" % "artifact" % "version"; %% and %%% add the version of Scala
// to the name of the artifact.
var sbtModule = lazyRegexp{source: `"([\w.-]+)"\s*%{1,3}\s*"([\w.-]+)"(?:\s*%\s*"([^"]+)")?`}

// sbt reads the modules in a build definition of sbt.
func (f *file) sbt() {
	var code gradleCode
	for n, line := range f.lines() {
		line = code.withoutComments(line)
		if !strings.Contains(line, "%") {
			continue
		}
		for _, m := range sbtModule.get().FindAllStringSubmatch(line, -1) {
			f.add(Maven, m[1]+":"+m[2], m[3], n)
		}
	}
}
