import type { Migration } from '@promptprint/platform';

export const overlapMigrations: Migration[] = [
  {
    name: '20261127-38-usage-overlaps',
    async up(sql) {
      await sql.run('ALTER TABLE usage_event ADD COLUMN shadowed_by smallint');
      await sql.run(
        `COMMENT ON COLUMN usage_event.shadowed_by IS 'source that tells of the same tokens and counts in its place'`,
      );
      // Every row keeps it: nothing was in another's place yet.
      await sql.run('ALTER TABLE usage_event DROP CONSTRAINT usage_event_replaced');
      await sql.run(`ALTER TABLE usage_event ADD CONSTRAINT usage_event_replaced
        CHECK (is_counted = (replaced_by IS NULL AND shadowed_by IS NULL))`);
      await sql.run(`CREATE TABLE usage_overlap_choice (
        account_id uuid NOT NULL, finer text NOT NULL, coarser text NOT NULL, choice text NOT NULL,
        decided_at timestamptz NOT NULL,
        CONSTRAINT usage_overlap_choice_pkey PRIMARY KEY (account_id, finer, coarser),
        CONSTRAINT usage_overlap_choice_choice CHECK (choice IN ('automatic', 'finer', 'coarser', 'both')))`);
      await sql.distribute('usage_overlap_choice');
      await sql.isolate('usage_overlap_choice');
      await sql.grant('usage_overlap_choice', { appRw: 'SELECT, INSERT, UPDATE, DELETE', appRead: 'SELECT' });
    },
  },
];
