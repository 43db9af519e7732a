package scan

import (
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
)

// parseImage splits an image reference, [registry/]path[:tag][@digest], into
// the name with its registry, and the digest, else the tag, else "". It reports
// whether text is a reference.
func parseImage(text string) (image, version string, ok bool) {
	ref, err := name.ParseReference(text, name.WeakValidation, name.WithDefaultTag(""))
	if err != nil {
		return "", "", false
	}
	image = ref.Context().Name()
	if path, found := strings.CutPrefix(image, name.DefaultRegistry+"/"); found {
		image = "docker.io/" + path
	}
	return image, ref.Identifier(), true
}
