import { ApiExtension } from '@nestjs/swagger';

export const alsoAnswersKey = 'x-also-answers';

/** Problems of this route's own, by status, beside those every route may answer; the OpenAPI document lists them. */
export const AlsoAnswers = (...statuses: readonly number[]) => ApiExtension(alsoAnswersKey, statuses);
