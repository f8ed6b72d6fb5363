import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, type ExecutionContext, Get, Module, Param, Post } from '@nestjs/common';
import { Database } from '@promptprint/platform';
import { ApiModule } from '../apps/api/src/api.module.js';
import { Access } from '../apps/api/src/http/access.js';
import { AccessGuard } from '../apps/api/src/http/access.guard.js';
import { accessMatrix } from './support/access-matrix.js';
import { startTestApp, type TestApp } from './support/app.js';
import { ProviderStandIn } from './support/providers.js';

// Many of these hash passwords, which takes its time on a busy machine.
jest.setTimeout(40_000);

const minutes = 60_000;

let provider: ProviderStandIn;
beforeAll(async () => {
  provider = await ProviderStandIn.start();
});
afterAll(() => provider.close());

describe('every route with every caller and every object', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: provider.env });
  }, minutes);
  afterEach(() => app.invariants());
  afterAll(() => app.close());

  it(
    'answers as its declaration promises',
    async () => {
      const { cells, breaches } = await accessMatrix(app);
      expect(breaches).toEqual([]);
      expect(cells).toBeGreaterThan(200);
    },
    5 * minutes,
  );
});

/** The application with one more module, as if somebody had added it to a room. */
async function startWith(broken: object): Promise<TestApp> {
  const original = ApiModule.with.bind(ApiModule);
  const spy = jest.spyOn(ApiModule, 'with').mockImplementation((config) => {
    const whole = original(config);
    return { ...whole, imports: [...(whole.imports ?? []), broken as never] };
  });
  try {
    return await startTestApp({ env: provider.env });
  } finally {
    spy.mockRestore();
  }
}

@Controller('v1/canaries')
class CanaryController {
  constructor(private readonly database: Database) {}

  /** Forgets whose they are. */
  @Get()
  @Access({ scope: 'account:read' })
  async list() {
    return { items: await this.people() };
  }

  /** Finds the person of anybody under the id, and says what is missing in other words. */
  @Get(':id')
  @Access({ scope: 'account:read' })
  async one(@Param('id') id: string) {
    const [found] = (await this.people()).filter((person) => person.id === id);
    return found ?? { id: 'nothing' };
  }

  /** Says that it needs a session, and its guard is gone. */
  @Post('unguarded')
  @Access({ session: true })
  unguarded() {
    return { done: true };
  }

  private people() {
    return this.database.forIdentity((tx) => tx.query<{ id: string; email: string }>('SELECT id, email FROM person'));
  }
}

@Module({ controllers: [CanaryController] })
class CanaryModule {}

describe('routes that are broken on purpose', () => {
  it(
    'turn the matrix red, each in its own way',
    async () => {
      const guarded = AccessGuard.prototype.canActivate;
      jest.spyOn(AccessGuard.prototype, 'canActivate').mockImplementation(function (
        this: AccessGuard,
        context: ExecutionContext,
      ) {
        return context.getHandler().name === 'unguarded' ? Promise.resolve(true) : guarded.call(this, context);
      });
      const app = await startWith(CanaryModule);
      try {
        const { breaches } = await accessMatrix(app, ({ url }) => url.startsWith('/v1/canaries'));
        const all = breaches.join('\n');
        expect(all).toMatch(/GET \/v1\/canaries .* told what belongs to somebody else/);
        expect(all).toMatch(/GET \/v1\/canaries\/:id .*: person, foreign: answered 200/);
        expect(all).toMatch(/GET \/v1\/canaries\/:id .*: person, missing: .*told foreign from missing/);
        expect(all).toMatch(
          /POST \/v1\/canaries\/unguarded .*: visitor, none: answered 201 .* instead of 401 sign-in-required/,
        );
        expect(all).toMatch(
          /POST \/v1\/canaries\/unguarded .*: key with the scope, none: answered 201 .* instead of 403 session-required/,
        );
      } finally {
        jest.restoreAllMocks();
        await app.close();
      }
    },
    5 * minutes,
  );

  it('do not even start without a declaration', async () => {
    @Controller('v1/silent')
    class SilentController {
      @Get()
      get() {
        return {};
      }
    }
    @Module({ controllers: [SilentController] })
    class SilentModule {}
    await expect(startWith(SilentModule)).rejects.toThrow('SilentController.get has no @Access()');
  });
});
