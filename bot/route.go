package bot

// A route says what is done with one kind of event of one name.
type route struct {
	handle handler
	// later: it is acknowledged at once, and answered later. If it is nil, the
	// reply itself comes at once.
	later func(e event) acknowledgement
	// question: it is answered from the articles, which takes time: limits hold
	// for it, and it waits for its turn.
	question bool
}

// A path names a route. The name is empty for messages.
type path struct {
	kind kind
	name string
}

// The names of commands, whatever language they are shown in.
const (
	askCommand      = "ask"
	searchCommand   = "search"
	articlesCommand = "articles"
	articleCommand  = "article"
	forgetCommand   = "forget"
	helpCommand     = "help"
	statusCommand   = "status"
	setupCommand    = "setup"
	findCommand     = "Find sources"
	checkCommand    = "Check against the articles"
)

// The names of options, and of the field of a form that takes a question.
const (
	questionOption = "question"
	queryOption    = "query"
	articleOption  = "article"
	sinceOption    = "since"
	untilOption    = "until"
	privateOption  = "private"
)

// The actions of buttons, menus and forms. Each is followed by a colon and an
// argument; those on answers have the answer's id first.
const (
	evidenceAction = "evidence"
	moreAction     = "more"
	followAction   = "follow"
	upAction       = "up"
	downAction     = "down"
	revealAction   = "reveal"
	articlesAction = "articles"
	readAction     = "read"
	exampleAction  = "example"
	verdictsAction = "verdicts"
	sourcesAction  = "sources"
	setupAction    = "setup"
)

// routes are all that the bot answers to.
func (b *Bot) routes() map[path]route {
	private := func(event) acknowledgement { return acknowledgement{deferred: true, private: true} }
	turned := func(event) acknowledgement { return acknowledgement{deferred: true, private: true, update: true} }
	asked := func(e event) acknowledgement { return acknowledgement{deferred: true, private: b.private(e)} }
	filtered := func(e event) acknowledgement {
		_, refusal := b.filter(e) // what is wrong with a question is its author's business
		return acknowledgement{deferred: true, private: b.private(e) || refusal != nil || blank(e.question())}
	}
	return map[path]route{
		{messageEvent, ""}: {handle: b.message, later: asked, question: true},

		{commandEvent, askCommand}:      {handle: b.ask, later: filtered, question: true},
		{commandEvent, searchCommand}:   {handle: b.search, later: private, question: true},
		{commandEvent, articlesCommand}: {handle: b.listArticles},
		{commandEvent, articleCommand}:  {handle: b.article},
		{commandEvent, forgetCommand}:   {handle: b.forget},
		{commandEvent, helpCommand}:     {handle: b.help, later: private},
		{commandEvent, statusCommand}:   {handle: b.status},
		{commandEvent, setupCommand}:    {handle: b.setup},

		{targetEvent, findCommand}:  {handle: b.find, later: private, question: true},
		{targetEvent, checkCommand}: {handle: b.check, later: private, question: true},

		{typingEvent, askCommand}:     {handle: b.complete},
		{typingEvent, articleCommand}: {handle: b.complete},

		{pressEvent, evidenceAction}: {handle: b.evidence},
		{pressEvent, moreAction}:     {handle: b.searchMore, later: private, question: true},
		{pressEvent, followAction}:   {handle: b.followForm},
		{pressEvent, upAction}:       {handle: b.vote},
		{pressEvent, downAction}:     {handle: b.vote},
		{pressEvent, revealAction}:   {handle: b.reveal, later: private, question: true},
		{pressEvent, articlesAction}: {handle: b.listArticles},
		{pressEvent, readAction}:     {handle: b.read},
		{pressEvent, exampleAction}:  {handle: b.example, later: private, question: true},
		{pressEvent, verdictsAction}: {handle: b.verdicts},
		{pressEvent, sourcesAction}:  {handle: b.turnSources, later: turned, question: true},
		{pressEvent, setupAction}:    {handle: b.change},

		{submitEvent, followAction}: {handle: b.followUp, later: asked, question: true},
		{submitEvent, setupAction}:  {handle: b.change},
	}
}
