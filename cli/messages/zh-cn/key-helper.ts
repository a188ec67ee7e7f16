import type { Area } from '../../../shared/messages/message.ts';
import type { keyHelper as pattern } from '../en/key-helper.ts';

export const keyHelper: Area<typeof pattern> = {
  'problems.helper.no-key.cause': '此处没有 {provider} 的密钥。',
  'problems.helper.no-key.fix': '请存储：switchyard key set {provider}',
  'problems.helper.index-broken.cause': '无法读取 {file}。',
  'problems.helper.index-broken.fix': '请运行：switchyard status',
  'helper.usage': '用法：switchyard key print <供应商>',
  'helper.request-too-long': '请求过长',
  'helper.request-no-object': '请求不是对象',
  'helper.request-version': '请求不是协议版本 {version}',
  'helper.request-without-ids': '请求中没有 ID 列表',
  'helper.no-request': '标准输入未收到请求。',
};
