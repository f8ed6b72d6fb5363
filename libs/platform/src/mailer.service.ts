import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError, type Locale, uuidv7 } from '@promptprint/kernel';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from './config.js';

export interface Mail {
  /** Of what is told once: sent again it carries the same Message-ID, and without a server is the same file. */
  id?: string;
  to: string;
  subject: string;
  text: string;
  locale: Locale;
}

/** A mail that was written to a file because no server is configured. */
export interface KeptMail extends Mail {
  id: string;
  sentAt: string;
}

const most = 500;

/** Sends over SMTP; without a server each mail becomes a file, and nothing leaves the machine. */
@Injectable()
export class Mailer {
  readonly directory: string;
  readonly #transport: Transporter;
  readonly #isFile: boolean;

  constructor(private readonly config: Config) {
    this.directory = join(config.dataDirectory, 'mail');
    this.#isFile = config.smtpUrl === null;
    this.#transport =
      config.smtpUrl === null
        ? createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
        : createTransport(config.smtpUrl);
  }

  async send(mail: Mail): Promise<void> {
    refuseInjection(mail);
    const { id, to, subject, text, locale } = mail;
    const sent = await this.#transport.sendMail({
      from: this.config.mailFrom,
      to,
      subject,
      text,
      ...(id === undefined ? {} : { messageId: `<${id}@${this.config.publicUrl.hostname}>` }),
      headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' },
      // Nothing in a mail may make this server read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    if (this.#isFile) await this.keep(mail, sent.message);
  }

  /** The newest first; for the developer's page. */
  async kept(): Promise<KeptMail[]> {
    const names = (await this.names()).slice(0, most);
    const mails = await Promise.all(names.map((name) => this.read(name)));
    return mails.filter((mail) => mail !== null);
  }

  /** Removes the files of mails to someone who is no longer here. */
  async forget(to: string): Promise<void> {
    for (const name of await this.names()) {
      const mail = await this.read(name);
      if (mail?.to !== to) continue;
      await rm(join(this.directory, `${mail.id}.eml`), { force: true });
      await rm(join(this.directory, name), { force: true });
    }
  }

  private async names(): Promise<string[]> {
    const all: string[] = await readdir(this.directory).catch(() => []);
    return all.filter((name) => name.endsWith('.json')).toSorted((a, b) => b.localeCompare(a));
  }

  /** Null when another process has removed it since it was listed. */
  private async read(name: string): Promise<KeptMail | null> {
    const text = await readFile(join(this.directory, name), 'utf8').catch(() => null);
    return text === null ? null : JSON.parse(text);
  }

  private async keep(mail: Mail, message: Buffer): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const { id = uuidv7() } = mail;
    await writeFile(join(this.directory, `${id}.eml`), message, { mode: 0o600 });
    const facts: KeptMail = { ...mail, id, sentAt: new Date().toISOString() };
    // Whole or not there: another process may be reading.
    const draft = join(this.directory, `${id}.draft`);
    await writeFile(draft, JSON.stringify(facts, null, 2), { mode: 0o600 });
    await rename(draft, join(this.directory, `${id}.json`));
  }
}

/** A line break in a field would begin another header. */
function refuseInjection({ to, subject }: Mail): void {
  if (/[\r\n\u0000]/.test(to) || /[\r\n\u0000]/.test(subject))
    throw new DomainError('invalid', 'mail-field-with-line-break');
  if (/[,;<>]/.test(to)) throw new DomainError('invalid', 'mail-to-more-than-one');
}
