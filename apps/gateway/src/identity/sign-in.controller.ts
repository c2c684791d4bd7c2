import { Controller, Get, Inject } from '@nestjs/common';
import { CallerView, Problem, SignInDescription } from '#contracts';
import { SERVICE_CONFIG } from '#service';
import { GatewayConfig } from '../config.js';
import { Asked, type Call } from '../http/call.js';
import { Reads } from '../http/route.js';
import { discover } from './issuers.js';

@Controller('api/v1')
export class SignInController {
  constructor(@Inject(SERVICE_CONFIG) private readonly config: GatewayConfig) {}

  @Get('sign-in')
  @Reads(null, {
    resource: 'sign-in',
    answer: SignInDescription,
    vi: 'Nơi đăng nhập của trang này (OIDC, PKCE)',
    en: 'Where the page signs in (OIDC, PKCE); 404 when there is none',
  })
  async where(@Asked() _call: Call): Promise<SignInDescription> {
    const { PAGE_ISSUER: issuer, PAGE_CLIENT: clientId, PAGE_SCOPE: scope, LOCAL_ISSUER } = this.config;
    if (issuer) {
      const { authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint } = await discover(issuer);
      if (!authorizationEndpoint || !tokenEndpoint)
        throw new Problem('unavailable', 'unavailable.service', { service: issuer });
      return { clientId, authorizationEndpoint, tokenEndpoint, scope };
    }
    if (!LOCAL_ISSUER) throw new Problem('not-found', 'not-found.sign-in');
    // By path: any name of this host will do.
    return { clientId, authorizationEndpoint: '/oidc/auth', tokenEndpoint: '/oidc/token', scope: 'openid api' };
  }

  @Get('me')
  @Reads(null, {
    resource: 'caller',
    answer: CallerView,
    vi: 'Người gọi là ai, vai trò và cơ quan nào',
    en: 'Who the caller is: role and agency',
  })
  caller(@Asked() { by }: Call): CallerView {
    return { subject: by.subject, role: by.role, agency: by.agency };
  }
}
