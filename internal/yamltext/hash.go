package yamltext

import "hash/maphash"

// Hasher computes hashes. Hashes of two hashers cannot be compared.
type Hasher struct{ seed maphash.Seed }

// NewHasher returns a hasher.
func NewHasher() Hasher { return Hasher{maphash.MakeSeed()} }

// Text returns the hash of a string.
func (h Hasher) Text(s string) uint64 { return maphash.String(h.seed, s) }

// Join returns the hash of a list of hashes.
func (h Hasher) Join(parts ...uint64) uint64 {
	sum := uint64(len(parts))
	for _, part := range parts {
		sum = maphash.Comparable(h.seed, [2]uint64{sum, part})
	}
	return sum
}
