import { Injectable } from '@nestjs/common';
import { sessionLifetimeMs } from '@promptprint/accounts';
import { Config } from '@promptprint/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this very host over https; browsers refuse that name on http://localhost. */
@Injectable()
export class SessionCookie {
  readonly name: string;
  readonly #isSecure: boolean;

  constructor(config: Config) {
    this.#isSecure = config.publicUrl.protocol === 'https:';
    this.name = this.#isSecure ? '__Host-pp_session' : 'pp_session';
  }

  read(request: FastifyRequest): string | null {
    return request.cookies[this.name] ?? null;
  }

  write(reply: FastifyReply, token: string): void {
    reply.setCookie(this.name, token, { ...this.attributes(), maxAge: sessionLifetimeMs / 1000 });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.#isSecure } as const;
  }
}
