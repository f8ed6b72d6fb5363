import { answer, api, type Schemas } from './client.js';
import type { Me } from './session.js';

export type Credentials = Schemas['SignInBody'];
export type SignUp = Schemas['SignUpBody'];
export type ProfileChange = Schemas['ProfileBody'];
export type ApiKey = Schemas['ApiKeyAnswer'];
export type NewApiKey = Schemas['NewApiKeyAnswer'];
export type NewApiKeyWish = Schemas['NewApiKeyBody'];
export type OpenSession = Schemas['SessionAnswer'];

export const signUp = (body: SignUp): Promise<Me> => answer(api.POST('/v1/auth/sign-up', { body }));
export const signIn = (body: Credentials): Promise<Me> => answer(api.POST('/v1/auth/sign-in', { body }));
export const restore = (body: Credentials): Promise<Me> => answer(api.POST('/v1/auth/restore', { body }));
export const changeProfile = (body: ProfileChange): Promise<Me> => answer(api.PATCH('/v1/me', { body }));

export async function signOut(): Promise<void> {
  await api.POST('/v1/auth/sign-out');
}

export async function verifyEmail(token: string): Promise<void> {
  await api.POST('/v1/auth/verify-email', { body: { token } });
}

export async function resendVerification(): Promise<void> {
  await api.POST('/v1/auth/resend-verification');
}

export async function forgotPassword(email: string): Promise<void> {
  await api.POST('/v1/auth/forgot-password', { body: { email } });
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await api.POST('/v1/auth/reset-password', { body: { token, password } });
}

export async function changePassword(body: Schemas['NewPasswordBody']): Promise<void> {
  await api.PUT('/v1/me/password', { body });
}

/** When the account will be deleted, as an ISO time. */
export async function askDeletion(password: string): Promise<string> {
  const { deletionDueAt } = await answer(api.DELETE('/v1/me', { body: { password } }));
  return deletionDueAt;
}

export const sessionsKey = ['sessions'];

export async function openSessions(): Promise<readonly OpenSession[]> {
  return (await answer(api.GET('/v1/me/sessions'))).items;
}

export async function endSession(id: string): Promise<void> {
  await api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } });
}

export async function endOtherSessions(): Promise<void> {
  await api.DELETE('/v1/me/sessions');
}

export const apiKeysKey = ['api-keys'];

export async function apiKeys(): Promise<readonly ApiKey[]> {
  return (await answer(api.GET('/v1/api-keys'))).items;
}

export const makeApiKey = (body: NewApiKeyWish): Promise<NewApiKey> => answer(api.POST('/v1/api-keys', { body }));

export async function revokeApiKey(id: string): Promise<void> {
  await api.DELETE('/v1/api-keys/{id}', { params: { path: { id } } });
}
