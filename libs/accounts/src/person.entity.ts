import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Locale } from '@promptprint/kernel';

/** All that identifies someone, in one table; everything else refers to ids. */
@Entity('person')
@Check('person_locale', `locale IN ('en', 'ko')`)
@Index('person_email_key', ['emailKey'])
@Index('person_verified_email_key', ['emailKey'], { unique: true, where: '(email_verified_at IS NOT NULL)' })
export class Person {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pkey' })
  id!: string;

  /** As typed; mail goes here. */
  @Column({ type: 'text' })
  email!: string;

  /** The form in which two spellings of one address are equal; unique among verified people only. */
  @Column({ type: 'text' })
  emailKey!: string;

  @Column({ type: 'timestamptz', nullable: true })
  emailVerifiedAt!: Date | null;

  /** Null for people who only ever came through an identity provider. */
  @Column({ type: 'text', nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'text', nullable: true })
  displayName!: string | null;

  @Column({ type: 'text' })
  locale!: Locale;

  @Column({ type: 'text', nullable: true })
  country!: string | null;

  /** IANA name; days and months of this person's log are cut by it. */
  @Column({ type: 'text' })
  timezone!: string;

  /** The subject at the configured identity provider. */
  @Column({ type: 'text', nullable: true })
  oidcSubject!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  /** When a pending sign-up for an address that someone else has verified is thrown away. */
  @Column({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  /** When a deletion that was asked for takes effect; until then it can be taken back. */
  @Column({ type: 'timestamptz', nullable: true })
  deletionDueAt!: Date | null;
}
