import type { ClientSamples } from '../client-samples.ts';

export const samples: ClientSamples = {
  liveFile: '.toy/toy.json',
  text: '{\n  // mine\n  "colour": "blue"\n}\n',
  comment: '//',
  foreign: {
    id: 'old-relay',
    key: 'sk-of-an-old-relay-0123456789',
    text: `{
  "provider": "old-relay",
  "model": "m",
  "providers": {
    "old-relay": {
      "name": "Old relay",
      "baseUrl": "https://old-relay.example/v1",
      "key": "sk-of-an-old-relay-0123456789" // mine
    }
  }
}
`,
  },
  handEdits: {
    key: ['"print"', '"steal"', 'snippet-follows'],
    header: [/"api": /, '"headers": { "X-Team": "tools" }, "api": '],
  },
  demo: { '.toy/toy.json': '{\n  // for the demo\n  "colour": "green"\n}\n' },
};
