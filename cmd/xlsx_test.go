package cmd_test

import (
	"archive/zip"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/testenv"
)

// workbookCell is a cell of a workbook as a spreadsheet program shows it.
type workbookCell struct{ text, kind string }

// readWorkbook returns the rows of a workbook, as few lines as the parts that landscope
// writes need.
func readWorkbook(t *testing.T, content string) (rows [][]workbookCell) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatalf("%v: %.200q", err, content)
	}
	f, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var sheet struct {
		Rows []struct {
			Cells []struct {
				At     string `xml:"r,attr"`
				Style  string `xml:"s,attr"`
				Type   string `xml:"t,attr"`
				Value  string `xml:"v"`
				Inline string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.NewDecoder(f).Decode(&sheet); err != nil {
		t.Fatal(err)
	}
	for _, r := range sheet.Rows {
		var row []workbookCell
		for _, c := range r.Cells {
			for n := column(c.At); len(row) < n; {
				row = append(row, workbookCell{})
			}
			cell := workbookCell{c.Inline, "text"}
			if c.Type == "" {
				cell = workbookCell{c.Value, "number"}
			}
			if c.Style == "2" {
				days, err := strconv.Atoi(c.Value)
				if err != nil {
					t.Fatalf("%s is %q, not a date", c.At, c.Value)
				}
				cell = workbookCell{time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), "date"}
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// shown returns the text that a reader of a format sees: that of cells of a workbook,
// else all of the output.
func shown(t *testing.T, format, output string) string {
	t.Helper()
	if format != "xlsx" || !strings.HasPrefix(output, "PK") {
		return output
	}
	var texts []string
	for _, row := range readWorkbook(t, output) {
		for _, cell := range row {
			texts = append(texts, cell.text)
		}
	}
	return strings.Join(texts, "\n")
}

// column returns the place of a column, from 0, by the name of a cell.
func column(cell string) int {
	n := 0
	for _, c := range strings.TrimRight(cell, "0123456789") {
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

// TestXLSXIsWhereCSVIs: whatever has rows for csv has them for xlsx, and the other way
// round.
func TestXLSXIsWhereCSVIs(t *testing.T) {
	for name, formats := range cmd.CommandFormats() {
		if slices.Contains(formats, "csv") != slices.Contains(formats, "xlsx") {
			t.Errorf("%s: %v", name, formats)
		}
	}
}

var (
	aNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,8})(\.[0-9]{0,3}[1-9])?$`)
	aDate   = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// TestXLSX: a workbook has the cells of csv. Where all cells of a column read as dates or
// numbers, they are dates or numbers.
func TestXLSX(t *testing.T) {
	for _, c := range rowCommands {
		for _, data := range []string{"testdata/fixture.yml", "testdata/hostile.yml", "embedded"} {
			env := map[string]string{"LANDSCOPE_DATA": data}
			asCSV, asXLSX := runIn(env, nil, c.args("-o", "csv", "--raw")...), runIn(env, nil, c.args("-o", "xlsx")...)
			if asCSV.code != asXLSX.code {
				t.Errorf("%s, %s: code %d: %s", c.line, data, asXLSX.code, asXLSX.stderr)
			}
			if asCSV.code != 0 {
				continue
			}
			want, err := csv.NewReader(strings.NewReader(asCSV.stdout)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			compareWorkbook(t, c.line+", "+data, readWorkbook(t, asXLSX.stdout), want, data != "testdata/hostile.yml")
		}
	}
}

func compareWorkbook(t *testing.T, what string, got [][]workbookCell, want [][]string, whole bool) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d rows, want %d", what, len(got), len(want))
	}
	for j, name := range want[0] {
		kinds, looks := map[string]bool{}, map[string]bool{}
		for i := range want {
			cell := workbookCell{}
			if j < len(got[i]) {
				cell = got[i][j]
			}
			if whole && cell.text != want[i][j] {
				t.Errorf("%s: row %d, %s: %q, want %q", what, i, name, cell.text, want[i][j])
			}
			if i == 0 || want[i][j] == "" {
				continue
			}
			kinds[cell.kind] = true
			switch {
			case aDate.MatchString(want[i][j]):
				looks["date"] = true
			case aNumber.MatchString(want[i][j]):
				looks["number"] = true
			default:
				looks["text"] = true
			}
		}
		if len(looks) == 1 && !looks["text"] && (len(kinds) != 1 || kinds["text"]) {
			t.Errorf("%s: column %s is %v, and reads as %v", what, name, kinds, looks)
		}
	}
}

// TestXLSXOnTerminal: a workbook is not written to a terminal, unless it is to a file.
func TestXLSXOnTerminal(t *testing.T) {
	env := cmd.Env{Terminal: true, StderrTerminal: true, Width: 80, Getenv: func(k string) string { return map[string]string{"NO_COLOR": "1"}[k] }}
	for line, hint := range map[string]string{
		"list -o xlsx":         "landscope list -o xlsx > list.xlsx",
		"stats growth -o XLSX": "landscope stats growth -o xlsx > growth.xlsx",
		"export - -o excel":    "landscope export export.xlsx",
	} {
		r := runWith(env, strings.Fields(line)...)
		if r.code != 2 || r.stdout != "" || !strings.Contains(r.stderr, "standard output is a terminal") || !strings.Contains(r.stderr, "hint: "+hint+"\n") {
			t.Errorf("%s: %+v", line, r)
		}
	}
	file := filepath.Join(t.TempDir(), "a.xlsx")
	if r := runWith(env, "export", file, "--limit", "3"); r.code != 0 || r.stderr != "landscope: note: 722 members not shown (use --kind all)\nlandscope: note: wrote 3 rows to "+file+"\n" {
		t.Errorf("%+v", r)
	}
}

// TestLibreOffice: LibreOffice reads a workbook as it reads csv: the cells of each row,
// dates as dates.
func TestLibreOffice(t *testing.T) {
	soffice := testenv.Need(t, "soffice", "libreoffice")
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", filepath.Join(dir, "out")}
	want := map[string]string{}
	for name, line := range map[string]string{
		"export": "export - --columns all", "history": "history", "growth": "stats growth", "schema": "export - --schema landscape2-projects", "hostile": "list --data testdata/hostile.yml",
	} {
		r := runIn(map[string]string{"LANDSCOPE_DATA": "embedded"}, nil, append(strings.Fields(line), "-o", "xlsx")...)
		want[name] = runIn(map[string]string{"LANDSCOPE_DATA": "embedded"}, nil, append(strings.Fields(line), "-o", "csv", "--raw")...).stdout
		file := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(file, []byte(r.stdout), 0o600); err != nil || r.code != 0 {
			t.Fatal(err, r)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name := range want {
		got, err := os.ReadFile(filepath.Join(dir, "out", name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		a, b := csvRows(t, string(got)), csvRows(t, want[name])
		for i := range min(len(a), len(b)) {
			for j := range b[i] {
				if name != "hostile" && (j >= len(a[i]) || a[i][j] != b[i][j]) {
					t.Errorf("%s, row %d, %s: %q, want %q", name, i, b[0][j], a[i][j], b[i][j])
				}
			}
		}
		if len(a) != len(b) || len(b) < 2 {
			t.Errorf("%s: %d rows, want %d", name, len(a), len(b))
		}
	}
}

func csvRows(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return rows
}
