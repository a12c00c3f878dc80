import { createConnection, type Socket } from 'node:net';

interface Reply {
  pid?: number;
  dataDir?: string;
  uri?: string;
  closing?: boolean;
  frozen?: boolean;
}

/** An engine of an older version does not know how to freeze, and is silent. */
const FREEZE_MS = 60_000;

/** `absent`: nobody listens. `silent`: somebody does but does not answer in time. */
export type JoinFailure = 'absent' | 'silent';

/**
 * A share in a running engine. Holding it keeps the engine alive; it does not keep this process alive. When this
 * process dies, the kernel gives the share back.
 */
export class Ownership {
  readonly lost: Promise<void>;

  private constructor(
    readonly pid: number,
    readonly uri: string,
    private readonly socket: Socket,
  ) {
    this.lost = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.unref();
  }

  /** Asks for a share; the engine answers after it has proved to itself that it runs commands. */
  static join(path: string, dataDir: string, timeoutMs: number): Promise<Ownership | JoinFailure> {
    return new Promise((resolve) => {
      const socket = createConnection(path);
      const fail = (failure: JoinFailure) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(failure);
      };
      const timer = setTimeout(() => fail('silent'), timeoutMs);
      socket.once('error', () => fail('absent'));
      socket.once('close', () => fail('absent'));
      socket.once('connect', () => socket.write(`${JSON.stringify({ hello: { pid: process.pid } })}\n`));
      readReply(socket, (reply) => {
        if (reply.dataDir !== dataDir || !reply.pid || !reply.uri) return fail('absent');
        clearTimeout(timer);
        socket.removeAllListeners('close');
        resolve(new Ownership(reply.pid, reply.uri, socket));
      });
    });
  }

  /**
   * Has the engine write everything acknowledged into its files, and has writes wait until the function that this resolves
   * to was called, or this process has died. Rejects when another process does so, or the engine does not answer.
   */
  async freeze(): Promise<() => Promise<void>> {
    if (!(await this.ask({ freeze: true })))
      throw new Error('The files of the database cannot be copied now: another backup is under way.');
    return async () => void (await this.ask({ thaw: true }));
  }

  private async ask(message: object): Promise<boolean> {
    const reply = new Promise<Reply>((resolve) => readReply(this.socket, resolve));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), FREEZE_MS);
    });
    this.socket.ref();
    this.socket.write(`${JSON.stringify(message)}\n`);
    const answer = await Promise.race([reply, this.lost, late]);
    clearTimeout(timer);
    this.socket.unref();
    if (answer?.frozen === undefined) throw new Error('The database process did not answer.');
    return answer.frozen;
  }

  /** Gives the share back. The last one to do so ends the engine; then this resolves when it has ended. */
  async leave(): Promise<void> {
    this.socket.ref();
    const reply = new Promise<Reply>((resolve) => readReply(this.socket, resolve));
    if (this.socket.writable) this.socket.write(`${JSON.stringify({ leave: true })}\n`);
    const answer = await Promise.race([reply, this.lost]);
    if (answer?.closing) await this.lost;
    this.socket.destroy();
  }
}

function readReply(socket: Socket, onReply: (reply: Reply) => void): void {
  let text = '';
  const read = (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const end = text.indexOf('\n');
    if (end < 0) return;
    socket.off('data', read);
    try {
      onReply(JSON.parse(text.slice(0, end)) as Reply);
    } catch {
      socket.destroy();
    }
  };
  socket.on('data', read);
}
