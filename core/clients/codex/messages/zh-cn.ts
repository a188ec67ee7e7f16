import type { Area } from '../../../../shared/messages/message.ts';
import type { codexMessages as pattern } from './en.ts';

export const codexMessages: Area<typeof pattern> = {
  'problems.codex.wire-refused.cause':
    'Codex 只支持 Responses 协议：文件中有 wire_api = "{wire}" 时无法启动，{provider} 也会对 /responses 返回 404。',
  'problems.codex.wire-refused.fix': '请选择有“responses”协议端点的供应商。',
  'problems.codex.profile-name.cause': 'Codex 不接受名为“{profile}”的配置档。',
  'problems.codex.profile-name.fix': '只能使用英文字母、数字、“-”和“_”。',
  'problems.codex.home-missing.cause': 'CODEX_HOME 指定的文件夹 {folder} 不存在：Codex 无法启动。',
  'problems.codex.home-missing.fix': '创建它（mkdir -p {folder}），或更正 CODEX_HOME。',
  'problems.codex.folder-missing.cause': '设置中指定的文件夹 {folder} 不存在：Codex 无法启动。',
  'problems.codex.folder-missing.fix': '创建它（mkdir -p {folder}），或更正设置。',
  'problems.codex.change-refused.cause': 'Codex 无法以新的 {file} 启动：{words}',
  'problems.codex.change-refused.fix':
    '未写入任何内容。请更正 Codex 指出的问题，或加上 --dry-run 再次切换以查看新内容。',
  'problems.codex.file-refused.cause': 'Codex 无法以新的 {file} 启动：{words}',
  'problems.codex.file-refused.fix':
    '未写入任何内容。Codex 也拒绝现有的文件。请先修复：switchyard repair --client codex',
  'problems.codex.name-missing.cause': '{file} 中定义的供应商“{id}”没有名称：Codex 无法启动。',
  'problems.codex.name-missing.fix': '请添加一行 name = "{id}"。',
  'problems.codex.wire-retired.cause':
    '{file} 中供应商“{id}”的 wire_api 不是“responses”：即使未选用它，Codex 也无法启动。',
  'problems.codex.wire-retired.fix': '请设为 wire_api = "responses"；若服务商只支持 Chat Completions，请删除该条目。',
  'problems.codex.key-twice.cause': '{file} 中供应商“{id}”除“auth”外还由 {others} 提供密钥：Codex 无法启动。',
  'problems.codex.key-twice.fix': '请只保留其中一种。',
  'problems.codex.key-timeout-zero.cause': '{file} 中“{id}”的密钥命令时限为 0：Codex 无法启动。',
  'problems.codex.key-timeout-zero.fix': '删除 timeout_ms（默认为 5000），或设为大于 0 的值。',
  'problems.codex.login-exposed.cause':
    '{file} 让供应商“{id}”使用 Codex 自带登录：ChatGPT 令牌或 API 密钥会发送到 {url}。',
  'problems.codex.login-exposed.fix': '请删除 requires_openai_auth，并为该供应商设置单独的密钥。',
  'problems.codex.id-reserved.cause': '{file} 定义了供应商“{id}”，而这是 Codex 保留的 ID：Codex 无法启动。',
  'problems.codex.id-reserved.fix': '请重命名该条目，例如“{newId}”，并同步修改 model_provider。',
  'problems.codex.profile-selected.cause': '{file} 中有 profile = "{profile}"，Codex 因此无法启动。',
  'problems.codex.profile-selected.fix': '请删除该行，并在启动时选择配置档：codex --profile {profile}',
  'problems.codex.provider-undefined.cause': '{file} 选用了 model_provider = "{id}"，但它没有定义：Codex 无法启动。',
  'problems.codex.provider-undefined.fix': '请定义 [model_providers.{id}]，或删除该行：Codex 将使用自带登录。',
  'problems.codex.approval-untrusted.cause': '{file} 中有 approval_policy = "untrusted"，Codex 因此无法启动。',
  'problems.codex.approval-untrusted.fix': '请删除该行，或设为“on-request”。',
  'problems.codex.login-moved.cause':
    '{file} 中有 openai_base_url：使用 Codex 自带登录时，ChatGPT 令牌或 API 密钥会发送到 {url}。',
  'problems.codex.login-moved.fix': '请删除该行，并将该地址添加为有单独密钥的供应商。',
  'problems.codex.profile-table.cause':
    '{file} 中的 [profiles.{profile}] 已不再起作用，还会使 codex --profile {profile} 无法启动。',
  'problems.codex.profile-table.fix': '请将其中各行移到同一文件夹的 {newFile}。',
  'problems.codex.profile-table-replaced.cause':
    '{file} 中的 [profiles.{profile}] 已不再起作用，还会使 codex --profile {profile} 无法启动。',
  'problems.codex.profile-table-replaced.fix': '请删除该表。',
  'problems.codex.default-profile.cause':
    '{file} 含有 default_profile = "{profile}"，Codex 会忽略它：不带 --profile 启动时不会使用该配置档。',
  'problems.codex.default-profile.fix': '请用 codex --profile {profile} 启动，或将该配置档的选择写在文件开头。',
  'problems.codex.setting-ignored.cause': '{file} 含有 {setting}，Codex 会忽略它。{purpose}',
  'problems.codex.setting-ignored.fix': '如已无用，请去掉。',
  'problems.codex.entry-setting-unknown.cause': '{file} 含有 {setting}，这是 Codex 不认识并忽略的供应商设置。',
  'problems.codex.entry-setting-unknown.fix': '请检查拼写和位置是否正确。',
  'problems.codex.entry-key-at-top.cause': '{file} 的顶层含有 {setting}，Codex 在那里会忽略它：它属于某个供应商。',
  'problems.codex.entry-key-at-top.fix': '请移到它所属的 [model_providers.…] 之下。',
  'problems.codex.top-key-in-entry.cause':
    '{file} 含有 {setting}，Codex 在那里会忽略它：{name} 应写在文件开头、所有表之前。',
  'problems.codex.top-key-in-entry.fix': '请将该行上移，或去掉。',
  'problems.codex.too-old.cause':
    'Codex {version} 不认识为“{id}”提供密钥的命令：它会不带密钥发出请求。{since} 及更新版本认识。',
  'problems.codex.too-old.fix': '请更新：{update}',
  'notes.codex.too-old':
    'Codex {version} 不认识提供密钥的命令：它会不带密钥发出请求。{since} 及更新版本认识。请更新：{update}',
  'notes.codex.too-old-profile':
    'Codex {version} 不读取配置 {profile} 的文件；{since} 及更新版本会读取。请更新：{update}',
  'notes.codex.new-chat': '正在进行的对话仍用旧的供应商；请新建对话。',
  'notes.codex.new-chat-key': '正在进行的对话仍用旧的密钥；请新建对话。',
  'notes.codex.chats-read-only': '通过 Switchyard 进行的对话仍可查看，但无法继续。',
  'notes.codex.start-profile': '请这样启动 Codex：codex --profile {profile}',
  'notes.codex.old-model':
    '恢复的对话会向新供应商请求旧的模型；请在其中用 /model 另选一个。一旦在那里失败，它会保持原样，直到运行：codex app-server daemon restart',
  'notes.codex.old-model-unserved':
    '{provider} 的列表中没有 {model}：用它进行的对话在恢复时会失败。请先在其中用 /model 另选一个模型。一旦失败，即使再次切换，它也会保持原样，直到运行：codex app-server daemon restart',
  'notes.codex.older-chats': '旧的对话仍使用开始时的供应商。',
  'notes.codex.variable':
    '更改 {name} 后，请运行：codex app-server daemon restart（会中断正在进行的工作）。在此之前，后台进程仍用旧值。',
  'notes.codex.profile-blocked':
    '只要 {file} 中有 [profiles.{profile}]，Codex 就拒绝 --profile {profile}。请删除该表。',
  'notes.codex.key-shared': '{file} 中的 [model_providers.{id}] 使用 {provider} 的密钥。请在那里重新输入密钥。',
  'notes.codex.entry-kept':
    '{file} 保留 {provider} 的条目，以便查看其对话。若要继续对话，请将 Codex 切换到其他供应商。',
  'notes.codex.profile-names':
    'Codex 的配置档 {profile} 仍指向 {provider}。请换一个：switchyard use <provider> --client codex --profile {profile}',
  'notes.codex.spoke-chat':
    '“{id}”使用的是 Chat Completions。导入时 Switchyard 仍按此处理；只有当它也响应 /responses 时，Codex 才能使用。',
  'shadows.codex.profile.cause': 'codex --profile {profile} 从 {file} 读取 {settings}。',
  'shadows.codex.profile.fix': '启动 Codex 时不加 --profile {profile}，或同时切换该配置档。',
  'shadows.codex.key-variable.cause': '已设置 {name}：该密钥会取代 Codex 自带登录。',
  'shadows.codex.key-variable.fix': '要使用自带登录，请取消设置 {name}。',
  'shadows.codex.env-file-key.cause': '{file} 设置了 {name}，它优先于环境中的同名变量。',
  'shadows.codex.env-file-key.fix': '请删除该行，或只在那里保存密钥。',
  'shadows.codex.env-file-proxy.cause': '{file} 设置了 {name}：Codex 的所有请求都经过该代理，可能返回 502。',
  'shadows.codex.env-file-proxy.fix': '若需直接连接供应商，请删除该行。',
  'shadows.codex.model-settings.cause': '{file} 中的以下设置是为其他模型所做，对所选模型同样有效：{pins}。',
  'shadows.codex.model-settings.fix': '请去掉不适合它的设置。',
  'shadows.codex.model-names.cause': '{file} 还指定了其他模型，Codex 会向所选供应商请求它们：{pins}。',
  'shadows.codex.model-names.fix': '请在其中指定该供应商的模型，或去掉。',
  'shadows.codex.roles.cause': 'Codex 的以下子代理有自己的选择，不跟随切换：{pins}。',
  'shadows.codex.roles.fix': '要让某个子代理跟随，请从其文件中去掉 model_provider 和 model。',
  'shadows.codex.login-address.cause': '由于 {file} 中的 {setting}，Codex 自带登录会发往 {host}。',
  'shadows.codex.login-address.fix': '如果登录应只用于 OpenAI，请删除 {setting} 一行。',
  'shadows.codex.project-broken.cause': '{cause}在这个受信任的项目中 Codex 无法启动。',
  'shadows.codex.project-model.cause': '{file} 设置了 model = "{model}"：在此项目中，Codex 会向所选供应商请求该模型。',
  'shadows.codex.project-model.fix': '若供应商没有该模型，请删除那一行。',
  'shadows.codex.project-model-and-provider.cause':
    '{file} 设置了 model = "{model}"：在此项目中，Codex 会向所选供应商请求该模型。Codex 会忽略其中的 {ignored}。',
  'shadows.codex.project-provider.cause': '{file} 指定了供应商。Codex 会忽略其中的 {ignored}。',
  'shadows.codex.project-provider.fix': '无需处理；可以删除该行。',
  'shadows.codex.managed-default.cause': '{file} 为所有未作选择的人设置了 model_provider = "{provider}"。',
  'shadows.codex.managed-default.fix': '请选择一个供应商。',
  'shadows.codex.managed-forced.cause': '{file} 强制使用 {settings}；切换无法改变它。',
  'shadows.codex.managed-forced.fix': '请咨询本机的管理员。',
  'repairs.codex.name': '将供应商命名为“{id}”',
  'repairs.codex.wire':
    '将“{id}”设为 wire_api = "responses"（Codex 可再次启动；只支持 Chat Completions 的服务商会返回 404）',
  'repairs.codex.one-key': '保留“{id}”的“auth”命令，删除 {others}',
  'repairs.codex.key-timeout': '删除“{id}”的 timeout_ms = 0（默认为 5000）',
  'repairs.codex.exposed-login': '删除“{id}”的 requires_openai_auth（之后需要单独的密钥）',
  'repairs.codex.rename': '将供应商“{id}”重命名为“{newId}”（在“{id}”下的对话仍归 Codex 自带的供应商）',
  'repairs.codex.remove-profile': '删除“profile”一行',
  'repairs.codex.remove-provider': '删除“model_provider”一行（之后 Codex 使用自带登录）',
  'repairs.codex.remove-approval': '删除“approval_policy”一行（之后 Codex 按自身默认方式询问）',
  'repairs.codex.remove-base-url': '删除“openai_base_url”一行（之后自带登录重新连接 OpenAI）',
  'repairs.codex.remove-profile-table': '删除 [profiles.{profile}]（使用 {file}）',
  'repairs.codex.move-profile-table': '将 [profiles.{profile}] 移到 {file}',
  'repairs.codex.meant-choice': '选用配置档“{profile}”的选择（{choice}），并去掉 {setting}',
  'repairs.codex.rename-setting': '将 {setting} 重命名为 {newName}',
  'repairs.codex.move-setting': '将 {setting} 移到 {place}',
  'ignored.codex.response-storage': '它用于不让供应商保存回答；如今 Codex 总是这样要求。',
  'ignored.codex.auth-method': '它用于在 ChatGPT 登录与 API 密钥之间选择；如今以最近一次登录为准（codex login）。',
  'ignored.codex.reasoning-summaries': '它用于说明模型会概括其推理；如今 Codex 从模型目录得知。',
  'ignored.codex.output-tokens': '它用于限制回答长度；Codex 不发送此类限制。',
  'ignored.codex.effort': '它用于设置推理强度；Codex 中的名称是 model_reasoning_effort。',
  'ignored.codex.key': '它用于存放密钥；Codex 不从那里读取密钥。',
  'ignored.codex.routing':
    '它用于在 OpenRouter 的服务商中选择，Codex 无法发送。OpenRouter 可写在模型名中：最低价用 <模型>:floor，求快用 <模型>:nitro。',
  'ignored.codex.models': '它用于列出供应商的模型；Codex 只从“model”和配置档读取。',
  'ignored.codex.headers': '它用于为每个请求添加标头；Codex 中的名称是 http_headers。',
};
