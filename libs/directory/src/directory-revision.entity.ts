import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Counts changes of a part of the copy, so that every replica of a service sees that its memory is old. */
@Entity('directory_revision')
export class DirectoryRevision {
  @PrimaryColumn('text') part!: 'agencies' | 'procedures';
  @Column('bigint', { default: 0 }) revision!: string;
}
