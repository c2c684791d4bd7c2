import { Flag, OneOf } from '#contracts';

const DRY_RUN = { vi: 'Chỉ chạy thử', en: 'Dry run: checks everything, changes nothing', optional: true };
const FORMAT = { vi: 'Định dạng', en: 'Format' };

export class ProcedureImportQuestion {
  @OneOf(['portal-jsonl', 'official-xlsx', 'chiso-jsonl'], FORMAT) format!: string;
  @Flag(DRY_RUN) dryRun?: boolean;
}

export class DossierImportQuestion {
  @OneOf(['chiso-jsonl', 'chiso-csv'], FORMAT) format!: string;
  @Flag(DRY_RUN) dryRun?: boolean;
}

export class StatementImportQuestion {
  @OneOf(['statement-csv', 'statement-xlsx'], FORMAT) format!: string;
  @Flag(DRY_RUN) dryRun?: boolean;
}

export class RegisterImportQuestion {
  @OneOf(['register-jsonl', 'register-csv', 'register-xlsx'], FORMAT) format!: string;
  @Flag(DRY_RUN) dryRun?: boolean;
}

export class PostActsImportQuestion {
  @OneOf(['acts-jsonl'], FORMAT) format!: string;
  @Flag(DRY_RUN) dryRun?: boolean;
}
