package cmd_test

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/landscope-cli/landscope/cmd"
	"github.com/landscope-cli/landscope/internal/japanese"
	"github.com/landscope-cli/landscope/internal/landscape"
	sessions "github.com/landscope-cli/landscope/internal/session"
)

// TestMessagesAreJapanese walks the sources for the formats of notes, hints and errors.
// Each needs a Japanese form in package japanese, whose tests check the forms.
func TestMessagesAreJapanese(t *testing.T) {
	found := messagesOf(t)
	if len(found) < 150 {
		t.Fatalf("only %d messages found", len(found))
	}
	formats, has, used := slices.Concat(japanese.Messages, japanese.FileMessages), map[string]bool{}, map[string]bool{}
	for _, e := range slices.Concat(formats, japanese.Parts) {
		has[e.En] = true
	}
	for _, m := range found {
		if used[m.text] = true; !has[m.text] {
			t.Errorf("%s: no Japanese form of %q", m.place, m.text)
		}
	}
	for _, forms := range []string{landscape.DateForms, sessions.DateForms, sessions.RangeForms} {
		if !has[forms] {
			t.Errorf("no Japanese form of %q", forms)
		}
	}
	for _, f := range landscape.Filters {
		if noun := strings.ToLower(f.Arg); !has[noun] || f.Values != nil && noun != "field" && !has[f.Name] {
			t.Errorf("no Japanese form of %q or %q", noun, f.Name)
		}
	}
	for _, e := range formats {
		if !used[e.En] {
			t.Errorf("package japanese has a form of %q, which no message has", e.En)
		}
	}
}

// TestJapaneseMessages checks whole messages: the language is that of --lang wherever it is
// in the command line, or of LANDSCOPE_LANG, and nothing of a message stays English.
func TestJapaneseMessages(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"show istoi", "エラー: \"istoi\" という項目はありません|ヒント: もしかして: \"Istio\"。検索する場合: landscope search NAME"},
		{"show", "エラー: show には NAME を指定してください（例: landscope show istio）"},
		{"list runtime --limit 1", "補足: --category runtime（ほかの解釈: --subcategory runtime, --tag runtime）"},
		{"list --maturity gradauted", "エラー: \"gradauted\" という成熟度はありません|ヒント: もしかして: \"graduated\"。選択肢: sandbox, incubating, graduated, archived, hosted, none"},
		{"list --category graduated", "エラー: \"graduated\" というカテゴリーはありません|ヒント: graduated は成熟度です。--maturity graduated と指定してください"},
		{"list --limit 1 --as-of today", "補足: データは2026-09-14までです|補足: 日付のない項目を除外しました（1451件）"},
		{"list --as-of 2024/05/01", "エラー: \"2024/05/01\" は日付ではありません|ヒント: もしかして: 2024-05-01。YYYY-MM-DD、YYYY-MM、YYYY、today のいずれか（年月や年はその末日）を指定してください"},
		{"list --limit x", "エラー: -L, --limit に \"x\" は指定できません: \"x\" は0以上の整数ではありません|ヒント: \"landscope list --help\" を参照してください"},
		{"list --n 5", "エラー: --n というフラグはありません|ヒント: もしかして: --limit N か --name GLOB"},
		{"list --maturity archived --category ai-agent", "補足: 該当する項目はありません"},
		{"search alternatives to istio", "補足: Istio の代替候補、続いて Orchestration & Management / Service Mesh のほかの項目を表示します"},
		{"--data nope.yml list", "エラー: nope.yml を開けません: ファイルまたはディレクトリがありません"},
		{"serve --addr x", "エラー: \"x\" は HOST:PORT の形式ではありません|ヒント: landscope serve --addr 127.0.0.1:8000"},
		{"stats --by tag --limit 5", "補足: 件数の少ない値（355件）を省略しました（全360件、--limit 0 ですべて表示）"},
		{"list --help", "補足: ヘルプは英語で表示します"},
		{"databse", "エラー: \"databse\" というコマンドはありません|ヒント: もしかして: landscope list --subcategory database"},
	} {
		want := "landscope: " + strings.ReplaceAll(c.want, "|", "\nlandscope: ") + "\n"
		for _, lang := range []string{"--lang ja ", "--lang=ja ", ""} {
			args := strings.Fields(lang + c.args)
			if lang == "--lang ja " { // after everything else
				args = append(args[2:], args[:2]...)
			}
			vars := map[string]string{"LANDSCOPE_CACHE": "off", "LANDSCOPE_LANG": "ja"}
			if lang != "" {
				vars["LANDSCOPE_LANG"] = "en"
			}
			var messages bytes.Buffer
			env := &cmd.Env{Stdout: io.Discard, Stderr: &messages, Now: time.Now, Getenv: func(name string) string { return vars[name] }}
			cmd.Run(context.Background(), env, args)
			if messages.String() != want {
				t.Errorf("%q:\n%swant\n%s", args, messages.String(), want)
			}
		}
	}
}

// stayEnglish match packages whose errors a user rarely sees, and only after a Japanese
// beginning: what is wrong deep inside a file, or on the network.
var stayEnglish = regexp.MustCompile(`^\.\./(data|internal/(atomicfile|exit|fetch|format|httpapi|lint|load|logo|parsecache|sarif|scan|svg|xlsx|yamldoc|yamltext))/|^\.\./internal/(output/(jq|stream)|scanreport/(sarif|tables)|mcp/(alternatives|explain|history|items|param|prompt|scan|scan_answer|tool)\.go)`)

var (
	// messageCalls are the functions whose first argument is the format of a message.
	messageCalls = regexp.MustCompile(`^(Errorf|Usagef|requestErrorf|[nN]ote|[nN]otify)$`)
	// messageFields are the fields and variables that hold a message.
	messageFields = regexp.MustCompile(`^(Advice|advice|Hint|hint|seeHelp|list|Text)$`)
	// messageFuncs are the functions that return messages, or parts of them.
	messageFuncs = regexp.MustCompile(`^(Error|Hint|FullHint|Notes|Warnings|whereListed|WrongKind|Also|alsoNames|dated|noCache|forExample|\w*[aA]dvice\w*)$`)
	// commandLine matches a message that is nothing but a command line.
	commandLine = regexp.MustCompile(`^landscope (help|list|serve|%s|export - )[^,(]*$`)
	// prose matches a word that is not part of a verb of a format.
	prose = regexp.MustCompile(`(^|[^%a-zA-Z\[\]-])[a-zA-Z]{2,}`)
)

// messagesOf returns the formats of the messages in the sources, with their places.
func messagesOf(t *testing.T) (all []passage) {
	t.Helper()
	for _, root := range []string{".", "../internal", "../data"} {
		err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if path = filepath.ToSlash(path); err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || notShown.MatchString(path) || stayEnglish.MatchString(path) {
				return err
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			add := func(e ast.Expr) {
				if text := formatOf(e); prose.MatchString(text) && !commandLine.MatchString(text) {
					all = append(all, passage{set.Position(e.Pos()).String(), text})
				}
			}
			for _, d := range file.Decls {
				f, isFunc := d.(*ast.FuncDecl)
				addMessages(d, isFunc && messageFuncs.MatchString(f.Name.Name), add)
			}
			if strings.HasSuffix(path, "/synonym/flags.go") || strings.HasSuffix(path, "/synonym/commands.go") {
				addSentences(file, add)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// addMessages adds the messages in a declaration; if every is set, that is every string
// of several words.
func addMessages(d ast.Node, every bool, add func(ast.Expr)) {
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name, of := calledName(n)
			switch {
			case len(n.Args) == 0:
			case messageCalls.MatchString(name), name == "New" && of == "errors":
				add(n.Args[0])
			case name == "Unknown" && of == "suggest", name == "Range" && of == "argcheck":
				add(n.Args[0])
			case name == "Count" && of == "plural":
				if l, ok := n.Args[1].(*ast.BasicLit); ok {
					add(&ast.BasicLit{ValuePos: l.ValuePos, Kind: token.STRING, Value: `"%d ` + l.Value[1:]})
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && messageFields.MatchString(key.Name) {
				add(n.Value)
			}
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if messageFields.MatchString(lastName(left)) && i < len(n.Rhs) {
					add(n.Rhs[i])
				}
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if messageFields.MatchString(name.Name) && i < len(n.Values) {
					add(n.Values[i])
				}
			}
		}
		if e, ok := n.(ast.Expr); ok && every && strings.Contains(formatOf(e), " ") {
			add(e)
			addMessages(e, false, add) // its operands may be messages
			return false
		}
		return true
	})
}

// addSentences adds the hints of the tables of package synonym: the strings that are
// neither flags nor command lines.
func addSentences(file *ast.File, add func(ast.Expr)) {
	ast.Inspect(file, func(n ast.Node) bool {
		l, ok := n.(*ast.BasicLit)
		if ok && l.Kind == token.STRING && strings.Contains(l.Value, " ") && regexp.MustCompile(`^"(use|see|write|compare|licenses|the|there|landscope .* (writes|downloads|opens)) `).MatchString(l.Value) {
			add(l)
		}
		return true
	})
}

// formatOf returns the format of an expression: a string, a sum in which %s stands for
// whatever is not a string, or the format of Sprintf.
func formatOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return text
		}
	case *ast.BinaryExpr:
		if left, right := formatOf(e.X), formatOf(e.Y); e.Op == token.ADD && left+right != "" {
			return orVerb(left) + orVerb(right)
		}
	case *ast.ParenExpr:
		return formatOf(e.X)
	case *ast.CallExpr:
		if name, of := calledName(e); len(e.Args) > 0 && (name == "Sprintf" && of == "fmt" || name == "TrimSpace") {
			return formatOf(e.Args[0])
		}
	}
	return ""
}

func orVerb(format string) string {
	if format == "" {
		return "%s"
	}
	return format
}

// calledName returns the name of a called function, and that of its package or variable.
func calledName(call *ast.CallExpr) (name, of string) {
	if s, ok := call.Fun.(*ast.SelectorExpr); ok {
		return s.Sel.Name, lastName(s.X)
	}
	return lastName(call.Fun), ""
}

// lastName returns the last name of a selector.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
