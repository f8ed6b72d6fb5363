import { type IncomingMessage, type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Passage {
  method: string;
  path: string;
  body: string;
}

/** What happens to a call: let it pass, answer something else, lose the answer, or never answer. */
export type Fate = 'pass' | 'lose-answer' | 'hang' | { status: number; headers?: Record<string, string> };

/** Stands between a program and the real server, keeps what came through and can disturb the line. */
export class Gate {
  readonly passages: Passage[] = [];
  fate: (passage: Passage, number: number) => Fate = () => 'pass';
  readonly #server: Server;

  private constructor(private readonly to: string) {
    this.#server = createServer((call, answer) => {
      void bodyOf(call).then((body) => {
        const passage = { method: call.method ?? '', path: call.url ?? '', body };
        this.passages.push(passage);
        const fate = this.fate(passage, this.passages.length);
        if (fate === 'hang') return;
        if (typeof fate === 'object') {
          answer.writeHead(fate.status, fate.headers);
          answer.end();
          return;
        }
        const { host: _, ...headers } = call.headers;
        const onward = request(new URL(passage.path, this.to), { method: passage.method, headers }, (reply) => {
          if (fate === 'lose-answer') {
            reply.resume().once('end', () => call.socket.destroy());
            return;
          }
          answer.writeHead(reply.statusCode ?? 500, reply.headers);
          reply.pipe(answer);
        });
        onward.once('error', () => call.socket.destroy());
        onward.end(body);
      });
    });
  }

  static async before(url: string): Promise<Gate> {
    const gate = new Gate(url);
    await new Promise<void>((ready) => gate.#server.listen(0, '127.0.0.1', ready));
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

async function bodyOf(call: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of call.setEncoding('utf8')) body += String(piece);
  return body;
}
