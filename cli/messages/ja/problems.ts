import type { Area } from '../../../shared/messages/message.ts';
import type { problems as pattern } from '../en/problems.ts';

export const problems: Area<typeof pattern> = {
  'problems.terminal.usage.cause': '{words}',
  'problems.terminal.usage.fix': '参照：switchyard --help',
  'problems.terminal.key-too-long.cause': '標準入力がキーとしては長すぎます。',
  'problems.terminal.key-too-long.fix': 'キーだけを渡してください。',
  'problems.terminal.nothing-entered.cause': '何も入力されませんでした。',
  'problems.terminal.nothing-entered.fix': '確認されなかったものは元のままです。',
  'problems.terminal.key-in-argv.cause':
    'キーをコマンドラインに書いてはいけません。シェルが履歴に残し、プロセス一覧から誰にでも見えます。',
  'problems.terminal.key-in-argv.fix':
    '書かずに、尋ねられたときに入力するか、--key-stdin で渡してください。このキーは見られたものとして、新しく作り直してください。',
  'problems.terminal.pair-incomplete.cause': 'ヘッダーまたはクエリパラメーターに名前か値がありません。',
  'problems.terminal.pair-incomplete.fix': '名前=値 の形で書いてください。',
  'problems.terminal.preset-unknown.cause': 'プリセット「{preset}」はありません。',
  'problems.terminal.preset-unknown.fix': '参照：switchyard presets',
  'problems.terminal.base-url-missing.cause': '「{id}」は既知のプリセットではなく、ベース URL も指定されていません。',
  'problems.terminal.base-url-missing.fix': '--base-url を指定するか、次を参照してください：switchyard presets',
  'problems.terminal.key-for-none.cause': 'キーを必要としないプロバイダーにキーが渡されました。',
  'problems.terminal.key-for-none.fix': '--no-key と --key-stdin のどちらかを外してください。',
  'problems.terminal.key-not-asked.cause': 'キーを尋ねるターミナルがありません。',
  'problems.terminal.key-not-asked.fix':
    '--key-stdin で渡してください。キーの要らないプロバイダーは --no-key、キーが自分の変数にあるものは --env を付けて追加または変更します。',
  'problems.terminal.no-client.cause': '{clients} のいずれもこのマシンに見つかりません。',
  'problems.terminal.no-client.fix': 'どれかをインストールして一度起動してください。',
  'problems.terminal.no-key-moved.cause': 'キーは移していません。確認するターミナルがありません。',
  'problems.terminal.no-key-moved.fix': '--yes を付けてもう一度実行してください。',
  'problems.terminal.nothing-repaired.cause': '何も修復していません。確認するターミナルがありません。',
  'problems.terminal.nothing-repaired.fix': '--yes を付けてもう一度実行してください。',
  'problems.terminal.nothing-removed.cause': '何も削除していません。',
  'problems.terminal.nothing-removed.fix': '尋ねられたときに y と答えるか、--yes を付けてください。',
  'problems.terminal.setting-unknown.cause': '設定「{name}」はありません。',
  'problems.terminal.setting-unknown.fix': '参照：switchyard settings',
  'problems.terminal.setting-value.cause': '「{value}」は {name} の値になりません。',
  'problems.terminal.setting-value.fix': '参照：switchyard settings',
  'problems.terminal.port-no-number.cause': '「{text}」はポートではありません。',
  'problems.terminal.port-no-number.fix': '1 から 65535 までの数、または空いているものを使う 0 を指定してください。',
  'problems.terminal.port-in-use.cause': '別のプログラムがポート {port} で待ち受けています。',
  'problems.terminal.port-in-use.fix':
    'それを終了するか、--port で別のポートを選んでください（0 は空いているものを使います）。',
  'problems.terminal.port-forbidden.cause': 'このユーザーはポート {port} で待ち受けられません。',
  'problems.terminal.port-forbidden.fix':
    '--port で 1023 より大きいものを選んでください（0 は空いているものを使います）。',
  'problems.terminal.port-unusable.cause': 'ポート {port} では待ち受けられません：{words}',
  'problems.terminal.port-unusable.fix': '別のポートを選んでください。',
  'problems.terminal.page-missing.cause': 'ページがありません：{file} が見つかりません。',
  'problems.terminal.page-missing.fix':
    'Switchyard をインストールし直すか、ソースで次を実行してください：npm run build',
};
