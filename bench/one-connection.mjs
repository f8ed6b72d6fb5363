// One HTTP/1.1 connection that reads into the same memory again and again. A client that makes a buffer of each piece it
// reads collects garbage ten times a second while answers of half a megabyte arrive, and a bench would time that.
import { Buffer } from 'node:buffer';
import { connect } from 'node:net';

const headEnd = '\r\n\r\n';
const lastChunk = Buffer.from(`0${headEnd}`);

export class OneConnection {
  #url;
  #socket = null;
  #buffer = Buffer.alloc(256 * 1024);
  #answer = null;

  constructor(url) {
    this.#url = new URL(url);
  }

  /** Milliseconds until the last byte of the answer, which must be a 200. */
  async get(path, headers) {
    const socket = await this.#open();
    const lines = Object.entries({ host: this.#url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const began = performance.now();
    const answer = await new Promise((resolve, reject) => {
      this.#answer = { head: '', status: 0, left: null, tail: Buffer.alloc(0), resolve, reject };
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    const took = performance.now() - began;
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    if (/^connection: close/im.test(answer.head)) this.close();
    return took;
  }

  close() {
    this.#socket?.destroy();
    this.#socket = null;
  }

  async #open() {
    if (this.#socket && !this.#socket.destroyed) return this.#socket;
    const socket = connect({
      host: this.#url.hostname,
      port: Number(this.#url.port),
      noDelay: true,
      onread: { buffer: this.#buffer, callback: (length, buffer) => this.#read(buffer.subarray(0, length)) },
    });
    socket.once('close', () => this.#answer?.reject(new Error('the connection was closed')));
    socket.on('error', (error) => this.#answer?.reject(error));
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return (this.#socket = socket);
  }

  #read(piece) {
    const answer = this.#answer;
    if (!answer) return true;
    const body = answer.status === 0 ? this.#readHead(answer, piece) : piece;
    if (!body) return true;
    if (answer.left === null) {
      answer.tail = Buffer.concat([answer.tail, body.subarray(-lastChunk.length)]).subarray(-lastChunk.length);
      if (!answer.tail.equals(lastChunk)) return true;
    } else {
      answer.left -= body.length;
      if (answer.left > 0) return true;
    }
    this.#answer = null;
    answer.resolve(answer);
    return true;
  }

  /** What follows the head in this piece; undefined while the head goes on. */
  #readHead(answer, piece) {
    const before = answer.head.length;
    answer.head += piece.latin1Slice();
    const end = answer.head.indexOf(headEnd);
    if (end < 0) return undefined;
    answer.head = answer.head.slice(0, end);
    answer.status = Number(answer.head.slice(9, 12));
    const length = /^content-length: *(\d+)/im.exec(answer.head);
    answer.left = length ? Number(length[1]) : null;
    return piece.subarray(end + headEnd.length - before);
  }
}
