package fetch

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// finalError is an error that a retry cannot fix.
type finalError struct{ error }

func (e *finalError) Unwrap() error { return e.error }

// passing reports whether an error is transient.
func passing(err error) bool {
	var (
		final       *finalError
		tooLarge    *TooLargeError
		certificate *tls.CertificateVerificationError
		noHost      *net.DNSError
		status      *StatusError
	)
	switch {
	case errors.As(err, &final), errors.As(err, &tooLarge), errors.As(err, &certificate):
		return false
	case errors.As(err, &noHost):
		return !noHost.IsNotFound
	case errors.As(err, &status):
		return status.Code >= 500 || status.Code == http.StatusTooManyRequests
	}
	return true
}

// waitAfter returns how long to wait after a number of tries: what the server requests,
// up to a maximum, or else a time that doubles.
func waitAfter(try int, err error) time.Duration {
	wait := firstWait << (try - 1)
	var status *StatusError
	if errors.As(err, &status) {
		wait = max(wait, status.wait)
	}
	return min(wait, longestWait)
}

// retryAfter returns the wait that a server requests in seconds. It ignores a date.
func retryAfter(h http.Header) time.Duration {
	seconds, err := strconv.Atoi(h.Get("Retry-After"))
	if err != nil || seconds < 0 {
		return 0
	}
	return min(time.Duration(seconds), longestWait/time.Second) * time.Second
}

// cause removes the method and URL that package net/http adds to errors.
func cause(err error) error {
	var urlErr *url.Error
	if errors.As(err, &urlErr) {
		err = urlErr.Err
	}
	return err
}
