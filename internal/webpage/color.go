package webpage

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
)

// color is an opaque color: red, green and blue from 0 to 255.
type color [3]float64

// Colors of the page that an accent is seen with; see ui/styles/tokens.css.
var (
	white, black      = color{255, 255, 255}, color{}
	lightBack         = color{246, 247, 249} // --bg
	darkPanel         = color{22, 30, 40}    // --panel
	darkRaised        = color{29, 39, 51}    // --raised
	darkText          = color{14, 20, 27}    // --on-accent
	lightWeak, darkWk = 0.1, 0.22            // how much of the accent is in --accent-weak
)

// minContrast is the ratio that WCAG 2 requires of text at level AA.
const minContrast = 4.5

// parseColor reads rgb(r, g, b) or rgba(r, g, b, a) as landscape2 writes it, on white.
func parseColor(s string) (color, bool) {
	_, list, ok := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	parts := strings.Split(list, ",")
	if !ok || len(parts) < 3 || len(parts) > 4 {
		return color{}, false
	}
	values := [4]float64{3: 1}
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(v >= 0 && v <= 255) {
			return color{}, false
		}
		values[i] = v
	}
	return white.mix(color(values[:3]), min(values[3], 1)), true
}

// mix returns the color with a part, from 0 to 1, of another.
func (c color) mix(other color, part float64) color {
	for i := range c {
		c[i] += (other[i] - c[i]) * part
	}
	return c
}

func (c color) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(math.Round(c[0])), int(math.Round(c[1])), int(math.Round(c[2])))
}

// luminance returns the relative luminance of WCAG 2.
func (c color) luminance() float64 {
	linear := func(v float64) float64 {
		if v = math.Round(v) / 255; v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast returns the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b color) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// accents returns a color as the page uses it in the light and in the dark: darker or
// lighter if text in it, or on it, could not be read.
func accents(c color) (light, dark color) {
	toward := func(end color, isReadable func(color) bool) color {
		for part := 0.0; part < 1; part += 0.02 {
			if mixed := c.mix(end, part); isReadable(mixed) {
				return mixed
			}
		}
		return end
	}
	light = toward(black, func(c color) bool {
		return contrast(c, white) >= minContrast && contrast(c, lightBack) >= minContrast && contrast(c, white.mix(c, lightWeak)) >= minContrast
	})
	dark = toward(white, func(c color) bool {
		return contrast(c, darkRaised) >= minContrast && contrast(c, darkText) >= minContrast && contrast(c, darkPanel.mix(c, darkWk)) >= minContrast
	})
	return light, dark
}

// themeStyle returns the style of the colors that settings give, and notes on those that
// are too light for text. The page has an accent (color1) and a highlight (color2).
func themeStyle(s *landscape.Settings) (style string, notes []string) {
	var rules strings.Builder
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	for _, use := range []struct{ key, property string }{{"color1", "accent"}, {"color2", "highlight"}} {
		value := settingNamed(s.Colors, use.key)
		given, ok := parseColor(value)
		if !ok {
			continue
		}
		light, dark := accents(given)
		if contrast(given, white) < minContrast {
			note("%s: %s %s is too light for text; the page uses %s", s.File, use.key, value, light)
		}
		fmt.Fprintf(&rules, "--%s:light-dark(%s,%s);", use.property, light, dark)
		if use.property == "accent" {
			fmt.Fprintf(&rules, "--accent-weak:light-dark(%s,%s);", white.mix(light, lightWeak), darkPanel.mix(dark, darkWk))
		}
	}
	if rules.Len() == 0 {
		return "", nil
	}
	return ":root{" + rules.String() + "}", notes
}
