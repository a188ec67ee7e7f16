import type { Area } from '../../../../shared/messages/message.ts';
import type { opencodeMessages as pattern } from './en.ts';

export const opencodeMessages: Area<typeof pattern> = {
  'problems.opencode.plugin-changed.cause': '{file} 被他人修改，因此无法读取其中的密钥列表。',
  'problems.opencode.plugin-changed.fix': '请移走它（mv {file} {file}.old），然后重新切换到您使用的每个供应商。',
  'problems.opencode.no-plain-key.cause': 'OpenCode 的设置中没有 {provider} 的明文密钥。',
  'problems.opencode.no-plain-key.fix': '没有需要移动的内容。',
  'problems.opencode.key-path.cause': 'OpenCode 无法从 {file} 读取密钥：路径中含有花括号、引号或反斜杠。',
  'problems.opencode.key-path.fix': '请改用钥匙串提供密钥，或将 SWITCHYARD_HOME 设为名称更简单的文件夹。',
  'problems.opencode.query-refused.cause':
    '{provider} 要求每个请求的查询参数中带有 {names}，而此 OpenCode 无法通过“{wire}”协议发送。',
  'problems.opencode.query-refused.fix': '请为供应商填写 {needed} 协议的基础 URL，或去掉查询参数：switchyard edit {id}',
  'problems.opencode.query-refused-by-both.cause':
    '{provider} 要求每个请求的查询参数中带有 {names}，而此 OpenCode 无法通过“{wire}”协议发送。',
  'problems.opencode.query-refused-by-both.fix':
    '请为供应商填写 chat 或 responses 协议的基础 URL，或去掉查询参数：switchyard edit {id}',
  'problems.opencode.placeholder.cause':
    '{provider} 含有占位符（{file}、{env} 或 {variable}），OpenCode 会将其替换为本机上的内容。',
  'problems.opencode.placeholder.fix': '请直接写出文本：switchyard edit {id}',
  'problems.opencode.codex-key-plugin.cause':
    '插件 opencode-openai-codex-key 会把它不认识的模型都改成 gpt-5.1，而且 OpenCode 2 不会加载它。它并不需要：OpenCode 本身就能连接 Codex 端点。',
  'problems.opencode.codex-key-plugin.fix':
    '请用 switchyard import --client opencode 接管其端点，再运行 switchyard use。然后卸载它并删除 {file}。',
  'problems.opencode.codex-key-plugin-listed.cause':
    '插件 opencode-openai-codex-key 会把它不认识的模型都改成 gpt-5.1，而且 OpenCode 2 不会加载它。它并不需要：OpenCode 本身就能连接 Codex 端点。',
  'problems.opencode.codex-key-plugin-listed.fix':
    '请用 switchyard import --client opencode 接管其端点，再运行 switchyard use。修复会将它从插件列表中移除。',
  'problems.opencode.base-url-refused.cause': 'provider.{id}.baseURL 位于“options”之外：此 OpenCode 因此无法启动。',
  'problems.opencode.base-url-refused.fix': '修复会将它移到“options”中，在那里才有效。',
  'problems.opencode.base-url-ignored.cause':
    'provider.{id}.baseURL 位于“options”之外：OpenCode 会忽略它，改向 {id} 的其他地址发送请求。',
  'problems.opencode.base-url-ignored.fix': '修复会将它移到“options”中，在那里才有效。',
  'problems.opencode.chat-under-openai.cause':
    'provider.openai 使用 {package}：若设置了 OPENAI_API_KEY 或保存了 OpenAI 登录，OpenCode 1 会以“responses is not a function”中止。',
  'problems.opencode.chat-under-openai.fix':
    '修复会将其 ID 改为 {id}。来自 OPENAI_API_KEY 或“opencode auth login”的密钥需要重新指定。',
  'problems.opencode.setting-unknown.cause': 'OpenCode {version} 不认识设置“{key}”，因此无法启动。',
  'problems.opencode.setting-unknown.fix': '请将 OpenCode 更新到 1.18.17 或更新版本，或去掉“{key}”。',
  'problems.opencode.option-refused.cause': 'provider.{id}.{name} 位于“options”之外：此版本 OpenCode 无法启动。',
  'problems.opencode.option-refused.fix': '修复会将其移入“options”，在那里才有效。',
  'problems.opencode.option-ignored.cause': 'provider.{id}.{name} 位于“options”之外：OpenCode 会忽略它，请求中不含它。',
  'problems.opencode.option-ignored.fix': '修复会将其移入“options”，在那里才有效。',
  'problems.opencode.setting-ignored.cause': 'OpenCode 会忽略顶层的“{name}”。{purpose}',
  'problems.opencode.setting-ignored.fix': '请移到那里，或去掉。',
  'problems.opencode.setting-strange.cause': 'OpenCode 不认识设置“{name}”并会忽略它。',
  'problems.opencode.setting-strange.fix': '请检查拼写和位置是否正确。',
  'problems.opencode.text-expected.cause': '{place} 不是文本：OpenCode 1 无法启动，OpenCode 2 会忽略它。',
  'problems.opencode.text-expected.fix': '请写成引号中的文本。',
  'problems.opencode.pair-incomplete.cause':
    '{place} 有“{there}”而没有“{missing}”：OpenCode 1 无法启动，OpenCode 2 会忽略该供应商。',
  'problems.opencode.pair-incomplete.fix': '请补上“{missing}”，或去掉 {place}。',
  'problems.opencode.file-missing.cause': '{place} 的值取自 {file}，而该文件不存在：OpenCode 无法启动。',
  'problems.opencode.file-missing.fix': '请创建该文件，或去掉该引用。',
  'notes.opencode.restart':
    '请重启 OpenCode：版本 1 只读取一次设置。已运行过的会话仍用原来的模型（“run -c”也一样）；请在其中用 /models 选择新的模型。',
  'notes.opencode.built-in':
    '此前 OpenCode 以其自带的 "openai" 或 "anthropic" 条目的方式请求该供应商，其他条目无法做到：现在会附带回答长度上限，为 Codex 准备的端点可能拒绝。',
  'notes.opencode.live': 'OpenCode 2 会在一秒内生效，正在运行的也一样。',
  'notes.opencode.restart-or-live':
    '请重启 OpenCode：版本 1 只读取一次设置。已运行过的会话仍用原来的模型（“run -c”也一样）；请在其中用 /models 选择新的模型。OpenCode 2 会在一秒内生效，正在运行的也一样。',
  'notes.opencode.plugin':
    '密钥通过插件文件提供。只要有插件，OpenCode 1 就会从 npm 安装一次 @opencode-ai/plugin；若无法连接 npm，每次启动会等待约 70 秒。使用 --pure 时没有插件，也就没有密钥。提供方式“file”两者都不需要。',
  'notes.opencode.variable': 'OpenCode 必须在设置了 {name} 的环境中启动；否则请求不会带密钥。',
  'notes.opencode.query': '查询参数在 OpenCode 1 中只通过 chat 协议发送，在 OpenCode 2 中只通过 responses 协议发送。',
  'notes.opencode.address':
    'OpenCode 会继续按你自己的条目请求 {address}/messages。如果提示找不到该地址，请将基础 URL 设为 {base}。',
  'notes.opencode.moved-keys': '{ids} 的密钥已移到钥匙串，OpenCode 将无法找到它。请先显示密钥：switchyard key print',
  'notes.opencode.agents': '这些代理指定了即将移除的供应商的模型：{agents}。请为它们另选模型。',
  'shadows.opencode.layer.cause': '{file}（{what}）设置了 {keys}，优先于此选择。',
  'shadows.opencode.layer.fix': { other: '请在那里去掉，或保持现状。' },
  'shadows.opencode.layer-broken.cause': '无法读取 {file}（{what}）：{cause}',
  'shadows.opencode.layer-named': 'OPENCODE_CONFIG 指定的文件',
  'shadows.opencode.layer-project': '此项目的文件',
  'shadows.opencode.layer-home': '在配置文件之后读取',
  'shadows.opencode.layer-folder': '在 OPENCODE_CONFIG_DIR 指定的文件夹中',
  'shadows.opencode.layer-managed': '由本机管理员设置',
  'shadows.opencode.content.cause': 'OPENCODE_CONFIG_CONTENT 中有优先于所有文件的设置。',
  'shadows.opencode.content.fix': '请取消设置 OPENCODE_CONFIG_CONTENT。',
  'shadows.opencode.pure.cause': 'OPENCODE_PURE 会关闭插件，钥匙串中的密钥也就无法使用。',
  'shadows.opencode.pure.fix': '请取消设置 OPENCODE_PURE。',
  'shadows.opencode.second-file.cause': '除 {main} 外还会读取 {name}；逐项以 {main} 为准。',
  'shadows.opencode.second-file.fix': '请将需要的内容移到 {file}，并删除另一个文件。',
  'shadows.opencode.not-enabled.cause': 'enabled_providers 中没有 {id}，因此 OpenCode 不会使用它。',
  'shadows.opencode.not-enabled.fix': '请再次切换到 {provider}，列表会随之更正。',
  'shadows.opencode.disabled.cause': 'disabled_providers 中有 {id}，因此 OpenCode 不会使用它。',
  'shadows.opencode.disabled.fix': '请再次切换到 {provider}，列表会随之更正。',
  'shadows.opencode.agents.cause': '以下代理和命令指定了自己的模型，不跟随此选择：{pins}。',
  'shadows.opencode.agents.fix': '要让它们跟随，请在 {file} 中删除它们的“model”。',
  'shadows.opencode.agent-files.cause': '{folder} 中的以下文件指定了自己的模型，不跟随此选择：{pins}。',
  'shadows.opencode.agent-files.fix': '要让某个文件跟随，请去掉其中的“model:”一行。',
  'shadows.opencode.plugin-models.cause': '插件文件 {file} 指定了自己的模型，不跟随此选择：{pins}。',
  'shadows.opencode.plugin-models.fix': '请在其中改用其他模型，或去掉。',
  'shadows.opencode.login.cause': '{file} 中有 {id} 的登录，可能优先于此选择的密钥。',
  'shadows.opencode.login.fix': '请运行：opencode auth logout（选择 {id}）',
  'repairs.opencode.pair': '将 {place}.{missing} 设为 0，表示“未知”',
  'repairs.opencode.base-url': '将 provider.{id}.baseURL 移到 options 中',
  'repairs.opencode.rename-openai': '将 provider.openai 重命名为 {id}',
  'repairs.opencode.codex-key-plugin': '从插件中移除 opencode-openai-codex-key',
  'repairs.opencode.option': '将 provider.{id}.{name} 移入 options',
  'repairs.opencode.providers': '将“providers”重命名为“provider”',
  'ignored.opencode.models': '模型属于供应商：provider.<id>.models。',
  'ignored.opencode.option': '它属于供应商的选项：provider.<id>.options。',
  'ignored.opencode.providers': 'OpenCode 1 从“provider”读取供应商；“providers”是 OpenCode 2 的设置。',
};
