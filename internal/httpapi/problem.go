package httpapi

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/landscope-cli/landscope/internal/exit"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/suggest"
)

// Problem is the description of an error in RFC 9457.
type Problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

func problem(status int, format string, args ...any) response {
	res := renderJSON(Problem{"about:blank", http.StatusText(status), status, output.SanitizeString(fmt.Sprintf(format, args...))})
	return response{status: status, mediaType: "application/problem+json", body: res.body}
}

// badRequest is an error of the client.
type badRequest struct{ error }

func (e badRequest) Unwrap() error { return e.error }

func badRequestf(format string, args ...any) error { return badRequest{fmt.Errorf(format, args...)} }

// asBadRequest wraps err as an error of the client. It returns nil for nil.
func asBadRequest(err error) error {
	if err == nil {
		return nil
	}
	return badRequest{err}
}

// failure returns the response to an error.
func failure(err error) response {
	var unknown *suggest.UnknownError
	var bad badRequest
	var request *exit.UsageError
	switch {
	case errors.As(err, &bad), errors.As(err, &request):
		var hinted interface{ Hint() string }
		if errors.As(err, &hinted) && hinted.Hint() != "" {
			return problem(http.StatusBadRequest, "%s; %s", err, hinted.Hint())
		}
		return problem(http.StatusBadRequest, "%s", err)
	case errors.As(err, &unknown): // the item in the path
		return problem(http.StatusNotFound, "%s", err)
	}
	return problem(http.StatusInternalServerError, "%s", err)
}
