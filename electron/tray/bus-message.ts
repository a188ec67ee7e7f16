/*
 * As much of the D-Bus wire format as it takes to ask one question and hear two signals: strings, numbers and booleans, in
 * the byte order of every machine this runs on (D-Bus specification, "Message Protocol").
 */

export const messageType = { call: 1, reply: 2, error: 3, signal: 4 } as const;

/** "Start nobody for this": a question must not bring up a service. */
const noAutoStart = 2;

export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly string[];
}

export interface Message {
  readonly type: number;
  readonly replyTo: number;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly (string | number | boolean)[];
}

const field = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;

class Writer {
  #bytes: number[] = [];
  get length(): number {
    return this.#bytes.length;
  }
  pad(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }
  byte(...values: readonly number[]): void {
    this.#bytes.push(...values);
  }
  uint(value: number): void {
    this.pad(4);
    this.byte(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255);
  }
  text(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    this.uint(bytes.length);
    this.byte(...bytes, 0);
  }
  signature(value: string): void {
    this.byte(value.length, ...Buffer.from(value, 'latin1'), 0);
  }
  field(code: number, type: 's' | 'o' | 'g', value: string): void {
    this.pad(8);
    this.byte(code);
    this.signature(type);
    if (type === 'g') this.signature(value);
    else this.text(value);
  }
  toBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }
}

export function encodeCall(call: Call, serial: number): Buffer {
  const body = new Writer();
  for (const text of call.body) body.text(text);
  const fields = new Writer();
  fields.field(field.path, 'o', call.path);
  fields.field(field.interface, 's', call.interface);
  fields.field(field.member, 's', call.member);
  fields.field(field.destination, 's', call.destination);
  if (call.body.length > 0) fields.field(field.signature, 'g', 's'.repeat(call.body.length));
  const head = new Writer();
  head.byte('l'.charCodeAt(0), messageType.call, noAutoStart, 1);
  head.uint(body.length);
  head.uint(serial);
  head.uint(fields.length);
  head.byte(...fields.toBuffer());
  head.pad(8);
  return Buffer.concat([head.toBuffer(), body.toBuffer()]);
}

class Reader {
  at = 0;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  pad(to: number): void {
    this.at = Math.ceil(this.at / to) * to;
  }
  byte(): number {
    this.at += 1;
    return this.#bytes.readUInt8(this.at - 1);
  }
  uint(): number {
    this.pad(4);
    this.at += 4;
    return this.#bytes.readUInt32LE(this.at - 4);
  }
  text(length: number): string {
    const text = this.#bytes.toString('utf8', this.at, this.at + length);
    this.at += length + 1;
    return text;
  }
  value(type: string): string | number | boolean {
    if (type === 's' || type === 'o') return this.text(this.uint());
    if (type === 'g') return this.text(this.byte());
    if (type === 'u') return this.uint();
    if (type === 'b') return this.uint() !== 0;
    if (type === 'v') return this.value(this.text(this.byte()));
    throw new Error(`not read here: ${type}`);
  }
}

const largest = 1_000_000;

/** The first message in what has come so far, and how long it is; undefined while it is not whole. Throws when it is none. */
export function decodeMessage(bytes: Buffer): { message: Message; length: number } | undefined {
  if (bytes.length < 16) return undefined;
  const bodyLength = bytes.readUInt32LE(4);
  const fieldsLength = bytes.readUInt32LE(12);
  const bodyAt = Math.ceil((16 + fieldsLength) / 8) * 8;
  const length = bodyAt + bodyLength;
  if (bytes[0] !== 'l'.charCodeAt(0) || length > largest) throw new Error('not a message of this bus');
  if (bytes.length < length) return undefined;
  const head = readFields(bytes.subarray(0, 16 + fieldsLength));
  const text = (code: number) => String(head.get(code) ?? '');
  return {
    length,
    message: {
      type: bytes.readUInt8(1),
      replyTo: Number(head.get(field.replySerial) ?? 0),
      interface: text(field.interface),
      member: text(field.member),
      body: readBody(bytes.subarray(bodyAt, length), text(field.signature)),
    },
  };
}

function readFields(head: Buffer): ReadonlyMap<number, string | number | boolean> {
  const reader = new Reader(head);
  reader.at = 16;
  const fields = new Map<number, string | number | boolean>();
  while (reader.at < head.length) {
    reader.pad(8);
    const code = reader.byte();
    fields.set(code, reader.value('v'));
  }
  return fields;
}

/** What is more than this reads is nothing that was asked for. */
function readBody(body: Buffer, signature: string): Message['body'] {
  if (!/^[sogubv]*$/.test(signature)) return [];
  const reader = new Reader(body);
  try {
    return [...signature].map((type) => reader.value(type));
  } catch {
    return []; // A variant of another type.
  }
}
