/** What is said about OpenCode. */
export const opencodeMessages = {
  'problems.opencode.plugin-changed.cause': "{file} was changed by somebody else, so its list of keys can't be read.",
  'problems.opencode.plugin-changed.fix':
    'Move it away (mv {file} {file}.old), then switch again to each provider you use.',
  'problems.opencode.no-plain-key.cause': "{provider} has no key in plain text in OpenCode's settings.",
  'problems.opencode.no-plain-key.fix': 'Nothing needs to be moved.',
  'problems.opencode.key-path.cause':
    'OpenCode cannot read a key from {file}: the path holds a brace, a quote or a backslash.',
  'problems.opencode.key-path.fix':
    'Hand the key over by the keychain, or set SWITCHYARD_HOME to a folder with a plainer name.',
  'problems.opencode.query-refused.cause':
    '{provider} wants {names} in the query of each request, and this OpenCode cannot send that over the wire "{wire}".',
  'problems.opencode.query-refused.fix':
    'Give the provider a base URL for the wire {needed}, or drop the query: switchyard edit {id}',
  'problems.opencode.query-refused-by-both.cause':
    '{provider} wants {names} in the query of each request, and this OpenCode cannot send that over the wire "{wire}".',
  'problems.opencode.query-refused-by-both.fix':
    'Give the provider a base URL for the wire chat or responses, or drop the query: switchyard edit {id}',
  'problems.opencode.placeholder.cause':
    '{provider} holds a placeholder ({file}, {env} or {variable}), which OpenCode would replace by what lies on this machine.',
  'problems.opencode.placeholder.fix': 'Write the text itself: switchyard edit {id}',
  'problems.opencode.codex-key-plugin.cause':
    'The plug-in opencode-openai-codex-key renames every model it does not know to gpt-5.1 and does not load in OpenCode 2. It is not needed: OpenCode speaks to a Codex endpoint by itself.',
  'problems.opencode.codex-key-plugin.fix':
    'Take its endpoint over with: switchyard import --client opencode, then switchyard use. Then uninstall it and delete {file}.',
  'problems.opencode.codex-key-plugin-listed.cause':
    'The plug-in opencode-openai-codex-key renames every model it does not know to gpt-5.1 and does not load in OpenCode 2. It is not needed: OpenCode speaks to a Codex endpoint by itself.',
  'problems.opencode.codex-key-plugin-listed.fix':
    'Take its endpoint over with: switchyard import --client opencode, then switchyard use. The repair takes it out of the list of plug-ins.',
  'problems.opencode.base-url-refused.cause':
    'provider.{id}.baseURL stands outside of "options": this OpenCode does not start with it.',
  'problems.opencode.base-url-refused.fix': 'The repair moves it into "options", where it counts.',
  'problems.opencode.base-url-ignored.cause':
    'provider.{id}.baseURL stands outside of "options": OpenCode ignores it and asks {id} elsewhere.',
  'problems.opencode.base-url-ignored.fix': 'The repair moves it into "options", where it counts.',
  'problems.opencode.chat-under-openai.cause':
    'provider.openai uses {package}: with OPENAI_API_KEY set or a stored OpenAI login, OpenCode 1 stops with "responses is not a function".',
  'problems.opencode.chat-under-openai.fix':
    'The repair gives it the id {id}. A key from OPENAI_API_KEY or "opencode auth login" has to be named again.',
  'problems.opencode.setting-unknown.cause':
    'OpenCode {version} does not know the setting "{key}" and does not start with it.',
  'problems.opencode.setting-unknown.fix': 'Update OpenCode to 1.18.17 or newer, or take "{key}" out.',
  'problems.opencode.option-refused.cause':
    'provider.{id}.{name} stands outside of "options": this OpenCode does not start with it.',
  'problems.opencode.option-refused.fix': 'The repair moves it into "options", where it counts.',
  'problems.opencode.option-ignored.cause':
    'provider.{id}.{name} stands outside of "options": OpenCode ignores it and sends its requests without it.',
  'problems.opencode.option-ignored.fix': 'The repair moves it into "options", where it counts.',
  'problems.opencode.setting-ignored.cause': 'OpenCode ignores "{name}" at the top level. {purpose}',
  'problems.opencode.setting-ignored.fix': 'Move it there, or take it out.',
  'problems.opencode.setting-strange.cause': 'OpenCode does not know the setting "{name}" and ignores it.',
  'problems.opencode.setting-strange.fix': 'Look whether it is spelled right and belongs there.',
  'problems.opencode.text-expected.cause':
    '{place} is no text: OpenCode 1 does not start with it, and OpenCode 2 leaves it out.',
  'problems.opencode.text-expected.fix': 'Write it as text, between quotes.',
  'problems.opencode.pair-incomplete.cause':
    '{place} has "{there}" and no "{missing}": OpenCode 1 does not start with it, and OpenCode 2 leaves its provider out.',
  'problems.opencode.pair-incomplete.fix': 'Add "{missing}", or take {place} out.',
  'problems.opencode.file-missing.cause':
    '{place} takes its value from {file}, which is not there: OpenCode does not start.',
  'problems.opencode.file-missing.fix': 'Create that file, or take the reference out.',
  'notes.opencode.restart':
    'Restart OpenCode: version 1 reads its settings once. Sessions that already ran keep their model (also with "run -c"); choose the new one there with /models.',
  'notes.opencode.built-in':
    'OpenCode asked this provider in ways of its own "openai" or "anthropic" entry, which no other entry can be given: a limit of the answer goes along now, and an endpoint made for Codex may refuse that.',
  'notes.opencode.live': 'OpenCode 2 follows within a second, also where it runs.',
  'notes.opencode.restart-or-live':
    'Restart OpenCode: version 1 reads its settings once. Sessions that already ran keep their model (also with "run -c"); choose the new one there with /models. OpenCode 2 follows within a second, also where it runs.',
  'notes.opencode.plugin':
    'The key comes through a plug-in file. For any plug-in OpenCode 1 once installs @opencode-ai/plugin from npm; where npm cannot be reached, each start waits for it about 70 s. With --pure there are no plug-ins, so no key. The delivery "file" needs neither.',
  'notes.opencode.variable': 'OpenCode must be started where {name} is set; without it, it asks without a key.',
  'notes.opencode.query': 'The query is sent by OpenCode 1 over the wire chat only, by OpenCode 2 over responses only.',
  'notes.opencode.address':
    'OpenCode goes on asking {address}/messages, as your own entry of this provider has it. Should that not be found, set the base URL to {base}.',
  'notes.opencode.moved-keys':
    'The key of {ids} was moved to the keychain, where OpenCode no longer finds it. Print it first: switchyard key print',
  'notes.opencode.agents': 'These agents name a model of a provider that goes away: {agents}. Give them another one.',
  'shadows.opencode.layer.cause': '{file} ({what}) sets {keys} and wins over the choice.',
  'shadows.opencode.layer.fix': {
    one: 'Take it out there, or accept it.',
    other: 'Take them out there, or accept it.',
  },
  'shadows.opencode.layer-broken.cause': "{file} ({what}) can't be read: {cause}",
  'shadows.opencode.layer-named': 'the file that OPENCODE_CONFIG names',
  'shadows.opencode.layer-project': 'a file of this project',
  'shadows.opencode.layer-home': 'read after the live file',
  'shadows.opencode.layer-folder': 'in the folder that OPENCODE_CONFIG_DIR names',
  'shadows.opencode.layer-managed': 'set by the administrator of this machine',
  'shadows.opencode.content.cause': 'OPENCODE_CONFIG_CONTENT holds settings that win over every file.',
  'shadows.opencode.content.fix': 'Unset OPENCODE_CONFIG_CONTENT.',
  'shadows.opencode.pure.cause': 'OPENCODE_PURE switches plug-ins off, and with them the keys from the keychain.',
  'shadows.opencode.pure.fix': 'Unset OPENCODE_PURE.',
  'shadows.opencode.second-file.cause': '{name} is read too, beside {main}, which wins key by key.',
  'shadows.opencode.second-file.fix': 'Move what you need into {file} and delete the other file.',
  'shadows.opencode.not-enabled.cause': 'enabled_providers does not name {id}, so OpenCode does not use it.',
  'shadows.opencode.not-enabled.fix': 'Switch to {provider} again; that puts the list right.',
  'shadows.opencode.disabled.cause': 'disabled_providers names {id}, so OpenCode does not use it.',
  'shadows.opencode.disabled.fix': 'Switch to {provider} again; that puts the list right.',
  'shadows.opencode.agents.cause':
    'These agents and commands name a model of their own and do not follow the choice: {pins}.',
  'shadows.opencode.agents.fix': 'To let them follow, delete their "model" in {file}.',
  'shadows.opencode.agent-files.cause':
    'Files in {folder} name a model of their own and do not follow the choice: {pins}.',
  'shadows.opencode.agent-files.fix': 'To let one follow, take the line "model:" out of it.',
  'shadows.opencode.plugin-models.cause':
    '{file} of a plug-in names models of its own, which do not follow the choice: {pins}.',
  'shadows.opencode.plugin-models.fix': 'Name others there, or none.',
  'shadows.opencode.login.cause': '{file} holds a login for {id}, which can win over the key of the choice.',
  'shadows.opencode.login.fix': 'Run: opencode auth logout (choose {id})',
  'repairs.opencode.pair': 'set {place}.{missing} to 0, which stands for "not known"',
  'repairs.opencode.base-url': 'move provider.{id}.baseURL into options',
  'repairs.opencode.rename-openai': 'rename provider.openai to {id}',
  'repairs.opencode.codex-key-plugin': 'take opencode-openai-codex-key out of the plug-ins',
  'repairs.opencode.option': 'move provider.{id}.{name} into options',
  'repairs.opencode.providers': 'rename "providers" to "provider"',
  'ignored.opencode.models': 'Models belong to a provider: provider.<id>.models.',
  'ignored.opencode.option': 'It belongs to the options of a provider: provider.<id>.options.',
  'ignored.opencode.providers': 'OpenCode 1 reads providers from "provider"; "providers" is a block of OpenCode 2.',
} as const;
