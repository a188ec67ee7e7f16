import type { Area } from '../../../../shared/messages/message.ts';
import type { codexMessages as pattern } from './en.ts';

export const codexMessages: Area<typeof pattern> = {
  'problems.codex.wire-refused.cause':
    'Codex が対応する方式は Responses だけです。ファイルに wire_api = "{wire}" があると起動せず、{provider} は /responses に 404 を返します。',
  'problems.codex.wire-refused.fix': '「responses」方式のエンドポイントを持つプロバイダーを選んでください。',
  'problems.codex.profile-name.cause': 'Codex は「{profile}」という名前のプロファイルを受け付けません。',
  'problems.codex.profile-name.fix': '半角の英字、数字、「-」、「_」だけを使ってください。',
  'problems.codex.home-missing.cause': 'CODEX_HOME が指すフォルダー {folder} がないため、Codex は起動しません。',
  'problems.codex.home-missing.fix': '作成する（mkdir -p {folder}）か、CODEX_HOME を直してください。',
  'problems.codex.folder-missing.cause': '設定で指定されたフォルダー {folder} がないため、Codex は起動しません。',
  'problems.codex.folder-missing.fix': '作成する（mkdir -p {folder}）か、設定を直してください。',
  'problems.codex.change-refused.cause': '新しい {file} では Codex が起動しません：{words}',
  'problems.codex.change-refused.fix':
    '何も書き込まれていません。Codex が指摘した点を直すか、--dry-run を付けて切り替えをもう一度実行し、新しい内容を確認してください。',
  'problems.codex.file-refused.cause': '新しい {file} では Codex が起動しません：{words}',
  'problems.codex.file-refused.fix':
    '何も書き込まれていません。Codex は今のファイルも受け付けません。先に修復してください：switchyard repair --client codex',
  'problems.codex.entry-type.cause':
    '{file} のプロバイダー「{id}」の「{name}」は値の種類が違うため、Codex は起動しません。必要なのは{kind}です。',
  'problems.codex.entry-type.fix': 'その形で書くか、行を取り除いてください。',
  'codex.kind-text': '文字列',
  'codex.kind-number': '数値',
  'codex.kind-yes-or-no': 'true か false',
  'codex.kind-table': 'テーブル',
  'problems.codex.name-missing.cause': '{file} のプロバイダー「{id}」に名前がないため、Codex は起動しません。',
  'problems.codex.name-missing.fix': 'name = "{id}" の行を追加してください。',
  'problems.codex.wire-retired.cause':
    '{file} のプロバイダー「{id}」の wire_api が「responses」ではありません。選ばれていなくても Codex は起動しません。',
  'problems.codex.wire-retired.fix':
    'wire_api = "responses" にしてください。提供元が Chat Completions にしか対応していない場合は、項目を削除してください。',
  'problems.codex.key-twice.cause':
    '{file} のプロバイダー「{id}」は「auth」のほか {others} でもキーを受け取るため、Codex は起動しません。',
  'problems.codex.key-twice.fix': 'どれか 1 つだけを残してください。',
  'problems.codex.key-timeout-zero.cause':
    '{file} では「{id}」のキー取得コマンドの制限時間が 0 です。Codex は起動しません。',
  'problems.codex.key-timeout-zero.fix': 'timeout_ms を削除する（既定値は 5000）か、0 より大きくしてください。',
  'problems.codex.login-exposed.cause':
    '{file} ではプロバイダー「{id}」が Codex の標準ログインを使うため、ChatGPT のトークンまたは API キーが {url} に送られます。',
  'problems.codex.login-exposed.fix': 'requires_openai_auth を削除し、プロバイダー専用のキーを設定してください。',
  'problems.codex.id-reserved.cause':
    '{file} はプロバイダー「{id}」を定義していますが、これは Codex が予約している ID です。Codex は起動しません。',
  'problems.codex.id-reserved.fix': '項目の名前を「{newId}」などに変え、model_provider も合わせてください。',
  'problems.codex.profile-selected.cause': '{file} に profile = "{profile}" があるため、Codex は起動しません。',
  'problems.codex.profile-selected.fix':
    'その行を削除し、プロファイルは起動時に選んでください：codex --profile {profile}',
  'problems.codex.provider-undefined.cause':
    '{file} で選ばれている model_provider = "{id}" はどこにも定義されていません。Codex は起動しません。',
  'problems.codex.provider-undefined.fix':
    '[model_providers.{id}] を定義するか、その行を削除してください。削除すると Codex は標準のログインを使います。',
  'problems.codex.approval-untrusted.cause':
    '{file} に approval_policy = "untrusted" があるため、Codex は起動しません。',
  'problems.codex.approval-untrusted.fix': 'その行を削除するか、「on-request」にしてください。',
  'problems.codex.login-moved.cause':
    '{file} に openai_base_url があるため、Codex の標準ログインでは ChatGPT のトークンまたは API キーが {url} に送られます。',
  'problems.codex.login-moved.fix':
    'その行を削除し、そのアドレスを専用のキーを持つプロバイダーとして追加してください。',
  'problems.codex.profile-table.cause':
    '{file} の [profiles.{profile}] はもう効果がなく、codex --profile {profile} を止めます。',
  'problems.codex.profile-table.fix': 'その内容を同じフォルダーの {newFile} に移してください。',
  'problems.codex.profile-table-replaced.cause':
    '{file} の [profiles.{profile}] はもう効果がなく、codex --profile {profile} を止めます。',
  'problems.codex.profile-table-replaced.fix': 'そのテーブルを削除してください。',
  'problems.codex.default-profile.cause':
    '{file} に default_profile = "{profile}" がありますが、Codex は無視します。--profile なしで起動すると、そのプロファイルは使われません。',
  'problems.codex.default-profile.fix':
    'codex --profile {profile} で起動するか、プロファイルの選択をファイルの先頭に書いてください。',
  'problems.codex.setting-ignored.cause': '{file} の {setting} は Codex に無視されます。{purpose}',
  'problems.codex.setting-ignored.fix': '不要なら取り除いてください。',
  'problems.codex.entry-setting-unknown.cause':
    '{file} の {setting} は、Codex が知らずに無視するプロバイダー設定です。',
  'problems.codex.entry-setting-unknown.fix': '綴りと場所が正しいか確かめてください。',
  'problems.codex.entry-key-at-top.cause':
    '{file} の最上位にある {setting} は Codex に無視されます。プロバイダーの設定です。',
  'problems.codex.entry-key-at-top.fix': '対象の [model_providers.…] の下に移してください。',
  'problems.codex.top-key-in-entry.cause':
    '{file} の {setting} はその場所では Codex に無視されます。{name} はファイルの先頭、すべてのテーブルより前に書くものです。',
  'problems.codex.top-key-in-entry.fix': 'その行を上に移すか、取り除いてください。',
  'problems.codex.too-old.cause':
    'Codex {version} は "{id}" のキーを渡すコマンドを知らないため、キーなしで問い合わせます。{since} 以降は対応しています。',
  'problems.codex.too-old.fix': '更新してください：{update}',
  'notes.codex.too-old':
    'Codex {version} はキー用のコマンドを知らないため、キーなしで問い合わせます。{since} 以降は対応しています。更新してください：{update}',
  'notes.codex.too-old-profile':
    'Codex {version} はプロファイル {profile} のファイルを読みません。{since} 以降は読みます。更新してください：{update}',
  'notes.codex.new-chat': '実行中のチャットは以前のプロバイダーのままです。新しいチャットを始めてください。',
  'notes.codex.new-chat-key': '実行中のチャットは以前のキーのままです。新しいチャットを始めてください。',
  'notes.codex.chats-read-only': 'Switchyard 経由のチャットは読めますが、続けられなくなります。',
  'notes.codex.start-profile': 'Codex はこのコマンドで起動してください：codex --profile {profile}',
  'notes.codex.old-model':
    '再開したチャットは、以前のモデルを新しいプロバイダーに求めます。そこで /model を使って別のモデルを選んでください。一度そこで失敗したチャットは、codex app-server daemon restart を実行するまでそのままです。',
  'notes.codex.old-model-unserved':
    '{provider} の一覧に {model} はありません。そのモデルで続けてきたチャットは、再開すると失敗します。先にそこで /model を使って別のモデルを選んでください。一度失敗したチャットは、次に切り替えても、codex app-server daemon restart を実行するまでそのままです。',
  'notes.codex.older-chats': '以前のチャットは、開始時のプロバイダーのままです。',
  'notes.codex.variable':
    '{name} を変更したら、codex app-server daemon restart を実行してください（実行中の作業は中断されます）。それまでバックグラウンドのプロセスは以前の値を使います。',
  'notes.codex.profile-blocked':
    '{file} に [profiles.{profile}] がある間、Codex は --profile {profile} を受け付けません。そのテーブルを削除してください。',
  'notes.codex.key-shared':
    '{file} の [model_providers.{id}] は {provider} のキーを使っています。そこにキーをもう一度入力してください。',
  'notes.codex.entry-kept':
    'チャットを読めるように、{file} には {provider} の項目を残します。続けるには、Codex を別のプロバイダーに切り替えてください。',
  'notes.codex.profile-names':
    'Codex のプロファイル {profile} はまだ {provider} を指しています。別のものに変えてください：switchyard use <provider> --client codex --profile {profile}',
  'notes.codex.spoke-chat':
    '「{id}」は Chat Completions に対応していました。取り込むときも Switchyard はそのように扱います。Codex で使えるのは、/responses にも応答する場合だけです。',
  'shadows.codex.profile.cause': 'codex --profile {profile} は {settings} を {file} から読みます。',
  'shadows.codex.profile.fix': '--profile {profile} なしで Codex を起動するか、プロファイルも切り替えてください。',
  'shadows.codex.key-variable.cause':
    '{name} が設定されているため、Codex の標準ログインの代わりにそのキーが使われます。',
  'shadows.codex.key-variable.fix': 'ログインを使うには、{name} の設定を解除してください。',
  'shadows.codex.env-file-key.cause': '{file} が {name} を設定しており、環境の同名の変数より優先されます。',
  'shadows.codex.env-file-key.fix': 'その行を削除するか、キーをそこだけに置いてください。',
  'shadows.codex.env-file-proxy.cause':
    '{file} が {name} を設定しているため、Codex のすべてのリクエストはそのプロキシを通り、502 が返ることがあります。',
  'shadows.codex.env-file-proxy.fix': 'プロバイダーに直接接続する必要があれば、その行を削除してください。',
  'shadows.codex.model-settings.cause': '{file} の次の設定は別のモデル用で、選んだモデルにも効きます：{pins}。',
  'shadows.codex.model-settings.fix': '合わないものは取り除いてください。',
  'shadows.codex.model-names.cause':
    '{file} は別のモデルも指定していて、Codex は選んだプロバイダーにそれを求めます：{pins}。',
  'shadows.codex.model-names.fix': 'そのプロバイダーのモデルを指定するか、指定を消してください。',
  'shadows.codex.roles.cause': 'Codex の次のサブエージェントには独自の選択があり、切り替えに従いません：{pins}。',
  'shadows.codex.roles.fix': '従わせるには、そのファイルから model_provider と model を取り除いてください。',
  'shadows.codex.login-address.cause': '{file} に {setting} があるため、Codex 標準のログインは {host} に送られます。',
  'shadows.codex.login-address.fix': 'ログインを OpenAI だけに送るには、{setting} の行を削除してください。',
  'shadows.codex.project-broken.cause': '{cause}信頼済みのこのプロジェクトでは Codex が起動しません。',
  'shadows.codex.project-model.cause':
    '{file} に model = "{model}" があるため、このプロジェクトでは Codex が選択中のプロバイダーにこのモデルを求めます。',
  'shadows.codex.project-model.fix': 'プロバイダーにそのモデルがなければ、その行を削除してください。',
  'shadows.codex.project-model-and-provider.cause':
    '{file} に model = "{model}" があるため、このプロジェクトでは Codex が選択中のプロバイダーにこのモデルを求めます。その中の {ignored} は無視されます。',
  'shadows.codex.project-provider.cause':
    '{file} にプロバイダーの指定がありますが、Codex はその中の {ignored} を無視します。',
  'shadows.codex.project-provider.fix': '何もする必要はありません。その行は削除してもかまいません。',
  'shadows.codex.managed-default.cause':
    '{file} は、何も選んでいないすべての人に model_provider = "{provider}" を設定しています。',
  'shadows.codex.managed-default.fix': 'プロバイダーを選んでください。',
  'shadows.codex.managed-forced.cause': '{file} が {settings} を強制しているため、切り替えても変わりません。',
  'shadows.codex.managed-forced.fix': 'このマシンの管理者に問い合わせてください。',
  'repairs.codex.name': 'プロバイダーに「{id}」という名前を付ける',
  'repairs.codex.wire':
    '「{id}」を wire_api = "responses" にする（Codex は再び起動します。Chat Completions にしか対応しない提供元は 404 を返します）',
  'repairs.codex.one-key': '「{id}」のコマンド「auth」を残し、{others} を削除する',
  'repairs.codex.key-timeout': '「{id}」の timeout_ms = 0 を削除する（既定値は 5000）',
  'repairs.codex.exposed-login': '「{id}」の requires_openai_auth を削除する（その後は専用のキーが必要です）',
  'repairs.codex.rename':
    'プロバイダー「{id}」を「{newId}」に改名する（「{id}」でのチャットは Codex 標準の側に残ります）',
  'repairs.codex.remove-profile': '「profile」の行を削除する',
  'repairs.codex.remove-provider': '「model_provider」の行を削除する（その後 Codex は標準のログインを使います）',
  'repairs.codex.remove-approval': '「approval_policy」の行を削除する（その後 Codex は既定どおりに確認します）',
  'repairs.codex.remove-base-url':
    '「openai_base_url」の行を削除する（その後、標準のログインは再び OpenAI に接続します）',
  'repairs.codex.remove-profile-table': '[profiles.{profile}] を削除する（{file} が使われます）',
  'repairs.codex.move-profile-table': '[profiles.{profile}] を {file} に移す',
  'repairs.codex.meant-choice': 'プロファイル「{profile}」の選択（{choice}）を選び、{setting} を取り除く',
  'repairs.codex.rename-setting': '{setting} を {newName} に改名する',
  'repairs.codex.move-setting': '{setting} を {place} に移す',
  'ignored.codex.response-storage':
    '回答がプロバイダー側に保存されないようにする設定でした。今の Codex は常にそう求めます。',
  'ignored.codex.auth-method':
    'ChatGPT のログインと API キーのどちらを使うかの設定でした。今は最後にログインした方が使われます（codex login）。',
  'ignored.codex.reasoning-summaries':
    'モデルが推論を要約できると伝える設定でした。今の Codex はモデルの一覧から判断します。',
  'ignored.codex.output-tokens': '回答の長さを制限するための設定ですが、Codex はそのような制限を送りません。',
  'ignored.codex.effort': '思考の深さを決めるための設定ですが、Codex では model_reasoning_effort です。',
  'ignored.codex.key': 'キーを置くための設定ですが、Codex はそこからキーを読みません。',
  'ignored.codex.routing':
    'OpenRouter の提供元を選ぶための設定ですが、Codex は送れません。OpenRouter ではモデル名で指定できます：最安は <モデル>:floor、高速は <モデル>:nitro。',
  'ignored.codex.models': 'プロバイダーのモデルを並べるための設定ですが、Codex が読むのは「model」とプロファイルです。',
  'ignored.codex.headers': '各リクエストにヘッダーを加えるための設定ですが、Codex では http_headers です。',
};
