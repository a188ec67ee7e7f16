/** What is said about OpenClaw. */
export const openclawMessages = {
  'problems.openclaw.login-unfit.cause': '"{login}" is not a stored login of OpenAI.',
  'problems.openclaw.login-unfit.fix': 'Name logins as "openclaw models auth list" shows them, e.g. openai:chatgpt.',
  'problems.openclaw.login-none.cause': 'OpenClaw has no login "{login}".',
  'problems.openclaw.login-none.fix': 'Log in first: openclaw models auth login --provider openai',
  'problems.openclaw.login-unknown.cause': 'OpenClaw has no login "{login}".',
  'problems.openclaw.login-unknown.fix':
    'It has these: {known}. Name one of them, or log in first: openclaw models auth login --provider openai',
  'problems.openclaw.shrinks.cause':
    '{file} shrinks to less than half by this change. OpenClaw would take it for damaged and put back its older {backup}.',
  'problems.openclaw.shrinks.fix': 'Move that backup away, then try again: mv {backup} {backup}.old',
  'problems.openclaw.loses-meta.cause':
    '{file} loses its "meta" by this change. OpenClaw would take it for damaged and put back its older {backup}.',
  'problems.openclaw.loses-meta.fix': 'Move that backup away, then try again: mv {backup} {backup}.old',
  'problems.openclaw.loses-gateway-mode.cause':
    '{file} loses its "gateway.mode" by this change. OpenClaw would take it for damaged and put back its older {backup}.',
  'problems.openclaw.loses-gateway-mode.fix': 'Move that backup away, then try again: mv {backup} {backup}.old',
  'problems.openclaw.no-plain-key.cause': '{id} has no key in plain text.',
  'problems.openclaw.no-plain-key.fix': 'There is nothing to move.',
  'problems.openclaw.several-files.cause':
    '{path} comes from several files that OpenClaw merges, and the edit would not win.',
  'problems.openclaw.several-files.fix': 'Write it in one of the files only, then switch again.',
  'problems.openclaw.variable-name.cause': 'OpenClaw takes keys from variables in capitals only, not from {name}.',
  'problems.openclaw.variable-name.fix': 'Name a variable of A to Z, 0 to 9 and "_", or hand the key over by keychain.',
  'problems.openclaw.secret-missing.cause':
    'The entry "{id}" takes its key from {what}, which is not there: then OpenClaw asks nobody outside of a gateway.',
  'problems.openclaw.secret-missing.fix': 'Set it, or take the entry out.',
  'problems.openclaw.key-missing.cause':
    'The entry "{id}" has no "apiKey": OpenClaw asks it only with one, or with a login that it has stored.',
  'problems.openclaw.key-missing.fix':
    'Write one. Where the provider wants none, a word will do: "apiKey": "not-needed".',
  'notes.openclaw.secrets-missing':
    'OpenClaw asks nobody outside of a gateway as long as one secret is not there: {entries}. Set it, or take the entry out.',
  'problems.openclaw.logins-retired.cause':
    '{file} is retired: OpenClaw refuses the providers it names until the file is taken over.',
  'problems.openclaw.logins-retired.fix': 'Let OpenClaw take it over: openclaw doctor --fix',
  'problems.openclaw.gateway-mode-missing.cause':
    'gateway.mode is missing: the gateway does not start on a configuration without it.',
  'problems.openclaw.gateway-mode-missing.fix':
    'Set it: switchyard repair --client openclaw, or openclaw config set gateway.mode local',
  'problems.openclaw.reload-mode-retired.cause': 'gateway.reload.mode "{mode}" is retired: OpenClaw refuses it.',
  'problems.openclaw.reload-mode-retired.fix': 'Write "hybrid" there.',
  'problems.openclaw.env-flat.cause': '{names}: OpenClaw takes variables below env.vars only, and refuses this file.',
  'problems.openclaw.env-flat.fix': 'Move them below env.vars. A running gateway restarts then.',
  'problems.openclaw.provider-retired.cause':
    'The provider "openai-codex" is retired; its models and logins are called "openai".',
  'problems.openclaw.provider-retired.fix':
    'Rename it here. Logins stored under the old name are renamed by: openclaw doctor --fix',
  'problems.openclaw.agent-list-retired.cause': 'agents.list is retired; agents stand in agents.entries.',
  'problems.openclaw.agent-list-retired.fix': 'Let OpenClaw rewrite it: openclaw doctor --fix',
  'problems.openclaw.root-key-unknown.cause':
    'OpenClaw {version} does not know "{key}" and does not start a gateway with it.',
  'problems.openclaw.root-key-unknown.fix':
    'Take the key out, or look whether your version knows it: openclaw config validate',
  'problems.openclaw.live-file-link.cause':
    "{file} is a link. Switchyard keeps it, but OpenClaw's own commands refuse to write through it.",
  'problems.openclaw.live-file-link.fix': 'Put the file itself there, or point OPENCLAW_CONFIG_PATH at {target}.',
  'problems.openclaw.include-circle.cause': '{from} includes {file} in a circle.',
  'problems.openclaw.include-circle.fix': 'Take that $include out of {from}.',
  'problems.openclaw.include-depth.cause': '{from} is the {limit}th $include in a row.',
  'problems.openclaw.include-depth.fix': 'Nest fewer files.',
  'problems.openclaw.include-outside.cause': "{from} includes {file}, which lies outside of OpenClaw's folder.",
  'problems.openclaw.include-outside.fix': 'Move it into that folder, or name its folder in OPENCLAW_INCLUDE_ROOTS.',
  'problems.openclaw.include-missing.cause': '{from} includes {file}, which does not exist.',
  'problems.openclaw.include-missing.fix': 'Create it, or take the $include out of {from}.',
  'problems.openclaw.providers-at-root.cause':
    '"providers" stands at the root: OpenClaw knows it below "models" only, and refuses this file.',
  'problems.openclaw.providers-at-root.fix': 'Move it to models.providers.',
  'problems.openclaw.address-missing.cause':
    'models.providers.{id} has no baseUrl, which OpenClaw wants of every provider that it does not bring along: it refuses this file.',
  'problems.openclaw.address-missing.fix': 'Add its baseUrl, or take the entry out.',
  'problems.openclaw.models-missing.cause':
    'models.providers.{id} has no list of models, which OpenClaw wants of every provider that it does not bring along: it refuses this file.',
  'problems.openclaw.models-missing.fix': 'Add "models" with the ones you use.',
  'problems.openclaw.api-unknown.cause': '{place} is "{api}", which OpenClaw does not know: it refuses this file.',
  'problems.openclaw.api-unknown.fix': 'Write one of these: {known}.',
  'notes.openclaw.query': "OpenClaw can't add query parameters to its requests; left out: {names}.",
  'notes.openclaw.new-id':
    'The key was replaced, so the provider has a new id: OpenClaw blocks an id for minutes after a refusal.',
  'notes.openclaw.restart': 'gateway.reload.mode is "off": run "openclaw gateway restart".',
  'notes.openclaw.live': 'A running gateway takes this over within seconds, also for open conversations.',
  'notes.openclaw.included':
    '{file} is included and holds the main model, so "openclaw models set" refuses to change it.',
  'notes.openclaw.link': '{file} is a link. It is kept, but OpenClaw itself refuses to write through it.',
  'notes.openclaw.model-kept':
    'No earlier model is known, so {model} stays. Choose one: openclaw models set openai/<model>',
  'notes.openclaw.login-order':
    'An order that OpenClaw stored itself wins over this one. See it: openclaw models auth order get --provider openai',
  'notes.openclaw.backups': "OpenClaw's own backups ({file}.bak and .bak.1 to .bak.4) may still hold the key.",
  'notes.openclaw.model-gone':
    'No main model is left, so OpenClaw takes its own default. Choose one: openclaw models set <ref>',
  'notes.openclaw.key-kept': '{path} was kept in the keychain; enter that key again.',
  'notes.openclaw.shrunk':
    'OpenClaw may take so much smaller a file for damaged and put back {file}.bak. Where that file exists, move it away first.',
  'shadows.openclaw.managed.cause':
    '{file} is managed from outside: OpenClaw itself writes nothing there, and its manager may undo the choice.',
  'shadows.openclaw.managed.fix': 'Make the choice where the file is generated.',
  'shadows.openclaw.profile.cause':
    '"openclaw --profile {profile}" reads ~/.openclaw-{profile}/openclaw.json, not {file}; the variable alone moves nothing.',
  'shadows.openclaw.profile.fix': 'To switch that profile: OPENCLAW_STATE_DIR=~/.openclaw-{profile} switchyard use ...',
  'shadows.openclaw.moved.cause':
    '{name} of this terminal leads to {file}; a gateway started as a service may read another file.',
  'shadows.openclaw.moved.fix': 'Compare with: openclaw gateway status',
  'shadows.openclaw.second-file.cause': '{file} names a main model too, and {winner} wins.',
  'shadows.openclaw.second-file.fix': 'Keep it in one of the files.',
  'shadows.openclaw.agent-model.cause':
    'The agent "{id}" has a model of its own ({model}) and does not follow the switch.',
  'shadows.openclaw.agent-model.fix': 'Take {path} out to let it follow: openclaw config unset {path}',
  'shadows.openclaw.models.cause': 'These settings name models of their own and do not follow the switch: {pins}.',
  'shadows.openclaw.models.fix': 'To let one follow, take it out: openclaw config unset <setting>',
  'shadows.openclaw.fallbacks.cause':
    'When a request fails, OpenClaw goes on with agents.defaults.model.fallbacks: {pins}.',
  'shadows.openclaw.fallbacks.fix': 'Take out those that shall not be asked: openclaw models fallbacks remove <ref>',
  'shadows.openclaw.catalog.cause':
    '{file} gives {id} another address than the configuration: {url}. OpenClaw 2026.9.6 asks the configured one, though its documentation lets that file win.',
  'shadows.openclaw.catalog.fix': 'Take the entry out of {file}, or delete the file: OpenClaw makes it anew.',
  'shadows.openclaw.allowlist.cause': "{place} does not list {ref}, so conversations can't choose it.",
  'shadows.openclaw.allowlist.fix': 'Add it there: "{provider}/*"',
  'shadows.openclaw.login.cause':
    'OpenClaw stored the login "{id}" for {provider}; a stored login wins over the key of the switch.',
  'shadows.openclaw.login.fix': 'Remove it: openclaw models auth logout {id}',
  'repairs.openclaw.providers': 'Move "providers" to models.providers',
  'repairs.openclaw.models': 'Give {id} a list of the models that are used',
  'repairs.openclaw.api': 'Write "{known}" in {place}',
  'repairs.openclaw.root-key': 'Remove "{key}"',
  'repairs.openclaw.gateway-mode': 'Set gateway.mode to "local"',
  'repairs.openclaw.reload-mode': 'Set gateway.reload.mode to "hybrid"',
  'repairs.openclaw.env': 'Move the variables below env.vars',
  'repairs.openclaw.provider': 'Rename "openai-codex" to "openai"',
} as const;
