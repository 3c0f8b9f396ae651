package message

// What doctor finds.
const (
	// How a check ended.
	DoctorOK   Key = "doctor.ok"
	DoctorWarn Key = "doctor.warn"
	DoctorFail Key = "doctor.fail"
	DoctorOff  Key = "doctor.off"

	// Settings.
	DoctorSettings Key = "doctor.settings"

	// DoctorPlanned takes a setting.
	DoctorPlanned     Key = "doctor.planned"
	DoctorPlannedHint Key = "doctor.planned_hint"

	// DoctorData takes the data folder.
	DoctorData Key = "doctor.data"

	// DoctorVocabulary takes the file.
	DoctorVocabulary Key = "doctor.vocabulary"

	// Articles: how many, and where.
	DoctorSeeds     Key = "doctor.seeds"
	DoctorSeedsHint Key = "doctor.seeds_hint"
	DoctorCorpus    Key = "doctor.corpus"

	// The index. DoctorIndex takes articles, passages and the path.
	DoctorIndex     Key = "doctor.index"
	DoctorIndexNone Key = "doctor.index_none"
	DoctorIndexHint Key = "doctor.index_hint"

	// DoctorIndexStale takes how many articles are as indexed, and how many there
	// are.
	DoctorIndexStale Key = "doctor.index_stale"

	// DoctorIndexGone takes how many articles are indexed and not there any more.
	DoctorIndexGone Key = "doctor.index_gone"

	// DoctorIndexPart takes how many passages are embedded, and how many there
	// are.
	DoctorIndexPart Key = "doctor.index_part"

	// DoctorIndexDamaged takes the path.
	DoctorIndexDamaged Key = "doctor.index_damaged"

	// The chat model.
	DoctorChat        Key = "doctor.chat"
	DoctorChatUnknown Key = "doctor.chat_unknown"
	DoctorChatOff     Key = "doctor.chat_off"

	// The embedding model; DoctorEmbedding takes it and its dimension.
	DoctorEmbedding    Key = "doctor.embedding"
	DoctorEmbeddingOff Key = "doctor.embedding_off"

	// DoctorServerHint takes two settings.
	DoctorServerHint Key = "doctor.server_hint"

	// Discord. DoctorDiscord takes the bot's name, DoctorDiscordStatus an HTTP
	// status.
	DoctorDiscord          Key = "doctor.discord"
	DoctorDiscordOff       Key = "doctor.discord_off"
	DoctorDiscordOffHint   Key = "doctor.discord_off_hint"
	DoctorDiscordReach     Key = "doctor.discord_reach"
	DoctorDiscordStatus    Key = "doctor.discord_status"
	DoctorDiscordReachHint Key = "doctor.discord_reach_hint"

	// The application in Discord's portal, each finding that asks for something
	// with its hint.
	DoctorEndpoint      Key = "doctor.endpoint"
	DoctorEndpointHint  Key = "doctor.endpoint_hint"
	DoctorIntent        Key = "doctor.intent"
	DoctorIntentOff     Key = "doctor.intent_off"
	DoctorIntentOffHint Key = "doctor.intent_off_hint"
	DoctorCodeGrant     Key = "doctor.code_grant"
	DoctorCodeGrantHint Key = "doctor.code_grant_hint"
	DoctorInstall       Key = "doctor.install"
	DoctorInstallServer Key = "doctor.install_server"
	DoctorInstallPerson Key = "doctor.install_person"
	DoctorInstallNone   Key = "doctor.install_none"
	DoctorInstallHint   Key = "doctor.install_hint"
	DoctorPrivate       Key = "doctor.private"
	DoctorPrivateHint   Key = "doctor.private_hint"

	// DoctorGateway takes the shards configured, those recommended, and the starts
	// left of how many; DoctorShards takes first those recommended.
	DoctorGateway    Key = "doctor.gateway"
	DoctorShards     Key = "doctor.shards"
	DoctorShardsHint Key = "doctor.shards_hint"

	// DoctorStarts takes the starts left of how many, its hint minutes.
	DoctorStarts     Key = "doctor.starts"
	DoctorStartsHint Key = "doctor.starts_hint"

	// The servers that the bot is in: how many, and what it lacks in which one.
	DoctorServers         Key = "doctor.servers"
	DoctorServersMany     Key = "doctor.servers_many"
	DoctorServersNone     Key = "doctor.servers_none"
	DoctorServersNoneHint Key = "doctor.servers_none_hint"
	DoctorLacks           Key = "doctor.lacks"
	DoctorLacksMore       Key = "doctor.lacks_more"
	DoctorLacksHint       Key = "doctor.lacks_hint"

	// Permissions, as Discord's clients name them.
	DoctorViewChannels  Key = "doctor.view_channels"
	DoctorSendMessages  Key = "doctor.send_messages"
	DoctorSendInThreads Key = "doctor.send_in_threads"
	DoctorEmbedLinks    Key = "doctor.embed_links"
	DoctorReadHistory   Key = "doctor.read_history"

	// DoctorInvite and DoctorInvitePerson take a link.
	DoctorInvite       Key = "doctor.invite"
	DoctorInvitePerson Key = "doctor.invite_person"

	// The budget for models. DoctorBudget takes it, what is left and the month,
	// DoctorBudgetUsed it and the month, the others the path of the file.
	DoctorBudget            Key = "doctor.budget"
	DoctorBudgetUsed        Key = "doctor.budget_used"
	DoctorBudgetUsedHint    Key = "doctor.budget_used_hint"
	DoctorBudgetDamaged     Key = "doctor.budget_damaged"
	DoctorBudgetDamagedHint Key = "doctor.budget_damaged_hint"
	DoctorBudgetUnread      Key = "doctor.budget_unread"
)
