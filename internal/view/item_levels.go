package view

import (
	"fmt"
	"math"
	"strings"

	"github.com/landscope-cli/landscope/internal/landscape"
	"github.com/landscope-cli/landscope/internal/output"
)

// history returns a line for each level: the date, the level, the time at it.
func (v View) history(it *landscape.Item) []string {
	var lines []string
	changes := it.History()
	widest := 10
	for _, change := range changes {
		widest = max(widest, output.Width(output.SanitizeString(v.LevelName(change.Level))))
	}
	for i, change := range changes {
		level := output.SanitizeString(v.LevelName(change.Level))
		line := fmt.Sprintf("%-11s %s", change.FormatDate(), level)
		isLast := i+1 == len(changes)
		end := v.Catalog.Origin.Date
		if !isLast {
			end = changes[i+1].Date
		}
		if end >= change.Date {
			duration := v.duration(change.Date.DaysUntil(end))
			if isLast {
				duration = fmt.Sprintf(v.Say(textPeriodUntil), duration, end)
			}
			line += strings.Repeat(" ", widest+2-output.Width(level)) + duration
		}
		lines = append(lines, line)
	}
	return lines
}

// duration writes a number of days in days up to 60, in months up to a year, and in
// years beyond.
func (v View) duration(days int) string {
	months := math.Round(float64(days) / 30.4375)
	switch {
	case days == 1:
		return v.Say(textDay)
	case days <= 60:
		return fmt.Sprintf(v.Say(textDays), days)
	case months < 12:
		return fmt.Sprintf(v.Say(textMonths), months)
	}
	years := strings.TrimSuffix(fmt.Sprintf("%.1f", float64(days)/365.25), ".0")
	if years == "1" {
		return v.Say(textYear)
	}
	return fmt.Sprintf(v.Say(textYears), years)
}
