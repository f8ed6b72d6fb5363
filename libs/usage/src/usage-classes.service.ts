import { Injectable } from '@nestjs/common';
import { Database } from '@promptprint/platform';

/** What makes a class, without a word that came from a caller. */
export interface UsageClass {
  classKey: string;
  factorSet: string;
  modelId: string | null;
  provider: string | null;
  zone: string;
}

/** A handful in practice; names made up from sizes could become many. */
const mostRemembered = 50_000;

/** The small numbers under which classes stand in events and roll-ups; few, the same for everybody, never changed. */
@Injectable()
export class UsageClasses {
  #numbers = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Answers a number for each class, in order. */
  async numbers(classes: readonly UsageClass[]): Promise<number[]> {
    // Whoever is waiting for an answer keeps the old map.
    if (this.#numbers.size > mostRemembered) this.#numbers = new Map();
    const known = this.#numbers;
    const names = classes.map(nameOf);
    const unknown = new Map<string, UsageClass>();
    for (const [at, each] of classes.entries()) if (!known.has(names[at] ?? '')) unknown.set(names[at] ?? '', each);
    if (unknown.size > 0) await this.learn([...unknown.values()], known);
    return names.map((name) => {
      const number = known.get(name);
      if (number === undefined) throw new Error(`the class ${name} got no number`);
      return number;
    });
  }

  private async learn(classes: readonly UsageClass[], known: Map<string, number>): Promise<void> {
    const rows = await this.database.forIngest(async (tx) => {
      const wanted = [JSON.stringify(classes)];
      await tx.query(
        `INSERT INTO usage_class (class_key, factor_set, model_id, provider, zone)
         SELECT "classKey", "factorSet", "modelId", provider, zone
           FROM json_to_recordset($1::json) AS c("classKey" text, "factorSet" text, "modelId" text, provider text, zone text)
          WHERE NOT EXISTS (SELECT FROM usage_class k WHERE k.factor_set = c."factorSet" AND k.class_key = c."classKey")
          ORDER BY 2, 1 ON CONFLICT DO NOTHING`,
        wanted,
      );
      return tx.query<{ classNo: number; classKey: string; factorSet: string }>(
        `SELECT k.class_no::int AS "classNo", k.class_key AS "classKey", k.factor_set AS "factorSet"
           FROM json_to_recordset($1::json) AS c("classKey" text, "factorSet" text)
           JOIN usage_class k ON k.factor_set = c."factorSet" AND k.class_key = c."classKey"`,
        wanted,
      );
    });
    for (const row of rows) known.set(nameOf(row), row.classNo);
  }
}

const nameOf = ({ classKey, factorSet }: Pick<UsageClass, 'classKey' | 'factorSet'>) => `${factorSet} ${classKey}`;
