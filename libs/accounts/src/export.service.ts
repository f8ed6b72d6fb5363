import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promptprint/platform';
import { appendAudit } from './audit.store.js';
import { accountsExportParts, exportPerson } from './export.queries.js';
import { type ExportPage, type ExportPart, ExportParts, type Holder } from './export-parts.service.js';

@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly parts: ExportParts,
  ) {}

  /** Everything held about someone as one JSON document, piece by piece: its size does not matter to this process. */
  async *write(holder: Holder): AsyncGenerator<string> {
    const { accountId, personId } = holder;
    const at = this.clock.now();
    await this.database.forAccount(accountId, (tx) =>
      appendAudit(tx, { accountId, event: 'data-exported', actor: personId, at }),
    );
    const person = await this.database.forIdentity((tx) => exportPerson(tx, holder));
    const head = { format: 'promptprint-export/1', exportedAt: at };
    yield `${JSON.stringify(head).slice(0, -1)},\n"person":${JSON.stringify(person)}`;
    for (const part of [...accountsExportParts, ...this.parts.all()]) {
      yield `,\n${JSON.stringify(part.name)}:[`;
      let separator = '\n';
      for await (const rows of this.pages(part, holder)) {
        yield separator + rows.map((row) => JSON.stringify(row)).join(',\n');
        separator = ',\n';
      }
      yield '\n]';
    }
    yield '\n}\n';
  }

  private async *pages(part: ExportPart, holder: Holder): AsyncGenerator<readonly object[]> {
    let after: string | null = null;
    do {
      const from: string | null = after;
      const page: ExportPage = await this.database.forAccount(holder.accountId, (tx) => part.page(tx, holder, from));
      if (page.rows.length > 0) yield page.rows;
      after = page.next;
    } while (after !== null);
  }
}
