package message

// What is wrong with a file of articles. Each takes the file's path first.
const (
	CorpusNotText    Key = "corpus.not_text"
	CorpusEmpty      Key = "corpus.empty"
	CorpusLink       Key = "corpus.link"
	CorpusTarget     Key = "corpus.target"
	CorpusName       Key = "corpus.name"
	CorpusSpecial    Key = "corpus.special"
	CorpusSameName   Key = "corpus.same_name"
	CorpusPermission Key = "corpus.permission"
	CorpusUnreadable Key = "corpus.unreadable"
	// CorpusTooLarge takes the limit in MiB.
	CorpusTooLarge Key = "corpus.too_large"
	// CorpusFormat takes the extension, CorpusFormats before it how many more
	// files have it.
	CorpusFormat  Key = "corpus.format"
	CorpusFormats Key = "corpus.formats"
	// CorpusDamage takes the first damaged line and the number of characters.
	CorpusDamage Key = "corpus.damage"
	// CorpusFrontMatter takes a line and one of the reasons below.
	CorpusFrontMatter Key = "corpus.front_matter"
)

// Why a line of front matter was not understood. Each takes what stands there:
// the line, the name or the value.
const (
	CorpusFrontOpen     Key = "corpus.front_open"
	CorpusFrontLine     Key = "corpus.front_line"
	CorpusFrontTwice    Key = "corpus.front_twice"
	CorpusFrontYAML     Key = "corpus.front_yaml"
	CorpusFrontDate     Key = "corpus.front_date"
	CorpusFrontURL      Key = "corpus.front_url"
	CorpusFrontLanguage Key = "corpus.front_language"
)
