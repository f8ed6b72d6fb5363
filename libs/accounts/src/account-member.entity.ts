import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

export type MemberRole = 'owner' | 'member';

@Entity('account_member')
@Check('account_member_role', `role IN ('owner', 'member')`)
@Index('account_member_person', ['personId'])
export class AccountMember {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_member_pkey' })
  accountId!: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_member_pkey' })
  personId!: string;

  @ManyToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'account_member_person_fkey' })
  person?: Person;

  @Column({ type: 'text' })
  role!: MemberRole;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
