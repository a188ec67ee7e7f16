import type { Area } from '../../../../shared/messages/message.ts';
import type { openclawMessages as pattern } from './en.ts';

export const openclawMessages: Area<typeof pattern> = {
  'problems.openclaw.login-unfit.cause': '「{login}」は保存済みの OpenAI のログインではありません。',
  'problems.openclaw.login-unfit.fix':
    'ログインは「openclaw models auth list」の表示どおりに指定してください。例：openai:chatgpt',
  'problems.openclaw.login-none.cause': 'OpenClaw にログイン「{login}」はありません。',
  'problems.openclaw.login-none.fix': '先にログインしてください：openclaw models auth login --provider openai',
  'problems.openclaw.login-unknown.cause': 'OpenClaw にログイン「{login}」はありません。',
  'problems.openclaw.login-unknown.fix':
    'あるのは {known} です。そのどれかを指定するか、先にログインしてください：openclaw models auth login --provider openai',
  'problems.openclaw.shrinks.cause':
    'この変更で {file} が半分未満に縮みます。OpenClaw は壊れたと判断し、古い {backup} に戻してしまいます。',
  'problems.openclaw.shrinks.fix': 'そのバックアップを移動してから再試行してください：mv {backup} {backup}.old',
  'problems.openclaw.loses-meta.cause':
    'この変更で {file} から「meta」がなくなります。OpenClaw は壊れたと判断し、古い {backup} に戻してしまいます。',
  'problems.openclaw.loses-meta.fix': 'そのバックアップを移動してから再試行してください：mv {backup} {backup}.old',
  'problems.openclaw.loses-gateway-mode.cause':
    'この変更で {file} から「gateway.mode」がなくなります。OpenClaw は壊れたと判断し、古い {backup} に戻してしまいます。',
  'problems.openclaw.loses-gateway-mode.fix':
    'そのバックアップを移動してから再試行してください：mv {backup} {backup}.old',
  'problems.openclaw.no-plain-key.cause': '{id} に平文のキーはありません。',
  'problems.openclaw.no-plain-key.fix': '移すものはありません。',
  'problems.openclaw.several-files.cause':
    '{path} は OpenClaw が結合する複数のファイルにあり、変更しても有効になりません。',
  'problems.openclaw.several-files.fix': 'どれか 1 つのファイルだけに書いてから、もう一度切り替えてください。',
  'problems.openclaw.variable-name.cause': 'OpenClaw がキーを読むのは大文字の環境変数だけで、{name} からは読みません。',
  'problems.openclaw.variable-name.fix':
    'A～Z、0～9、「_」からなる環境変数を指定するか、キーをキーチェーンで渡してください。',
  'problems.openclaw.secret-missing.cause':
    '項目「{id}」はキーを {what} から取りますが、存在しません。その場合、ゲートウェイ以外では OpenClaw はどこにも問い合わせません。',
  'problems.openclaw.secret-missing.fix': '設定するか、項目を取り除いてください。',
  'problems.openclaw.key-missing.cause':
    '項目「{id}」には「apiKey」がありません。OpenClaw は、キーがあるか、保存済みのログインがある場合にだけ問い合わせます。',
  'problems.openclaw.key-missing.fix':
    'キーを書いてください。プロバイダーがキーを必要としない場合は、単語で足ります："apiKey": "not-needed"。',
  'notes.openclaw.secrets-missing':
    '秘密が 1 つでも存在しないと、ゲートウェイ以外では OpenClaw はどこにも問い合わせません：{entries}。設定するか、項目を取り除いてください。',
  'problems.openclaw.logins-retired.cause':
    '{file} は廃止された形式です。引き継がれるまで、OpenClaw はその中のプロバイダーを受け付けません。',
  'problems.openclaw.logins-retired.fix': 'OpenClaw に引き継がせてください：openclaw doctor --fix',
  'problems.openclaw.gateway-mode-missing.cause':
    'gateway.mode がありません。これがない設定ではゲートウェイが起動しません。',
  'problems.openclaw.gateway-mode-missing.fix':
    '設定してください：switchyard repair --client openclaw または openclaw config set gateway.mode local',
  'problems.openclaw.reload-mode-retired.cause':
    'gateway.reload.mode の「{mode}」は廃止されており、OpenClaw は受け付けません。',
  'problems.openclaw.reload-mode-retired.fix': 'そこに「hybrid」と書いてください。',
  'problems.openclaw.env-flat.cause':
    '{names}：OpenClaw が受け付ける変数は env.vars の下だけで、このファイルは拒否されます。',
  'problems.openclaw.env-flat.fix': 'env.vars の下へ移してください。実行中のゲートウェイは再起動します。',
  'problems.openclaw.provider-retired.cause':
    'プロバイダー「openai-codex」は廃止され、そのモデルとログインは「openai」になりました。',
  'problems.openclaw.provider-retired.fix':
    'ここで改名してください。古い名前で保存されたログインは、次のコマンドで改名されます：openclaw doctor --fix',
  'problems.openclaw.agent-list-retired.cause':
    'agents.list は廃止されました。エージェントは agents.entries にあります。',
  'problems.openclaw.agent-list-retired.fix': 'OpenClaw に書き換えさせてください：openclaw doctor --fix',
  'problems.openclaw.root-key-unknown.cause':
    'OpenClaw {version} は「{key}」を知らないため、ゲートウェイを起動しません。',
  'problems.openclaw.root-key-unknown.fix':
    'そのキーを取り除くか、お使いのバージョンが対応しているか確認してください：openclaw config validate',
  'problems.openclaw.live-file-link.cause':
    '{file} はリンクです。Switchyard はこれを保ちますが、OpenClaw 自身のコマンドはリンク越しに書き込みません。',
  'problems.openclaw.live-file-link.fix':
    'そこにファイルそのものを置くか、OPENCLAW_CONFIG_PATH を {target} に向けてください。',
  'problems.openclaw.include-circle.cause': '{from} による {file} の取り込みが循環しています。',
  'problems.openclaw.include-circle.fix': '{from} からその $include を取り除いてください。',
  'problems.openclaw.include-depth.cause': '{from} は連続 {limit} 段目の $include です。',
  'problems.openclaw.include-depth.fix': 'ファイルの入れ子を減らしてください。',
  'problems.openclaw.include-outside.cause': '{from} が取り込む {file} は、OpenClaw のフォルダーの外にあります。',
  'problems.openclaw.include-outside.fix':
    'そのフォルダーへ移すか、置き場所のフォルダーを OPENCLAW_INCLUDE_ROOTS に指定してください。',
  'problems.openclaw.include-missing.cause': '{from} が取り込む {file} は存在しません。',
  'problems.openclaw.include-missing.fix': '作成するか、{from} からその $include を取り除いてください。',
  'problems.openclaw.providers-at-root.cause':
    '"providers" が最上位にあります。OpenClaw は "models" の下でしか認識せず、このファイルを受け付けません。',
  'problems.openclaw.providers-at-root.fix': 'models.providers に移してください。',
  'problems.openclaw.address-missing.cause':
    'models.providers.{id} に baseUrl がありません。OpenClaw に付属しないプロバイダーには必須で、このファイルは受け付けられません。',
  'problems.openclaw.address-missing.fix': 'baseUrl を加えるか、その項目を取り除いてください。',
  'problems.openclaw.models-missing.cause':
    'models.providers.{id} にモデルの一覧がありません。OpenClaw に付属しないプロバイダーには必須で、このファイルは受け付けられません。',
  'problems.openclaw.models-missing.fix': '使うモデルを "models" に加えてください。',
  'problems.openclaw.api-unknown.cause':
    '{place} の "{api}" は OpenClaw の知らない値で、このファイルは受け付けられません。',
  'problems.openclaw.api-unknown.fix': '次のいずれかを書いてください：{known}。',
  'notes.openclaw.query': 'OpenClaw はリクエストにクエリパラメーターを付けられません。省いたもの：{names}。',
  'notes.openclaw.new-id':
    'キーが替わったため、プロバイダーの ID を新しくしました。OpenClaw は拒否された ID を数分間使えなくします。',
  'notes.openclaw.restart': 'gateway.reload.mode が「off」です。「openclaw gateway restart」を実行してください。',
  'notes.openclaw.live': '実行中のゲートウェイは数秒で反映します。開いている会話も同じです。',
  'notes.openclaw.included':
    '{file} は取り込まれたファイルで、メインのモデルを含むため、「openclaw models set」では変更できません。',
  'notes.openclaw.link': '{file} はリンクです。そのまま保たれますが、OpenClaw 自身はリンク越しに書き込みません。',
  'notes.openclaw.model-kept':
    '以前のモデルがわからないため、{model} のままです。モデルを選んでください：openclaw models set openai/<model>',
  'notes.openclaw.login-order':
    'OpenClaw 自身が保存した順序があれば、そちらが優先されます。確認するには：openclaw models auth order get --provider openai',
  'notes.openclaw.backups':
    'OpenClaw 自身のバックアップ（{file}.bak と .bak.1～.bak.4）にキーが残っていることがあります。',
  'notes.openclaw.model-gone':
    'メインのモデルがなくなったため、OpenClaw は既定のモデルを使います。モデルを選んでください：openclaw models set <ref>',
  'notes.openclaw.key-kept': '{path} のキーはキーチェーンにありました。もう一度入力してください。',
  'notes.openclaw.shrunk':
    'ファイルがかなり小さくなるため、OpenClaw は壊れたと判断して {file}.bak に戻すことがあります。そのファイルがあれば、先に移動してください。',
  'shadows.openclaw.managed.cause':
    '{file} は外部から管理されています。OpenClaw 自身は書き込まず、管理側が選択を元に戻すことがあります。',
  'shadows.openclaw.managed.fix': 'ファイルを生成している側で選択してください。',
  'shadows.openclaw.profile.cause':
    '「openclaw --profile {profile}」が読むのは {file} ではなく ~/.openclaw-{profile}/openclaw.json です。環境変数だけでは何も変わりません。',
  'shadows.openclaw.profile.fix':
    'そのプロファイルを切り替えるには：OPENCLAW_STATE_DIR=~/.openclaw-{profile} switchyard use ...',
  'shadows.openclaw.moved.cause':
    'このターミナルの {name} は {file} を指していますが、サービスとして起動したゲートウェイは別のファイルを読むことがあります。',
  'shadows.openclaw.moved.fix': '次と比べてください：openclaw gateway status',
  'shadows.openclaw.second-file.cause': '{file} もメインのモデルを指定していますが、{winner} が優先されます。',
  'shadows.openclaw.second-file.fix': 'どれか 1 つのファイルだけに残してください。',
  'shadows.openclaw.agent-model.cause': 'エージェント「{id}」には独自のモデル（{model}）があり、切り替えに従いません。',
  'shadows.openclaw.agent-model.fix': '従わせるには {path} を取り除いてください：openclaw config unset {path}',
  'shadows.openclaw.models.cause': '次の設定は独自のモデルを指定していて、切り替えに従いません：{pins}。',
  'shadows.openclaw.models.fix': '従わせるには取り除いてください：openclaw config unset <設定>',
  'shadows.openclaw.fallbacks.cause':
    'リクエストが失敗すると、OpenClaw は agents.defaults.model.fallbacks で続行します：{pins}。',
  'shadows.openclaw.fallbacks.fix': '使わせたくないものは取り除いてください：openclaw models fallbacks remove <ref>',
  'shadows.openclaw.catalog.cause':
    '{file} は {id} に設定とは別のアドレスを与えています：{url}。OpenClaw 2026.9.6 は設定のアドレスに接続しますが、ドキュメントではこのファイルが優先されます。',
  'shadows.openclaw.catalog.fix':
    '{file} からその項目を取り除くか、ファイルを削除してください。OpenClaw が作り直します。',
  'shadows.openclaw.allowlist.cause': '{place} に {ref} がないため、会話で選べません。',
  'shadows.openclaw.allowlist.fix': 'そこに追加してください："{provider}/*"',
  'shadows.openclaw.login.cause':
    'OpenClaw に {provider} のログイン「{id}」が保存されています。保存済みのログインは、切り替えたキーより優先されます。',
  'shadows.openclaw.login.fix': '削除してください：openclaw models auth logout {id}',
  'repairs.openclaw.providers': '"providers" を models.providers に移す',
  'repairs.openclaw.models': '{id} に使用中のモデルの一覧を加える',
  'repairs.openclaw.api': '{place} を "{known}" にする',
  'repairs.openclaw.root-key': '"{key}" を取り除く',
  'repairs.openclaw.gateway-mode': 'gateway.mode を「local」にする',
  'repairs.openclaw.reload-mode': 'gateway.reload.mode を「hybrid」にする',
  'repairs.openclaw.env': '変数を env.vars の下へ移す',
  'repairs.openclaw.provider': '「openai-codex」を「openai」に改名する',
};
