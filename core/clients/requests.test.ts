import { describe, expect, it } from 'vitest';
import { Provider } from '../../shared/provider.ts';
import { toEmptyCall } from '../connection/questions.ts';
import { allClients } from './clients.ts';

const baseUrl = 'https://relay.example/v1';

describe.each((await allClients()).map((client) => [client.name, client] as const))('%s', (_, { wires, requests }) => {
  it('says how it asks over each of its wires, and over no other', () => {
    expect(Object.keys(requests).sort()).toEqual([...wires].sort());
  });

  it.each(wires)('over %s asks where the test of a connection asks, with the key in the same header', (wire) => {
    const provider = Provider.parse({ id: 'relay', name: 'Relay', endpoints: { [wire]: baseUrl }, wire });
    const { url, headers } = toEmptyCall({ provider, baseUrl, key: 'sk-0123456789' });
    const request = requests[wire];
    expect(url.href).toBe(`${baseUrl}${request?.path}`);
    expect(headers[request?.keyHeader ?? '']).toMatch(/sk-0123456789$/);
  });
});
