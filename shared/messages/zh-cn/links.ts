import type { links as pattern } from '../en/links.ts';
import type { Area } from '../message.ts';

export const links: Area<typeof pattern> = {
  'links.title': '有链接请求添加供应商',
  'links.question': '请求以及您输入给编码客户端的所有内容都会发往此主机。仅在知道链接来源时添加；不会启用任何内容。',
  'links.private': '此地址位于本机或私有网络中。',
  'links.add': '添加供应商',
  'links.name': '名称',
  'links.base-url': '基础 URL',
  'links.wire': '协议',
  'links.model': '模型',
  'links.small-model': '小模型',
  'links.models': '模型列表',
  'links.headers': '请求头',
  'links.query': '查询参数',
  'links.options': '选项',
  'links.key': '密钥',
  'links.key-none': '无',
};
