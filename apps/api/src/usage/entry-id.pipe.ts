import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@promptprint/kernel';

/** The id of an entry in the address. What cannot be one is simply not there, in the same bytes as what is missing or foreign. */
@Injectable()
export class EntryIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[0-9a-f]{32}$/i.test(value)) throw new DomainError('not-found', 'not-found');
    return value.toLowerCase();
  }
}
