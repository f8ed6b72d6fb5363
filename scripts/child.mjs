import { fork } from 'node:child_process';
import { nodeFlags } from './node-flags.mjs';

const mostDeaths = 5;
const within = 60_000;

/** A process of the product: started, watched, started again when it dies, stopped in order. */
export class Child {
  #process = null;
  #isStopping = false;
  #deaths = [];

  constructor(name, file, { env, onDeath, onLost, execArgv = [] }) {
    Object.assign(this, { name, file, env, onDeath, onLost, execArgv });
  }

  /** Resolves when the process says that it is ready. */
  start() {
    return new Promise((resolve, reject) => {
      // A group of its own: Ctrl-C reaches the starter only, which then stops its children in order.
      const child = fork(this.file, [], {
        env: this.env,
        execArgv: [...nodeFlags, ...this.execArgv],
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      this.#process = child;
      let isReady = false;
      child.on('message', (message) => {
        if (!message?.ready) return;
        isReady = true;
        resolve();
      });
      child.once('exit', (status) => {
        this.#process = null;
        if (this.#isStopping) return;
        if (!isReady) return reject(new Error(`the ${this.name} ended at its start (${status})`));
        this.revive();
      });
    });
  }

  revive() {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < within), now];
    if (this.#deaths.length > mostDeaths) return this.onLost(this.name);
    this.onDeath(this.name);
    setTimeout(() => {
      if (!this.#isStopping) this.start().catch(() => this.revive());
    }, 250 * this.#deaths.length);
  }

  async stop() {
    this.#isStopping = true;
    const child = this.#process;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 40_000);
    await ended;
    clearTimeout(last);
  }

  /** The second Ctrl-C: no waiting for what is under way. */
  hurry() {
    this.#process?.kill('SIGTERM');
  }
}
