import { NestFactory } from '@nestjs/core';
import { Clock, type KeptMail, Mailer } from '@promptprint/platform';
import { handlers } from '../../apps/worker/src/handlers.js';
import { schedules } from '../../apps/worker/src/schedules.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { startWork } from '../../apps/worker/src/worker.js';
import type { TestApp } from './app.js';

export interface TestWorker {
  /** Waits until this many mails to the address are there whose text or subject contains `about`; answers the newest. */
  mail(to: string, number?: number, about?: string): Promise<KeptMail>;
  mailsTo(to: string): Promise<KeptMail[]>;
  /** Does now what a schedule would do by itself, `later` milliseconds from now. */
  run(schedule: string, later?: number): Promise<void>;
  close(): Promise<void>;
}

/** The real worker beside the application: the same database, the same mail directory. */
export async function startTestWorker(app: TestApp): Promise<TestWorker> {
  const context = await NestFactory.createApplicationContext(WorkerModule.with(app.config), {
    logger: false,
    abortOnError: false,
  });
  const stopWork = await startWork(context, { handlers, schedules });
  const rooms = { get: <T>(service: new (...args: never[]) => T): T => context.get(service, { strict: false }) };
  const mailsTo = async (to: string) => (await context.get(Mailer).kept()).filter((mail) => mail.to === to);
  return {
    mailsTo,
    async mail(to, number = 1, about = '') {
      const giveUpAt = performance.now() + 30_000;
      for (;;) {
        const mails = (await mailsTo(to)).filter(({ subject, text }) => `${subject}\n${text}`.includes(about));
        const [newest] = mails;
        if (newest && mails.length >= number) return newest;
        if (performance.now() > giveUpAt) throw new Error(`no mail number ${number} about "${about}" reached ${to}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async run(schedule, later = 0) {
      const found = Object.hasOwn(schedules, schedule) ? schedules[schedule] : undefined;
      if (!found) throw new Error(`there is no schedule called ${schedule}`);
      const clock = context.get(Clock);
      clock.advance(later);
      try {
        const job = { id: crypto.randomUUID(), attempt: 1, signal: new AbortController().signal };
        await found.run({}, rooms, job);
      } finally {
        clock.advance(-later);
      }
    },
    async close() {
      await stopWork();
      await context.close();
    },
  };
}

/** The token in the one link of a mail. */
export function tokenIn({ text }: Pick<KeptMail, 'text'>): string {
  const [link = ''] = /https?:\/\/\S+/.exec(text) ?? [];
  return new URL(link).searchParams.get('token') ?? '';
}
