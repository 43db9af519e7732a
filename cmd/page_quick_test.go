package cmd_test

import (
	"fmt"
	"testing"
)

// TestPageQuick checks that what is drawn portion by portion, while one types or moves the
// slider, becomes what is drawn at once, in every view.
func TestPageQuick(t *testing.T) {
	t.Parallel()
	b := open(t, pageFile(t, "--kind", "all"), 1200, 800)
	const content = `[...document.querySelectorAll("main a, main td, main .run span")].filter(e => e.checkVisibility()).map(e => e.className.replace(" new", "") + e.textContent + (e.getAttribute("style") ?? "")).join("|")`
	for _, view := range []string{"map", "list", "timeline", "stats"} {
		eval[bool](b, fmt.Sprintf("change({view: '%s', q: '', day: '', group: 'all'}), true", view))
		for _, step := range []string{
			"$('q').value = 's', $('q').dispatchEvent(new Event('input'))", "$('q').value = 'se', $('q').dispatchEvent(new Event('input'))",
			"$('q').value = '', $('q').dispatchEvent(new Event('input'))", "$('when').value = 40, $('when').dispatchEvent(new Event('input'))",
			"$('when').value = $('when').max, $('when').dispatchEvent(new Event('input'))",
		} {
			eval[bool](b, "window.before = state.q + state.day, "+step+", true")
			b.await("state.q + state.day !== window.before")
			whole := eval[string](b, fmt.Sprintf("(change({}), window.whole = %s, String(current.length))", content))
			if whole == "0" {
				t.Fatalf("%s: nothing is shown", view)
			}
			// The same step again, portion by portion.
			eval[bool](b, "window.q = state.q, change({q: 'zzzz'}), change({q}, {quick: true}), true")
			b.await(content + " === window.whole /* " + view + ": " + step + " */")
		}
	}
}
