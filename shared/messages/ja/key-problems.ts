import type { keyProblems as pattern } from '../en/key-problems.ts';
import type { Area } from '../message.ts';

export const keyProblems: Area<typeof pattern> = {
  'problems.key-empty.cause': 'キーが空です。',
  'problems.key-empty.fix': 'プロバイダーからキーをコピーし直し、1 行で入力してください。',
  'problems.key-too-long.cause': 'キーにしては長すぎます。',
  'problems.key-too-long.fix': 'プロバイダーからキーをコピーし直し、1 行で入力してください。',
  'problems.key-line-break.cause': 'キーに改行が含まれています。',
  'problems.key-line-break.fix': 'プロバイダーからキーをコピーし直し、1 行で入力してください。',
  'problems.key-control-character.cause': 'キーに制御文字が含まれています。',
  'problems.key-control-character.fix': 'プロバイダーからキーをコピーし直し、1 行で入力してください。',
  'problems.key-half-character.cause': 'キーに半端な文字が含まれています。',
  'problems.key-half-character.fix': 'プロバイダーからキーをコピーし直し、1 行で入力してください。',
  'problems.key-not-ascii.cause':
    'キーに、リクエストで送れない文字（アクセント付き文字、全角の英数字、絵文字など）が含まれています。',
  'problems.key-not-ascii.fix': '書式付きの文章からではなく、プロバイダーからキーをコピーし直してください。',
  'problems.key-missing.cause': '{provider} のキーがここにありません。',
  'problems.key-missing.fix': '保存してください：switchyard key set {provider}',
  'problems.key-not-entered.cause': '{name} のキーはまだありません。',
  'problems.key-not-entered.fix':
    '保存してください：switchyard key set {provider}（不要な場合は switchyard edit {provider} --no-key）',
  'problems.key-not-moved.cause': '{name} のキーはまだキーチェーンにありません。',
  'problems.key-not-moved.fix':
    'クライアントが保存している場所から移す：switchyard import --move-keys。または入力する：switchyard key set {provider}',
  'problems.key-carrier-unsupported.cause': '{client} はキーを {carrier} として送れません。',
  'problems.key-carrier-unsupported.fix':
    'このプロバイダーを別のクライアントで使うか、Authorization に載せるキーを発行してもらってください。',
  'problems.key-carrier-other-delivery.cause': '{client} はキーチェーンのキーを {carrier} に入れられません。',
  'problems.key-carrier-other-delivery.fix':
    '「{delivery}」で渡す：switchyard use {provider} --client {command} --delivery {delivery}。自分の変数なら、先に名前を指定：switchyard edit {provider} --env NAME',
  'problems.import-login.cause':
    'この項目は {client} のログインを {host} に送ります。ログインは個人のものなので、そのままにします。',
  'problems.import-login.fix': '{host} がキーを発行しているなら、それで追加する：switchyard add',
  'problems.import-key-unsure.cause': '{file} の {place} にあるものは、キーか変数名か判別できません。',
  'problems.import-key-unsure.fix': '変数名ならその変数を設定し、キーならプロバイダーを手で追加する：switchyard add',
  'problems.import-variable-name.cause':
    '{file} のキーの場所に変数名 {name} があります。{client} は名前そのものを送ります。',
  'problems.import-variable-name.fix':
    '{client} の書き方で変数を参照するか、キーを書いてから、もう一度インポートしてください。',
  'problems.import-second-key.cause':
    '{client} はこのプロバイダーに複数の秘密を送っています：{names}。ここではキーは 1 つです。',
  'problems.import-second-key.fix':
    'そのままにします。不要なものがあればファイルから外し、もう一度インポートしてください。',
  'problems.import-variable-header.cause': '{client} は {names} を変数から入れており、それでアカウントが決まります。',
  'problems.import-variable-header.fix': 'そこに値そのものを書いてから、もう一度インポートしてください。',
  'problems.import-holds-key.cause': '名前かアドレスにキーが含まれています：{what}',
  'problems.import-holds-key.fix': 'キーを正しい場所に入れて、プロバイダーを手で追加する：switchyard add',
  'problems.key-variable-missing.cause': '{name} にはキーを持つ変数が指定されていません。',
  'problems.key-variable-missing.fix': '指定してください：switchyard edit {provider} --env NAME',
  'problems.key-origin-changed.cause': '{name} のキーは {origin} とは別のアドレス用に入力されました。',
  'problems.key-origin-changed.fix': 'このアドレス用に入力し直してください：switchyard key set {provider}',
  'problems.key-address-moved.cause': 'キーの入力中に {name} のアドレスが {origin} に変わりました。',
  'problems.key-address-moved.fix': 'このアドレス用に入力し直してください。',
  'problems.key-would-be-lost.cause': '{name} の別のキーがすでに保存されており、失われてしまいます。',
  'problems.key-would-be-lost.fix':
    'このキーに替えるなら削除し（switchyard key delete {provider}）、もう一度実行してください。',
  'problems.key-delivery-unsupported.cause': '{client} は「{delivery}」でキーを受け取れません。',
  'problems.key-delivery-unsupported.fix': '次のどれかを使ってください：{deliveries}。',
  'problems.keychain-locked.cause': 'キーチェーンがロックされています。',
  'problems.keychain-locked.fix':
    'ロックを解除し（デスクトップにログインするか、パスワード管理を開く）、再試行してください。',
  'problems.keychain-absent.cause': 'ここにキーチェーンがありません：{words}',
  'problems.keychain-absent.fix':
    'Secret Service（GNOME Keyring、KWallet、KeePassXC）を起動するか、キーをファイルに置いてください：--key-store file',
  'problems.keychain-failed.cause': 'キーチェーンが失敗しました：{words}',
  'problems.keychain-failed.fix': 'システムのパスワード管理が動くか確認し、再試行してください。',
  'problems.keychain-timeout.cause': 'キーチェーンが時間内に応答しませんでした。',
  'problems.keychain-timeout.fix':
    '再試行してください。続く場合はパスワード待ちかもしれません。ロックを解除してください。',
  'problems.keychain-not-asked.cause':
    'キーチェーンに時間内に問い合わせられませんでした。このマシンはとても忙しい状態です。',
  'problems.keychain-not-asked.fix': '負荷が下がってから再試行してください。',
  'problems.key-file-unreadable.cause': '{file} を読めません。',
  'problems.key-file-unreadable.fix': "実行してください：chmod 600 '{file}'",
  'problems.key-file-of-other-user.cause': '{file} は別のユーザーのものです。',
  'problems.key-file-of-other-user.fix': "実行してください：sudo chown $(id -u) '{file}'",
  'problems.key-file-open.cause': 'ほかのユーザーが {file} を読めます。',
  'problems.key-file-open.fix': "実行してください：chmod 600 '{file}'",
  'problems.launcher-missing.cause': 'クライアントがキーを得るために呼ぶランチャー {file} がありません。',
  'problems.launcher-missing.fix': '今インストールされている場所から Switchyard を起動し直し、一度切り替えてください。',
  'problems.launcher-broken.cause': 'クライアントがキーを得られません。{file} がありません。',
  'problems.launcher-broken.fix': '今インストールされている場所から Switchyard を起動し直し、一度切り替えてください。',
  'problems.keychain-of-demo.cause': 'デモはあなたのキーチェーンに触れません。ここはデモが作ったホームではありません。',
  'problems.keychain-of-demo.fix': 'キーチェーンを使うには SWITCHYARD_DEMO を外してください。',
  'problems.keychain-process-ended.cause': 'キーチェーンが失敗しました：問い合わせるプロセスが応答なしに終わりました',
  'problems.keychain-process-ended.fix': 'システムのパスワード管理が動くか確認し、再試行してください。',
};
