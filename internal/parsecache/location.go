package parsecache

import "path/filepath"

// Find returns the cache of the user: none if LANDSCOPE_CACHE is "off", else "landscope"
// in the directory that it names, which may be shared, or in the cache directory of the
// operating system.
func Find(goos string, getenv func(string) string) Cache {
	switch dir := getenv("LANDSCOPE_CACHE"); dir {
	case "":
	case "off":
		return Cache{}
	default:
		return in(dir)
	}
	home, xdg := getenv("HOME"), getenv("XDG_CACHE_HOME")
	switch {
	case goos == "windows":
		return in(getenv("LocalAppData"), "cache")
	case goos == "darwin":
		return in(home, "Library", "Caches")
	case filepath.IsAbs(xdg): // the specification says to ignore relative paths
		return in(xdg)
	}
	return in(home, ".cache")
}

func in(base string, more ...string) Cache {
	if base == "" {
		return Cache{}
	}
	return Cache{filepath.Join(append(append([]string{base}, more...), "landscope")...)}
}
