import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** One signed-in browser. Only the hash of its token is kept: a stolen table signs nobody in. */
@Entity('session')
@Index('session_token_hash', ['tokenHash'], { unique: true })
@Index('session_person', ['personId'])
@Index('session_expiry', ['expiresAt'])
export class Session {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pkey' })
  id!: string;

  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'uuid' })
  personId!: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'session_person_fkey' })
  person?: Person;

  @Column({ type: 'uuid' })
  accountId!: string;

  /** Browser and system in words ("Firefox on Linux"), never the whole user agent. */
  @Column({ type: 'text' })
  device!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
