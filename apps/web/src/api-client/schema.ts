export interface paths {
  '/v1/me': {
    get: { responses: { 200: { content: { 'application/json': components['schemas']['MeResponse'] } } } };
  };
  '/v1/auth/sign-out': { post: { responses: { 204: { content?: never } } } };
}

export interface components {
  schemas: {
    MeResponse: {
      person: { id: string; email: string; displayName: string; locale: 'en' | 'ko'; country: string | null; emailVerified: boolean };
      account: { id: string; kind: 'person' | 'team' };
      eventIdKey: string;
    };
  };
}
