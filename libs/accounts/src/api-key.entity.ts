import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A key for programs. Its secret has 256 random bits, so a plain hash of it is enough and fast. */
@Entity('api_key')
@Index('api_key_id', ['id'], { unique: true })
export class ApiKey {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  accountId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'api_key_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  scopes!: string[];

  @Column({ type: 'bytea' })
  secretHash!: Buffer;

  /** Networks it may be used from, in CIDR form; empty means any. */
  @Column({ type: 'text', array: true })
  networks!: string[];

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
