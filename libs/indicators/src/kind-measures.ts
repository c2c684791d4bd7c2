import { perProcedure, type Measure, type Trait } from './measure.js';

const POSTAL: Trait = { service: 'postal', fact: 'post-dossier', dimensions: ['agency', 'procedure'] };

/** Measures of facts other than dossiers; how each is computed stands with its kind of fact in the reporting service. */
export const KIND_MEASURES = {
  'post-received': perProcedure(
    'Hồ sơ tiếp nhận qua bưu chính công ích (biên bản đã ký)',
    'Dossiers received by the public post (minutes signed)',
    POSTAL,
  ),
  'post-returned': perProcedure(
    'Kết quả giao bưu chính công ích (biên bản đã ký)',
    'Results handed to the public post (minutes signed)',
    POSTAL,
  ),
  'post-delivered': perProcedure('Kết quả bưu chính công ích đã phát', 'Results the public post delivered', POSTAL),
  'post-transactions': perProcedure(
    'Giao dịch bưu chính công ích chiều bất kỳ',
    'Transactions of the public post, either way',
    POSTAL,
  ),
} as const satisfies Record<string, Measure>;
