/** What is said about Codex. */
export const codexMessages = {
  'problems.codex.wire-refused.cause':
    'Codex speaks the Responses wire only: with wire_api = "{wire}" in its file it would not start, and {provider} would answer 404 to /responses.',
  'problems.codex.wire-refused.fix': 'Choose a provider with an endpoint for the wire "responses".',
  'problems.codex.profile-name.cause': 'Codex takes no profile named "{profile}".',
  'problems.codex.profile-name.fix': 'Use letters, digits, "-" and "_" only.',
  'problems.codex.home-missing.cause': 'There is no folder {folder}, which CODEX_HOME names: Codex does not start.',
  'problems.codex.home-missing.fix': 'Make it (mkdir -p {folder}), or correct CODEX_HOME.',
  'problems.codex.folder-missing.cause': 'There is no folder {folder}, which the settings name: Codex does not start.',
  'problems.codex.folder-missing.fix': 'Make it (mkdir -p {folder}), or correct the settings.',
  'problems.codex.change-refused.cause': 'Codex would not start with the new {file}: {words}',
  'problems.codex.change-refused.fix':
    'Nothing was written. Correct what Codex names, or run the switch again with --dry-run to see the new text.',
  'problems.codex.file-refused.cause': 'Codex would not start with the new {file}: {words}',
  'problems.codex.file-refused.fix':
    'Nothing was written. Codex refuses the file as it is now, too. Mend it first: switchyard repair --client codex',
  'problems.codex.entry-type.cause':
    '{file} gives "{name}" of the provider "{id}" a value of the wrong kind: Codex does not start. It wants {kind}.',
  'problems.codex.entry-type.fix': 'Write it in that form, or take the line out.',
  'codex.kind-text': 'text',
  'codex.kind-number': 'a number',
  'codex.kind-yes-or-no': 'true or false',
  'codex.kind-table': 'a table',
  'problems.codex.name-missing.cause': '{file} defines the provider "{id}" without a name: Codex does not start.',
  'problems.codex.name-missing.fix': 'Add the line name = "{id}".',
  'problems.codex.wire-retired.cause':
    '{file} gives the provider "{id}" a wire_api other than "responses": Codex does not start, even when it is not chosen.',
  'problems.codex.wire-retired.fix':
    'Set wire_api = "responses", or remove the entry if the vendor speaks Chat Completions only.',
  'problems.codex.key-twice.cause':
    '{file} gives the provider "{id}" a key by "auth" and by {others}: Codex does not start.',
  'problems.codex.key-twice.fix': 'Keep one of them.',
  'problems.codex.key-timeout-zero.cause':
    '{file} gives the key command of "{id}" no time at all: Codex does not start.',
  'problems.codex.key-timeout-zero.fix': 'Remove timeout_ms (5000 is the default), or set it above 0.',
  'problems.codex.login-exposed.cause':
    '{file} lets the provider "{id}" use Codex\'s own login: the ChatGPT token or API key goes to {url}.',
  'problems.codex.login-exposed.fix': 'Remove requires_openai_auth, and give the provider a key of its own.',
  'problems.codex.id-reserved.cause':
    '{file} defines the provider "{id}", an id that Codex keeps for itself: Codex does not start.',
  'problems.codex.id-reserved.fix': 'Rename the entry, e.g. to "{newId}", also in model_provider.',
  'problems.codex.profile-selected.cause': '{file} holds profile = "{profile}", with which Codex does not start.',
  'problems.codex.profile-selected.fix': 'Remove the line. Choose the profile at the start: codex --profile {profile}',
  'problems.codex.provider-undefined.cause':
    '{file} selects model_provider = "{id}", which is defined nowhere: Codex does not start.',
  'problems.codex.provider-undefined.fix':
    'Define [model_providers.{id}], or remove the line: Codex then uses its own login.',
  'problems.codex.approval-untrusted.cause':
    '{file} holds approval_policy = "untrusted", with which Codex does not start.',
  'problems.codex.approval-untrusted.fix': 'Remove the line, or set it to "on-request".',
  'problems.codex.login-moved.cause':
    "{file} holds openai_base_url: with Codex's own login, the ChatGPT token or API key goes to {url}.",
  'problems.codex.login-moved.fix': 'Remove the line, and add that address as a provider with a key of its own.',
  'problems.codex.profile-table.cause':
    '{file} holds [profiles.{profile}], which no longer has an effect and stops codex --profile {profile}.',
  'problems.codex.profile-table.fix': 'Move its lines to {newFile} in the same folder.',
  'problems.codex.profile-table-replaced.cause':
    '{file} holds [profiles.{profile}], which no longer has an effect and stops codex --profile {profile}.',
  'problems.codex.profile-table-replaced.fix': 'Remove the table.',
  'problems.codex.default-profile.cause':
    '{file} holds default_profile = "{profile}", which Codex ignores: started without --profile, it does not use that profile.',
  'problems.codex.default-profile.fix':
    'Start it with: codex --profile {profile}. Or write what the profile chooses at the top of the file.',
  'problems.codex.setting-ignored.cause': '{file} holds {setting}, which Codex ignores. {purpose}',
  'problems.codex.setting-ignored.fix': 'Take it out if that is settled.',
  'problems.codex.entry-setting-unknown.cause':
    '{file} holds {setting}, a setting of a provider that Codex does not know and ignores.',
  'problems.codex.entry-setting-unknown.fix': 'Look whether it is spelled right and belongs there.',
  'problems.codex.entry-key-at-top.cause':
    '{file} holds {setting} at the top level, where Codex ignores it: it belongs to a provider.',
  'problems.codex.entry-key-at-top.fix': 'Move it below the [model_providers.…] that it is meant for.',
  'problems.codex.top-key-in-entry.cause':
    '{file} holds {setting}, which Codex ignores there: {name} belongs to the top of the file, above all tables.',
  'problems.codex.top-key-in-entry.fix': 'Move the line up, or take it out.',
  'problems.codex.too-old.cause':
    'Codex {version} does not know the command that gives "{id}" its key: it asks without a key. {since} and newer know it.',
  'problems.codex.too-old.fix': 'Update it: {update}',
  'notes.codex.too-old':
    'Codex {version} does not know a command for the key: it asks without a key. {since} and newer know it. Update it: {update}',
  'notes.codex.too-old-profile':
    'Codex {version} takes nothing from a file of the profile {profile}; {since} and newer do. Update it: {update}',
  'notes.codex.new-chat': 'Running chats keep the old provider; start a new chat.',
  'notes.codex.new-chat-key': 'Running chats keep the old key; start a new chat.',
  'notes.codex.chats-read-only': 'Chats that were held through Switchyard can be read, but no longer be continued.',
  'notes.codex.start-profile': 'Start Codex with: codex --profile {profile}',
  'notes.codex.old-model':
    'A chat that is resumed asks the new provider for its old model; choose another one there with /model. Once it has failed there, it stays as it is until: codex app-server daemon restart',
  'notes.codex.old-model-unserved':
    '{provider} does not list {model}: a chat that was held with it fails when it is resumed. Choose another model there first, with /model. Once it has failed, it stays as it is, also after the next switch, until: codex app-server daemon restart',
  'notes.codex.older-chats': 'Older chats stay with the provider they were started with.',
  'notes.codex.variable':
    'After {name} changes, run: codex app-server daemon restart (it interrupts running work). The background process keeps the old value until then.',
  'notes.codex.profile-blocked':
    'Codex refuses --profile {profile} as long as {file} holds [profiles.{profile}]. Remove that table.',
  'notes.codex.key-shared':
    '[model_providers.{id}] in {file} gets its key from {provider}. Enter that key there again.',
  'notes.codex.entry-kept':
    '{file} keeps the entry of {provider}, so that its chats can be read. To continue them, switch Codex to another provider.',
  'notes.codex.profile-names':
    'The profile {profile} of Codex still names {provider}. Give it another one: switchyard use <provider> --client codex --profile {profile}',
  'notes.codex.spoke-chat':
    '"{id}" spoke Chat Completions. Switchyard goes on taking it for such a provider when it is imported; Codex can use it only if it answers to /responses too.',
  'shadows.codex.profile.cause': 'codex --profile {profile} takes {settings} from {file}.',
  'shadows.codex.profile.fix': 'Start Codex without --profile {profile}, or switch the profile too.',
  'shadows.codex.key-variable.cause': "{name} is set: Codex's own login is replaced by that key.",
  'shadows.codex.key-variable.fix': 'Unset {name} to use the login.',
  'shadows.codex.env-file-key.cause':
    '{file} sets {name}, which outranks the variable of the same name in your environment.',
  'shadows.codex.env-file-key.fix': 'Remove that line, or keep the key there only.',
  'shadows.codex.env-file-proxy.cause':
    '{file} sets {name}: all requests of Codex go through that proxy, which may answer 502.',
  'shadows.codex.env-file-proxy.fix': 'Remove that line if the provider must be reached directly.',
  'shadows.codex.model-settings.cause':
    '{file}: these settings were made for another model and hold for the chosen one as well: {pins}.',
  'shadows.codex.model-settings.fix': 'Take out what does not fit it.',
  'shadows.codex.model-names.cause': '{file} names further models, which Codex asks the chosen provider for: {pins}.',
  'shadows.codex.model-names.fix': 'Name models of that provider there, or none.',
  'shadows.codex.roles.cause': 'Sub-agents of Codex with a choice of their own do not follow the switch: {pins}.',
  'shadows.codex.roles.fix': 'To let one follow, take model_provider and model out of its file.',
  'shadows.codex.login-address.cause': "With {setting} in {file}, Codex's own login goes to {host}.",
  'shadows.codex.login-address.fix': 'Remove the line {setting} if the login shall stay with OpenAI.',
  'shadows.codex.project-broken.cause': '{cause} Codex does not start in this trusted project.',
  'shadows.codex.project-model.cause':
    '{file} sets model = "{model}": in this project Codex asks the chosen provider for it.',
  'shadows.codex.project-model.fix': 'Remove the line there if the provider does not serve that model.',
  'shadows.codex.project-model-and-provider.cause':
    '{file} sets model = "{model}": in this project Codex asks the chosen provider for it. Codex ignores {ignored} in it.',
  'shadows.codex.project-provider.cause': '{file} names a provider. Codex ignores {ignored} in it.',
  'shadows.codex.project-provider.fix': 'Nothing needs to be done; the line can go.',
  'shadows.codex.managed-default.cause': '{file} sets model_provider = "{provider}" for everyone who chose none.',
  'shadows.codex.managed-default.fix': 'Choose a provider.',
  'shadows.codex.managed-forced.cause': '{file} forces {settings}; no switch can change it.',
  'shadows.codex.managed-forced.fix': 'Ask who manages this machine.',
  'repairs.codex.name': 'Name the provider "{id}"',
  'repairs.codex.wire':
    'Set wire_api = "responses" for "{id}" (Codex starts again; a vendor that only speaks Chat Completions will answer 404)',
  'repairs.codex.one-key': 'Keep the command "auth" of "{id}" and remove {others}',
  'repairs.codex.key-timeout': 'Remove timeout_ms = 0 of "{id}" (5000 is the default)',
  'repairs.codex.exposed-login': 'Remove requires_openai_auth of "{id}" (it then needs a key of its own)',
  'repairs.codex.rename': 'Rename the provider "{id}" to "{newId}" (chats held under "{id}" stay with Codex\'s own)',
  'repairs.codex.remove-profile': 'Remove the line "profile"',
  'repairs.codex.remove-provider': 'Remove the line "model_provider" (Codex then uses its own login)',
  'repairs.codex.remove-approval': 'Remove the line "approval_policy" (Codex then asks by its own default)',
  'repairs.codex.remove-base-url': 'Remove the line "openai_base_url" (the own login then talks to OpenAI again)',
  'repairs.codex.remove-profile-table': 'Remove [profiles.{profile}] ({file} is used)',
  'repairs.codex.move-profile-table': 'Move [profiles.{profile}] to {file}',
  'repairs.codex.meant-choice': 'Choose what the profile "{profile}" chooses ({choice}), and take out {setting}',
  'repairs.codex.rename-setting': 'Rename {setting} to {newName}',
  'repairs.codex.move-setting': 'Move {setting} to {place}',
  'ignored.codex.response-storage':
    'It kept answers from being stored at the provider; Codex asks for that always by now.',
  'ignored.codex.auth-method':
    'It chose between the ChatGPT login and an API key; what was logged in last decides by now (codex login).',
  'ignored.codex.reasoning-summaries':
    "It said that the model sums up its reasoning; Codex takes that from the model's catalogue by now.",
  'ignored.codex.output-tokens': 'It was to limit the length of an answer; Codex sends no such limit.',
  'ignored.codex.effort': 'It was to set how hard the model thinks; Codex calls that model_reasoning_effort.',
  'ignored.codex.key': 'It was to hold the key; Codex takes none from there.',
  'ignored.codex.routing':
    "It was to choose among OpenRouter's hosts, which Codex cannot send. OpenRouter takes it in the model's name: <model>:floor for the lowest price, <model>:nitro for speed.",
  'ignored.codex.models':
    'It was to list the models of the provider; Codex takes one from "model", and others from a profile.',
  'ignored.codex.headers': 'It was to add headers to each request; Codex calls that http_headers.',
} as const;
