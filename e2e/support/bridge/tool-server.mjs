// A server of the Model Context Protocol with three tools, as Codex starts one: a line of JSON each way over its pipes.
import { createInterface } from 'node:readline';

const tools = ['apples', 'pears', 'plums'].map((fruit) => ({
  name: `count_${fruit}`,
  description: `Counts the ${fruit} in the cellar`,
  inputSchema: { type: 'object', properties: { shelf: { type: 'integer' } }, required: ['shelf'] },
}));

const answers = {
  initialize: ({ protocolVersion }) => ({
    protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'cellar', version: '1' },
  }),
  'tools/list': () => ({ tools }),
  'tools/call': ({ name, arguments: { shelf } }) => ({
    content: [{ type: 'text', text: `${name} on shelf ${shelf}: 41` }],
  }),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const result = answers[method]?.(params) ?? {};
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, result })}\n`);
});
