import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, isUuid } from '@promptprint/kernel';

/** An id in the address. What cannot be one is simply not there, in the same bytes as what is missing or foreign. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new DomainError('not-found', 'not-found');
    return value.toLowerCase();
  }
}
