package browse

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/landscope-cli/landscope/internal/output"
	"github.com/landscope-cli/landscope/internal/view"
)

// binding is what a key does in the panes.
type binding struct {
	keys  []string
	label string      // of the keys in the help
	short view.Phrase // at the bottom of the screen; empty is not shown there
	help  view.Phrase
	run   func(*Model) tea.Cmd // nil for keys that are handled elsewhere
}

// bindings returns what keys do, in the order of the help.
func bindings() []binding {
	return []binding{
		{[]string{"?"}, "?", view.Phrase{En: "help", Ja: "ヘルプ"}, view.Phrase{En: "show this help", Ja: "このヘルプを表示"}, (*Model).showHelp},
		{[]string{"q"}, "q", view.Phrase{En: "quit", Ja: "終了"}, view.Phrase{En: "quit", Ja: "終了"}, func(*Model) tea.Cmd { return tea.Quit }},
		{[]string{"/"}, "/", view.Phrase{En: "search", Ja: "検索"}, view.Phrase{En: "search by name, keyword or description; esc clears", Ja: "名前、キーワード、説明で検索（escで解除）"}, (*Model).startSearch},
		{nil, "1-9", view.Phrase{En: "level", Ja: "成熟度"}, view.Phrase{En: "show or hide the level of this number", Ja: "その番号の成熟度を表示・非表示"}, nil},
		{[]string{"t"}, "t", view.Phrase{En: "time", Ja: "時点"}, view.Phrase{En: "go back in time: left, right by a month, down, up by a year", Ja: "過去にさかのぼる: 左右で1か月、上下で1年"}, (*Model).startTravel},
		{[]string{"c", "space"}, "c", view.Phrase{En: "mark", Ja: "印"}, view.Phrase{En: "mark the item, or remove its mark", Ja: "項目に印を付ける・外す"}, (*Model).markItem},
		{[]string{"C"}, "C", view.Phrase{En: "compare", Ja: "比較"}, view.Phrase{En: "compare the marked items side by side", Ja: "印の付いた項目を並べて比較"}, (*Model).compare},
		{[]string{"s"}, "s", view.Phrase{En: "stats", Ja: "集計"}, view.Phrase{En: "count the items shown", Ja: "表示中の項目を集計"}, (*Model).stats},
		{[]string{"o"}, "o", view.Phrase{En: "open", Ja: "開く"}, view.Phrase{En: "open the homepage in the browser", Ja: "ホームページをブラウザーで開く"}, (*Model).openPage},
		{[]string{"y"}, "y", view.Phrase{En: "copy", Ja: "コピー"}, view.Phrase{En: "copy the URL of the homepage", Ja: "ホームページのURLをコピー"}, (*Model).copyPage},
		{[]string{"e"}, "e", view.Phrase{En: "export", Ja: "書き出し"}, view.Phrase{En: "write the items shown to a file: csv, xlsx, json, yaml or md", Ja: "表示中の項目をファイルに書き出す: csv、xlsx、json、yaml、md"}, (*Model).startExport},
		{[]string{":"}, ":", view.Phrase{En: "command", Ja: "コマンド"}, view.Phrase{En: "show the command line that prints the items shown", Ja: "表示中の項目を出力するコマンドを表示"}, (*Model).showCommand},
		{nil, "tab, arrows", view.Phrase{}, view.Phrase{En: "move between and within panes (also h j k l, PgUp, PgDn, Home, End)", Ja: "ペインの間と中を移動（h j k l、PgUp、PgDn、Home、Endも可）"}, nil},
		{nil, "enter", view.Phrase{}, view.Phrase{En: "list the subcategories of a category; show an item", Ja: "カテゴリーのサブカテゴリーを表示、項目を表示"}, nil},
		{nil, "mouse", view.Phrase{}, view.Phrase{En: "click to choose, wheel to move", Ja: "クリックで選択、ホイールで移動"}, nil},
	}
}

// bindingOf returns the binding of a key.
func bindingOf(key string) (binding, bool) {
	all := bindings()
	i := slices.IndexFunc(all, func(b binding) bool { return b.run != nil && slices.Contains(b.keys, key) })
	if i < 0 {
		return binding{}, false
	}
	return all[i], true
}

func (m *Model) showHelp() tea.Cmd {
	m.show(m.say(titleHelp), func(m *Model, width int) []string {
		var lines []string
		for _, b := range bindings() {
			label := b.label
			for _, line := range output.Wrap(m.say(b.help), max(20, width-13)) {
				lines = append(lines, fit(label, 12)+" "+line)
				label = ""
			}
		}
		return lines
	})
	return nil
}

func (m *Model) startSearch() tea.Cmd {
	m.mode = searching
	m.focusOn(list)
	return nil
}

func (m *Model) startExport() tea.Cmd {
	m.mode, m.typed = saving, ""
	return nil
}

func (m *Model) showCommand() tea.Cmd {
	m.mode = commanding
	return nil
}
