import { Day, Flag, OneOf, Parts, Text, Whole } from '../fields.js';

export const MOVE_DIRECTIONS = ['later', 'earlier'] as const;
export type MoveDirection = (typeof MOVE_DIRECTIONS)[number];

export class DeadlineMove {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Code of the settling agency' }) agency!: string;
  @Day({ vi: 'Hạn trước đó', en: 'Due day before' }) before!: string;
  @Day({ vi: 'Hạn mới', en: 'Due day after' }) after!: string;
  @OneOf(MOVE_DIRECTIONS, { vi: 'Chiều', en: 'Direction' }) direction!: MoveDirection;
  @Flag({ vi: 'Đã áp dụng', en: 'Applied; an earlier date is only listed unless a parameter says otherwise' })
  applied!: boolean;
}

export class RedatingPreview {
  @Whole({ vi: 'Hồ sơ lùi hạn', en: 'Dossiers due later' }) later!: number;
  @Whole({ vi: 'Hồ sơ sớm hạn', en: 'Dossiers due earlier' }) earlier!: number;
  @Parts(() => DeadlineMove, { vi: 'Tối đa 100 hồ sơ đầu', en: 'The first hundred', max: 100 }) items!: DeadlineMove[];
}
