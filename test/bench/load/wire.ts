import { connect, type Socket } from 'node:net';
import type { Interaction } from '@wanglai/contract';

/** A request as bytes; its time of sending is written into it at the last moment. */
export interface Prepared {
  bytes: Buffer;
  sentAtOffset: number;
  events: number;
}

const BEFORE_SENT_AT = '{"sentAt":"';
const NO_TIME = '2026-01-01T00:00:00.000Z';

/** Serialises `POST /interactions`, so that sending it costs the load generator next to nothing. */
export function prepare(token: string, events: readonly Interaction[]): Prepared {
  const body = `${BEFORE_SENT_AT}${NO_TIME}","events":${JSON.stringify(events)}}`;
  const head =
    'POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
    `Authorization: Bearer ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return {
    bytes: Buffer.from(head + body),
    sentAtOffset: head.length + BEFORE_SENT_AT.length,
    events: events.length,
  };
}

/** One keep-alive HTTP/1.1 connection with one request on its way at most. */
export class Line {
  private done: ((status: number, body: string) => void) | null = null;
  private text = '';

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.hear(chunk.toString('latin1')));
    socket.on('error', () => this.lose());
    socket.on('close', () => this.lose());
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Line(socket)));
      socket.once('error', reject);
    });
  }

  /** Calls back with status 0 when the connection breaks. */
  send(request: Prepared, done: (status: number, body: string) => void): void {
    this.done = done;
    request.bytes.write(instantNow(), request.sentAtOffset, 'latin1');
    this.socket.write(request.bytes);
  }

  close(): void {
    this.socket.destroy();
  }

  private hear(part: string): void {
    this.text += part;
    const end = this.text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/^content-length: (\d+)/im.exec(this.text)?.[1] ?? 0);
    if (this.text.length < end + 4 + length) return;
    const status = Number(this.text.slice(9, 12));
    const body = this.text.slice(end + 4, end + 4 + length);
    this.text = '';
    const { done } = this;
    this.done = null;
    done?.(status, body);
  }

  private lose(): void {
    const { done } = this;
    this.done = null;
    done?.(0, '');
  }
}

let instantMs = 0;
let instantText = NO_TIME;

function instantNow(): string {
  const now = Date.now();
  if (now !== instantMs) {
    instantMs = now;
    instantText = new Date(now).toISOString();
  }
  return instantText;
}
