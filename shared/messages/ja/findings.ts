import type { findings as pattern } from '../en/findings.ts';
import type { Area } from '../message.ts';

export const findings: Area<typeof pattern> = {
  'findings.short.good': '正常',
  'findings.short.unproved': '応答あり',
  'findings.short.slow': '遅い',
  'findings.short.other-model': '別のモデル',
  'findings.short.other-key-header': 'キーのヘッダーが違う',
  'findings.short.user-agent-refused': 'クライアントを拒否',
  'findings.short.header-wanted': 'ヘッダーが必要',
  'findings.short.region-refused': 'この地域では不可',
  'findings.short.key-refused': 'キーを拒否',
  'findings.short.key-missing': 'キーなし',
  'findings.short.key-moved': '別アドレスのキー',
  'findings.short.key-of-other': '他社のキー',
  'findings.short.keychain': 'キーチェーン不可',
  'findings.short.forbidden': '許可なし',
  'findings.short.no-credit': '残高なし',
  'findings.short.rate-limited': 'リクエスト過多',
  'findings.short.not-an-api': 'API ではない',
  'findings.short.wrong-path': 'アドレス違い',
  'findings.short.server-error': 'サーバーエラー',
  'findings.short.unreachable': '接続できない',
  'findings.short.timeout': '時間切れ',
  'findings.short.redirected': '転送',
  'findings.short.certificate': '証明書が不正',
  'findings.short.model-unlisted': '一覧にないモデル',
  'findings.short.model-refused': 'モデルを拒否',
  'findings.short.question-refused': 'リクエストを拒否',
  'findings.short.wrong-format': 'API 形式違い',
  'findings.short.not-streamed': 'ストリームなし',
  'findings.short.stream-cut': '応答が途切れた',
  'findings.short.tools-refused': 'ツール不可',
  'findings.short.tool-kinds-refused': 'ツールを拒否',
  'findings.short.tools-unused': 'ツールを呼ばない',
  'findings.short.tool-result-refused': 'ツール結果を拒否',
  'findings.short.client-failed': 'クライアントが失敗',
  'findings.short.client-silent': 'クライアントが無応答',
  'findings.short.guarded': 'ブラウザーが必要',
  'findings.short.password-wanted': 'パスワードが必要',
  'findings.short.login-page': 'ログインページ',
  'findings.short.cancelled': 'キャンセル',
  'findings.long.good': '{name} は応答し、利用できます。',
  'findings.long.unproved':
    '{name} は応答しましたが、キーが有効かどうかは分かりません。モデルに最初の質問をすると分かります。',
  'findings.long.key-refused':
    '{name} がキーを拒否しました（{status}）。もう一度入力するか、キーのページを開いてください。',
  'findings.long.key-missing': '{name} にはキーが必要ですが、ここにはありません。入力してください。',
  'findings.long.key-moved':
    '{name} のキーは別のアドレス用に入力されたため、{host} には送っていません。このアドレス用にもう一度入力してください。',
  'findings.long.key-of-other':
    '{name} がキーを拒否しました ({status})。別のプロバイダーのキーのようです。{name} のキーを入力してください。',
  'findings.long.keychain':
    'キーチェーンから {name} のキーを取り出せませんでした。ロックを解除してから、もう一度テストしてください。',
  'findings.long.forbidden': '{name} がこれを許可しません（{status}）。キーの権限と、接続元の制限を確認してください。',
  'findings.long.slow': '{name} は応答しますが、最初の言葉までに待ちきれないほどかかりました。',
  'findings.long.other-model': '{name} に {model} を求めましたが、別のモデルとして応答しました。',
  'findings.long.other-key-header': '{name} は送られた場所のキーを見ず（{status}）、別のヘッダーのキーを受け付けます。',
  'findings.long.user-agent-refused':
    '{name} はプログラムを名前で拒否し（{status}）、ほかの名前は通します。別の User-Agent を設定するか、別のクライアントを使ってください。',
  'findings.long.header-wanted':
    '{name} は送られていないヘッダーを求めます（{status}）。プロバイダーに追加してください。',
  'findings.long.region-refused': '{name} はこの国や地域では使えません（{status}）。別のプロバイダーを使ってください。',
  'findings.long.no-credit':
    '{name} のアカウントに残高がありません（{status}）。チャージしてから、もう一度テストしてください。',
  'findings.long.rate-limited':
    '{name} は今これ以上のリクエストを受け付けません（{status}）。1 分ほど待って、もう一度テストしてください。',
  'findings.long.not-an-api': '{host} は応答しましたが、API の応答ではありません。ベース URL を確認してください。',
  'findings.long.wrong-path': '{host} のこのアドレスには何もありません。ベース URL のパスを確認してください。',
  'findings.long.server-error':
    '{name} の側で問題が起きています（{status}）。後でもう一度テストするか、別のプロバイダーをお使いください。',
  'findings.long.unreachable': '{host} に接続できませんでした。ベース URL とネットワークを確認してください。',
  'findings.long.timeout':
    '{host} が時間内に応答しませんでした。もう一度テストするか、別のプロバイダーをお使いください。',
  'findings.long.redirected':
    '{host} は別のアドレスへ転送します（{status}）。キーはそこへ送りません。新しいアドレスを信頼できる場合は、それをベース URL にしてください。',
  'findings.long.certificate':
    '{host} の証明書を信頼できないため、何も送っていません。アドレスと、このコンピューターの時計を確認してください。',
  'findings.long.model-unlisted':
    '{name} は {model} として応答しましたが、一覧にこのモデルはありません。一覧にある名前のほうが確実です。',
  'findings.long.model-refused': '{name} はモデル {model} では応答しません（{status}）。別のモデルを選んでください。',
  'findings.long.question-refused':
    '{name} はクライアントのリクエストを拒否しました（{status}）。理由は応答の内容をご覧ください。',
  'findings.long.wrong-format': '{host} はこの API 形式に対応していません。対応している形式を選んでください。',
  'findings.long.not-streamed':
    '{name} は一括で応答しましたが、コーディングクライアントにはストリームが必要です。別のモデルかプロバイダーをお使いください。',
  'findings.long.stream-cut':
    '{name} の応答が途中で切れたか、空でした。もう一度テストするか、別のモデルをお使いください。',
  'findings.long.tools-refused':
    '{name} の {model} は応答しますが、ツールを受け付けません。コーディングクライアントはツールなしでは動きません。別のモデルを選んでください。',
  'findings.long.tool-kinds-refused':
    '{name} は通常のツールを受け付けますが、このクライアントが必ず送る種類を拒否します。別のクライアントで使ってください。',
  'findings.long.tools-unused':
    '{model} は、ツールを呼ぶよう指示されても言葉で答えました。コーディングクライアントではあまり働けないかもしれません。',
  'findings.long.tool-result-refused':
    '{name} の {model} はツールを呼びますが、その結果を受け付けません。別のモデルを選んでください。',
  'findings.long.client-failed':
    'クライアント自身に質問させたところ、失敗しました。理由はクライアントの言葉にあります。',
  'findings.long.client-silent':
    'クライアント自身に質問させたところ、答えなしに終わりました。一度手で質問すると詳しく分かります。',
  'findings.long.guarded':
    '{host} の手前の保護機能がブラウザーしか通しません（{status}）。クライアントを通すよう管理者に依頼してください。',
  'findings.long.password-wanted':
    '{host} の手前のゲートウェイがユーザー名とパスワードを求めたため（{status}）、キーは確認されていません。ヘッダーで渡すか、別のアドレスをお使いください。',
  'findings.long.login-page':
    '{host} は API ではなくログインページへ案内します（{status}）。ベース URL を確認してください。',
  'findings.long.cancelled': '結果が出る前にキャンセルされました。もう一度テストしてください。',
  'levels.reach': '到達',
  'levels.key': 'キー',
  'levels.model': 'モデル',
  'levels.format': 'API 形式',
  'levels.tools': 'ツール',
  'levels.client': 'クライアント自身',
  'findings.unfit': '{client} が話すのは {needed} ですが、{name} にはそのアドレスがありません。',
  'request-log.none': 'まだテストの記録はありません。',
  'request-log.count': { other: '{count} 件のリクエスト' },
  'request-log.saved': '{file} に保存しました',
  'testing.title': '{name} のテスト',
  'testing.last': '前回のテスト',
  'testing.why': '{name} が失敗した理由',
  'testing.requests': 'テストのリクエスト',
  'testing.thorough': '詳しくテスト',
  'testing.cost':
    '詳しいテストは少しトークンを使います。各クライアントと同じように質問し、モデルにツールを呼ばせます。',
  'testing.ask-client': '{client} 自身に質問させる',
  'testing.mend': '反映して再テスト',
  'testing.asked': '最近のテストが尋ねたことと、返ってきたもの。キーは {placeholder} と表示されます。',
  'testing.which': 'テスト',
  'testing.copy-curl': 'curl としてコピー',
  'testing.save': 'レポートを保存',
  'testing.levels': '調べたこと',
};
