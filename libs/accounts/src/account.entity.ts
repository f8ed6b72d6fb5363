import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export type AccountKind = 'person' | 'team';

/** What usage, keys and pledges belong to. Erasing leaves the row: an id without a person, so that nothing revives it. */
@Entity('account')
@Check('account_kind', `kind IN ('person', 'team')`)
@Check('account_event_secret', `(erased_at IS NULL) = (event_secret IS NOT NULL) AND octet_length(event_secret) = 32`)
export class Account {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pkey' })
  id!: string;

  @Column({ type: 'text' })
  kind!: AccountKind;

  /** Keys the hashes of native event ids; gone after erasure, and with it every way back from a hash. */
  @Column({ type: 'bytea', nullable: true })
  eventSecret!: Buffer | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  erasedAt!: Date | null;
}
