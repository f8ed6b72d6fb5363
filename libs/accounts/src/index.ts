import { Account } from './account.entity.js';
import { AccountMember } from './account-member.entity.js';
import { ApiKey } from './api-key.entity.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';

export { accessTokenSeconds, AccessTokens } from './access-token.service.js';
export { AccountMail, type MailedEvent } from './account-mail.service.js';
export { AccountQueries } from './account.queries.js';
export type { AccountsEvent, AccountsEvents } from './accounts.events.js';
export { accountsInvariants } from './accounts-invariants.queries.js';
export { accountsMigrations } from './accounts.migrations.js';
export { AccountsModule } from './accounts.module.js';
export { type ApiKeyRow, ApiKeyService, type NewApiKey } from './api-key.service.js';
export { describeDevice } from './device.js';
export { EmailVerificationService } from './email-verification.service.js';
export { ErasureService } from './erasure.service.js';
export { type ErasureStep, ErasureSteps } from './erasure-steps.service.js';
export { eventIdKeyOf } from './event-id-key.js';
export { ExportService } from './export.service.js';
export { type ExportPage, type ExportPart, ExportParts, type Holder } from './export-parts.service.js';
export { KeyRing } from './key-ring.service.js';
export { longestPassword, shortestPassword } from './password.js';
export { type PasswordChange, PasswordService } from './password.service.js';
export { type Me, ProfileService, refuseUnknownZone } from './profile.service.js';
export { isScope, type Scope, scopes } from './scopes.js';
export { sessionLifetimeMs } from './session.js';
export { type SessionRow, SessionService } from './session.service.js';
export { type SignIn, SignInService } from './sign-in.service.js';
export { type SignedIn, type SignUp, SignUpService } from './sign-up.service.js';
export { accountsTablesWithoutAccount } from './tenancy.js';

/** The nouns TypeORM knows. */
export const accountsEntities = [Account, AccountMember, ApiKey, Person, Session];
