package japanese

// foreign has formats of the libraries that read flags and files, and common ones of the
// packages whose other messages stay English.
var foreign = []entry{
	{"unknown flag: %s", "%s というフラグはありません"},
	{"unknown shorthand flag: '%s' in -%s", "-%s というフラグはありません（指定値: -%s）"},
	{"flag needs an argument: '%s' in -%s", "フラグ -%s には値が必要です（指定値: -%s）"},
	{"flag needs an argument: %s", "フラグ %s には値が必要です"},
	{"bad flag syntax: %s", "フラグの書き方に誤りがあります: %s"},
	{"invalid argument %q for \"%s\" flag: %v", "%[2]s に %[1]q は指定できません: %[3]v"},
	{"%s is not an https URL", "%s は https の URL ではありません"},
	{"too many redirects (more than %d)", "リダイレクトが多すぎます（上限は%d回）"},
	{"invalid YAML: %s", "YAML として正しくありません: %s"},
	{"invalid JSON: %s", "JSON として正しくありません: %s"},
	{"%s (tried %d times)", "%v（%d回試行）"},
	{"not a regular file; skipped", "通常のファイルではないため、読み飛ばしました"},
	{"symbolic link not followed", "シンボリックリンクはたどりません"},
	{"skipped as a template: %s", "テンプレートとみなして読み飛ばしました: %s"},
	{"nested deeper than %d levels", "入れ子が深すぎます（上限は%d段）"},
	{"larger than %d KiB", "%d KiB を超えています"},
	{"no such file or directory", "ファイルまたはディレクトリがありません"},
	{"The system cannot find the file specified.", "ファイルが見つかりません"},
	{"permission denied", "アクセス権がありません"},
	{"is a directory", "ディレクトリです"},
	{"not a directory", "ディレクトリではありません"},
	{"file exists", "すでに存在します"},
	{"no space left on device", "ディスクの空き容量がありません"},
	{"address already in use", "アドレスはすでに使用されています"},
	{"connection refused", "接続を拒否されました"},
	{"context deadline exceeded", "時間切れです"},
}
