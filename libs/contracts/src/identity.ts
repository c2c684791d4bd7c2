import { OneOf, Text } from './fields.js';
import { ROLES, type Role } from './actor.js';

/** Where a page sends people to sign in: authorization code with PKCE (RFC 7636), by a client without a secret. */
export class SignInDescription {
  @Text({ vi: 'Mã ứng dụng', en: 'Client id', example: 'chi-so-page' }) clientId!: string;
  @Text({ vi: 'Địa chỉ đăng nhập', en: 'Authorization endpoint', max: 2_000 }) authorizationEndpoint!: string;
  @Text({ vi: 'Địa chỉ đổi mã', en: 'Token endpoint', max: 2_000 }) tokenEndpoint!: string;
  @Text({ vi: 'Phạm vi', en: 'Scopes', example: 'openid' }) scope!: string;
}

/** Whom the caller's token speaks for, as every service will see it. */
export class CallerView {
  @Text({ vi: 'Chủ thể', en: 'Subject' }) subject!: string;
  @OneOf(ROLES, { vi: 'Vai trò', en: 'Role' }) role!: Role;
  @Text({ vi: 'Mã cơ quan', en: 'Agency: its subtree is what the caller may see', min: 0 }) agency!: string;
}
