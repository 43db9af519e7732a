package browse

import "github.com/landscope-cli/landscope/internal/view"

// What the screen says.
var (
	titleAll        = view.Phrase{En: "All", Ja: "すべて"}
	titleCategories = view.Phrase{En: "Categories", Ja: "カテゴリー"}
	titleCompare    = view.Phrase{En: "Comparison", Ja: "比較"}
	titleHelp       = view.Phrase{En: "Keys", Ja: "キー操作"}
	titleItems      = view.Phrase{En: "Items", Ja: "項目"}
	titleItem       = view.Phrase{En: "Item", Ja: "項目"}
	titleStats      = view.Phrase{En: "Statistics", Ja: "集計"}

	saysAnyKey     = view.Phrase{En: "y: copy, any other key: back", Ja: "y: コピー、ほかのキー: 戻る"}
	saysCopied     = view.Phrase{En: "copied %s", Ja: "%s をコピーしました"}
	saysFile       = view.Phrase{En: "Write to file (.csv, .xlsx, .json, .yaml, .md): ", Ja: "書き出すファイル（.csv、.xlsx、.json、.yaml、.md）: "}
	saysMarked     = view.Phrase{En: "marked: %d (C compares)", Ja: "印: %d件（Cで比較）"}
	saysMarkTwo    = view.Phrase{En: "mark two items with c to compare them", Ja: "比較する項目を c で2件以上選んでください"}
	saysNoDates    = view.Phrase{En: "this landscape has no dates", Ja: "このランドスケープには日付がありません"}
	saysNoItems    = view.Phrase{En: "no items match", Ja: "該当する項目はありません"}
	saysNone       = view.Phrase{En: "none", Ja: "なし"}
	saysNotWritten = view.Phrase{En: "nothing written", Ja: "書き出しを中止しました"}
	saysOpened     = view.Phrase{En: "opened %s", Ja: "%s を開きました"}
	saysOpening    = view.Phrase{En: "opening %s", Ja: "%s を開いています"}
	saysOverwrite  = view.Phrase{En: "%s exists. Overwrite it? (y/n) ", Ja: "%s は既にあります。上書きしますか？ (y/n) "}
	saysPick       = view.Phrase{En: "enter: choose  c: mark several", Ja: "enter: 選択  c: 複数に印を付ける"}
	saysRead       = view.Phrase{En: "up, down: scroll  esc: back", Ja: "上下: スクロール  esc: 戻る"}
	saysTravel     = view.Phrase{En: "left, right: month  down, up: year  home, end  enter: done", Ja: "左右: 月  上下: 年  home, end  enter: 完了"}
	saysUndated    = view.Phrase{En: "%d items without dates not shown", Ja: "日付のない%d件は表示していません"}
	saysWriting    = view.Phrase{En: "writing %s", Ja: "%s に書き出しています"}
	saysWrote      = view.Phrase{En: "wrote %s to %s", Ja: "%sを %s に書き出しました"}
)

// What the plain form says.
var (
	plainPrompt  = view.Phrase{En: "Type a number, /words, or ? for help:", Ja: "番号、/検索語、?（ヘルプ）のいずれかを入力してください:"}
	plainEnd     = view.Phrase{En: "End of the list.", Ja: "一覧はここまでです。"}
	plainMore    = view.Phrase{En: "%d more: press enter.", Ja: "残り%d件: enterで続きを表示します。"}
	plainNumber  = view.Phrase{En: "The list has the numbers 1 to %d.", Ja: "番号は1から%dまでです。"}
	plainTwo     = view.Phrase{En: "Type v and two numbers or more, such as v 1 2.", Ja: "v のあとに番号を2つ以上入力してください（例: v 1 2）。"}
	plainFile    = view.Phrase{En: "Type e and the name of a file, such as e items.csv.", Ja: "e のあとにファイル名を入力してください（例: e items.csv）。"}
	plainUnknown = view.Phrase{En: "Unknown command: %s. Type ? for help.", Ja: "不明なコマンド: %s。?でヘルプを表示します。"}
	plainHelp    = view.Phrase{
		En: `enter      list more items
NUMBER     show the item
/WORDS     search; / alone shows all items
c          list the categories
c NUMBER   show the items of a category, and then its subcategories
m LEVELS   show items at these levels, such as m graduated,incubating; m alone: any level
t DATE     show the landscape as of a date, such as t 2020-06; t alone: the present
s          count the items
v NUMBERS  compare items, such as v 1 2
o NUMBER   open the homepage in the browser
e FILE     write the items to a file: csv, xlsx, json, yaml or md
:          show the command line that prints the items
q          quit`,
		Ja: `enter      続きを表示
番号       項目を表示
/検索語    検索（/だけで全項目）
c          カテゴリーの一覧
c 番号     カテゴリーの項目を表示し、サブカテゴリーを一覧に加える
m 成熟度   その成熟度の項目を表示（例: m graduated,incubating、mだけで全項目）
t 日付     その時点のランドスケープを表示（例: t 2020-06、tだけで現在）
s          項目を集計
v 番号...  項目を比較（例: v 1 2）
o 番号     ホームページをブラウザーで開く
e ファイル 項目をファイルに書き出す: csv、xlsx、json、yaml、md
:          表示中の項目を出力するコマンドを表示
q          終了`}
)
