import { type Assumption, estimate, explain, total } from '@promptprint/emissions';
import type { Grade, Locale } from '@promptprint/kernel';
import { usageInput, type UsageEvent } from '@promptprint/usage-formats';
import { assumptionsJson, assumptionLines } from './assumed.js';
import { type Command, type Context, exitCode, type ExitCode } from './command.js';
import { eventOfLine, type LineFault } from './event-line.js';
import { figuresJson, weaker } from './figures.js';
import { LedgerSum } from './ledger-sum.js';
import { linesOf } from './lines.js';

export const estimateCommand: Command = {
  options: { explain: 'flag' },
  files: 'none',
  async run(context, { flags }) {
    const { input, err, words, now } = context;
    if (input.isTTY) {
      err.line(context.paint.quiet(words.waitingForInput));
      await err.flush();
    }
    const sum = new Sum();
    const withExplanation = flags.has('explain');
    for await (const lines of linesOf(input)) {
      for (const line of lines) {
        const event = eventOfLine(line, now.getTime());
        if (event === null) continue;
        const json =
          'faults' in event
            ? sum.refuse(line.number, event.faults, context)
            : sum.add(line.number, event, { withExplanation, locale: context.locale });
        context.out.line(JSON.stringify(json));
        if (context.out.isFull) await context.out.flush();
      }
      // Whoever feeds one line and waits for its answer gets it.
      await context.out.flush();
    }
    context.out.line(JSON.stringify({ total: sum.json() }));
    if (!context.isJson) for (const line of assumptionLines(sum.assumed, context)) context.err.line(line);
    return sum.code;
  },
};

interface Wish {
  withExplanation: boolean;
  locale: Locale;
}

class Sum {
  readonly #ledger = new LedgerSum();
  #events = 0;
  #refused = 0;
  #grade: Grade | null = null;
  /** In how many events each thing had to be assumed. */
  readonly assumed = new Map<Assumption, number>();

  add(line: number, event: UsageEvent, { withExplanation, locale }: Wish): object {
    const usage = usageInput(event);
    const made = estimate(usage);
    const { model, provider, zone, year, tier, boundary, grade, factorSet, figures, assumptions } = made;
    this.#events += 1;
    this.#grade = weaker(this.#grade, grade);
    this.#ledger.add(made);
    for (const code of assumptions) this.assumed.set(code, (this.assumed.get(code) ?? 0) + 1);
    return {
      line,
      ...(event.id === null ? {} : { id: event.id }),
      model,
      provider,
      zone,
      year,
      tier,
      boundary,
      grade,
      factorSet,
      figures: figuresJson(figures, { grade, factorSet }),
      assumptions: assumptionsJson(assumptions, locale),
      ...(withExplanation ? { explanation: explain(usage) } : {}),
    };
  }

  refuse(line: number, faults: readonly LineFault[], { words }: Context): object {
    this.#refused += 1;
    return { line, errors: faults.map(({ pointer, code }) => ({ code, pointer, detail: words.refusals[code] })) };
  }

  json(): object {
    const { figures, factorSet } = total(this.#ledger.rows());
    const grade = this.#grade;
    return {
      events: this.#events,
      refused: this.#refused,
      grade,
      factorSet,
      // Nothing summed is not known to be zero.
      figures: grade === null ? null : figuresJson(figures, { grade, factorSet }),
    };
  }

  get code(): ExitCode {
    if (this.#refused === 0) return exitCode.ok;
    return this.#events === 0 ? exitCode.failed : exitCode.partly;
  }
}
