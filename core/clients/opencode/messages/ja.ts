import type { Area } from '../../../../shared/messages/message.ts';
import type { opencodeMessages as pattern } from './en.ts';

export const opencodeMessages: Area<typeof pattern> = {
  'problems.opencode.plugin-changed.cause': '{file} が他の誰かに変更されたため、キーの一覧を読み取れません。',
  'problems.opencode.plugin-changed.fix':
    '移動してから（mv {file} {file}.old）、使っている各プロバイダーに切り替え直してください。',
  'problems.opencode.no-plain-key.cause': 'OpenCode の設定に {provider} の平文のキーはありません。',
  'problems.opencode.no-plain-key.fix': '移すものはありません。',
  'problems.opencode.key-path.cause':
    'パスに波かっこ、引用符、またはバックスラッシュが含まれるため、OpenCode は {file} からキーを読めません。',
  'problems.opencode.key-path.fix':
    'キーをキーチェーンで渡すか、SWITCHYARD_HOME をより単純な名前のフォルダーにしてください。',
  'problems.opencode.query-refused.cause':
    '{provider} は各リクエストのクエリに {names} を必要としますが、この OpenCode は「{wire}」方式では送れません。',
  'problems.opencode.query-refused.fix':
    'プロバイダーに {needed} 方式のベース URL を設定するか、クエリをやめてください：switchyard edit {id}',
  'problems.opencode.query-refused-by-both.cause':
    '{provider} は各リクエストのクエリに {names} を必要としますが、この OpenCode は「{wire}」方式では送れません。',
  'problems.opencode.query-refused-by-both.fix':
    'プロバイダーに chat または responses 方式のベース URL を設定するか、クエリをやめてください：switchyard edit {id}',
  'problems.opencode.placeholder.cause':
    '{provider} にプレースホルダー（{file}、{env}、{variable}）が含まれています。OpenCode はこれをこのマシンにある内容で置き換えます。',
  'problems.opencode.placeholder.fix': '文字列そのものを書いてください：switchyard edit {id}',
  'problems.opencode.codex-key-plugin.cause':
    'プラグイン opencode-openai-codex-key は、知らないモデルをすべて gpt-5.1 に置き換え、OpenCode 2 では読み込まれません。OpenCode はそのままで Codex のエンドポイントに接続できるため、不要です。',
  'problems.opencode.codex-key-plugin.fix':
    'エンドポイントを switchyard import --client opencode で取り込み、switchyard use で切り替えてください。その後アンインストールし、{file} を削除してください。',
  'problems.opencode.codex-key-plugin-listed.cause':
    'プラグイン opencode-openai-codex-key は、知らないモデルをすべて gpt-5.1 に置き換え、OpenCode 2 では読み込まれません。OpenCode はそのままで Codex のエンドポイントに接続できるため、不要です。',
  'problems.opencode.codex-key-plugin-listed.fix':
    'エンドポイントを switchyard import --client opencode で取り込み、switchyard use で切り替えてください。修復すると、プラグインの一覧から外れます。',
  'problems.opencode.base-url-refused.cause':
    'provider.{id}.baseURL が「options」の外にあるため、この OpenCode は起動しません。',
  'problems.opencode.base-url-refused.fix': '修復すると、有効になる「options」の中へ移されます。',
  'problems.opencode.base-url-ignored.cause':
    'provider.{id}.baseURL が「options」の外にあるため、OpenCode はこれを無視し、{id} の別のアドレスに接続します。',
  'problems.opencode.base-url-ignored.fix': '修復すると、有効になる「options」の中へ移されます。',
  'problems.opencode.chat-under-openai.cause':
    'provider.openai は {package} を使っています。OPENAI_API_KEY が設定されているか OpenAI のログインが保存されていると、OpenCode 1 は「responses is not a function」で止まります。',
  'problems.opencode.chat-under-openai.fix':
    '修復すると ID が {id} になります。OPENAI_API_KEY や「opencode auth login」のキーは、もう一度指定する必要があります。',
  'problems.opencode.setting-unknown.cause': 'OpenCode {version} は設定「{key}」を知らないため、起動しません。',
  'problems.opencode.setting-unknown.fix': 'OpenCode を 1.18.17 以降に更新するか、「{key}」を取り除いてください。',
  'problems.opencode.option-refused.cause':
    'provider.{id}.{name} が「options」の外にあります。この OpenCode はそのままでは起動しません。',
  'problems.opencode.option-refused.fix': '修復すると、有効になる「options」の中に移されます。',
  'problems.opencode.option-ignored.cause':
    'provider.{id}.{name} が「options」の外にあるため、OpenCode は無視し、それなしでリクエストを送ります。',
  'problems.opencode.option-ignored.fix': '修復すると、有効になる「options」の中に移されます。',
  'problems.opencode.setting-ignored.cause': 'OpenCode は最上位の「{name}」を無視します。{purpose}',
  'problems.opencode.setting-ignored.fix': 'そこに移すか、取り除いてください。',
  'problems.opencode.setting-strange.cause': 'OpenCode は設定「{name}」を知らず、無視します。',
  'problems.opencode.setting-strange.fix': '綴りと場所が正しいか確かめてください。',
  'problems.opencode.text-expected.cause':
    '{place} が文字列ではないため、OpenCode 1 は起動せず、OpenCode 2 は無視します。',
  'problems.opencode.text-expected.fix': '引用符で囲んだ文字列で書いてください。',
  'problems.opencode.pair-incomplete.cause':
    '{place} に "{there}" はありますが "{missing}" がありません。OpenCode 1 は起動せず、OpenCode 2 はそのプロバイダーを読み飛ばします。',
  'problems.opencode.pair-incomplete.fix': '"{missing}" を加えるか、{place} を取り除いてください。',
  'problems.opencode.file-missing.cause': '{place} の値を読む {file} がありません。OpenCode は起動しません。',
  'problems.opencode.file-missing.fix': 'そのファイルを作るか、参照を取り除いてください。',
  'notes.opencode.restart':
    'OpenCode を再起動してください。バージョン 1 は設定を一度しか読みません。実行したことのあるセッションはモデルがそのままです（「run -c」でも同じ）。そこで /models を使って新しいモデルを選んでください。',
  'notes.opencode.built-in':
    'OpenCode は自身の「openai」または「anthropic」の項目のやり方で問い合わせていましたが、他の項目では同じにできません。回答の上限が送られるようになり、Codex 用のエンドポイントは拒否することがあります。',
  'notes.opencode.live': 'OpenCode 2 は、実行中でも 1 秒以内に反映します。',
  'notes.opencode.restart-or-live':
    'OpenCode を再起動してください。バージョン 1 は設定を一度しか読みません。実行したことのあるセッションはモデルがそのままです（「run -c」でも同じ）。そこで /models を使って新しいモデルを選んでください。OpenCode 2 は、実行中でも 1 秒以内に反映します。',
  'notes.opencode.plugin':
    'キーはプラグインのファイルを通して渡されます。プラグインがあると、OpenCode 1 は一度だけ npm から @opencode-ai/plugin をインストールします。npm に接続できない場合、起動のたびに約 70 秒待ちます。--pure ではプラグインが使われないため、キーもありません。受け渡し方法「file」なら、どちらも不要です。',
  'notes.opencode.variable':
    'OpenCode は {name} が設定された環境で起動してください。設定されていないと、キーなしで接続します。',
  'notes.opencode.query': 'クエリは、OpenCode 1 では chat 方式、OpenCode 2 では responses 方式でだけ送られます。',
  'notes.opencode.address':
    'OpenCode は、お使いの項目のとおり {address}/messages に問い合わせ続けます。そこで見つからないと言われる場合は、ベース URL を {base} にしてください。',
  'notes.opencode.moved-keys':
    '{ids} のキーはキーチェーンに移されていて、OpenCode からは見つからなくなります。先に表示しておいてください：switchyard key print',
  'notes.opencode.agents':
    'これらのエージェントは、なくなるプロバイダーのモデルを指しています：{agents}。別のモデルを指定してください。',
  'shadows.opencode.layer.cause': '{file}（{what}）が {keys} を設定していて、選択より優先されます。',
  'shadows.opencode.layer.fix': { other: 'そこから取り除くか、そのまま受け入れてください。' },
  'shadows.opencode.layer-broken.cause': '{file}（{what}）を読み取れません：{cause}',
  'shadows.opencode.layer-named': 'OPENCODE_CONFIG が指すファイル',
  'shadows.opencode.layer-project': 'このプロジェクトのファイル',
  'shadows.opencode.layer-home': '設定ファイルの後に読まれる',
  'shadows.opencode.layer-folder': 'OPENCODE_CONFIG_DIR が指すフォルダー内',
  'shadows.opencode.layer-managed': 'このマシンの管理者が設定',
  'shadows.opencode.content.cause': 'OPENCODE_CONFIG_CONTENT に、どのファイルよりも優先される設定があります。',
  'shadows.opencode.content.fix': 'OPENCODE_CONFIG_CONTENT の設定を解除してください。',
  'shadows.opencode.pure.cause': 'OPENCODE_PURE によりプラグインが無効になり、キーチェーンのキーも使えません。',
  'shadows.opencode.pure.fix': 'OPENCODE_PURE の設定を解除してください。',
  'shadows.opencode.second-file.cause': '{main} のほかに {name} も読み込まれます。キーごとに {main} が優先されます。',
  'shadows.opencode.second-file.fix': '必要な内容を {file} に移し、もう一方のファイルを削除してください。',
  'shadows.opencode.not-enabled.cause': 'enabled_providers に {id} がないため、OpenCode はこれを使いません。',
  'shadows.opencode.not-enabled.fix': '{provider} にもう一度切り替えると、一覧が直ります。',
  'shadows.opencode.disabled.cause': 'disabled_providers に {id} があるため、OpenCode はこれを使いません。',
  'shadows.opencode.disabled.fix': '{provider} にもう一度切り替えると、一覧が直ります。',
  'shadows.opencode.agents.cause': '次のエージェントやコマンドは独自のモデルを指定していて、選択に従いません：{pins}。',
  'shadows.opencode.agents.fix': '選択に従わせるには、{file} の各エージェントの「model」を削除してください。',
  'shadows.opencode.agent-files.cause':
    '{folder} の次のファイルは独自のモデルを指定していて、選択に従いません：{pins}。',
  'shadows.opencode.agent-files.fix': '従わせるには、そのファイルから「model:」の行を取り除いてください。',
  'shadows.opencode.plugin-models.cause':
    'プラグインの {file} は独自のモデルを指定していて、選択に従いません：{pins}。',
  'shadows.opencode.plugin-models.fix': 'そこで別のモデルを指定するか、指定を消してください。',
  'shadows.opencode.login.cause': '{file} に {id} のログインがあり、選択のキーより優先されることがあります。',
  'shadows.opencode.login.fix': '次を実行してください：opencode auth logout（{id} を選択）',
  'repairs.opencode.pair': '{place}.{missing} を「不明」を表す 0 にする',
  'repairs.opencode.base-url': 'provider.{id}.baseURL を options の中へ移す',
  'repairs.opencode.rename-openai': 'provider.openai を {id} に改名する',
  'repairs.opencode.codex-key-plugin': 'opencode-openai-codex-key をプラグインから外す',
  'repairs.opencode.option': 'provider.{id}.{name} を options の中に移す',
  'repairs.opencode.providers': '「providers」を「provider」に改名する',
  'ignored.opencode.models': 'モデルはプロバイダーに属します：provider.<id>.models。',
  'ignored.opencode.option': 'プロバイダーのオプションに属します：provider.<id>.options。',
  'ignored.opencode.providers':
    'OpenCode 1 は「provider」からプロバイダーを読みます。「providers」は OpenCode 2 のものです。',
};
