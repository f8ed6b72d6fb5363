import type { ReactNode } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useSession } from '../api-client/session.js';
import { FootprintIcon, LogIcon, Mark, ReduceIcon, SettingsIcon } from '../parts/icons.js';
import { commonWords } from '../words/common.js';
import { AccountMenu } from './account-menu.js';
import { LanguageSwitch, useLanguageOfPerson } from './language-switch.js';
import { useWords } from './locale.js';
import { withReturn } from './return-address.js';
import { SessionKeeper } from './session-keeper.js';
import { Shortcuts } from './shortcuts.js';
import { OfflineStrip, SandboxStrip, VerifyStrip } from './strips.js';
import { ThemeSwitch } from './theme-switch.js';

const destinations = [
  { href: '/footprint', word: 'footprint', Icon: FootprintIcon },
  { href: '/log', word: 'log', Icon: LogIcon },
  { href: '/reduce', word: 'reduce', Icon: ReduceIcon },
  { href: '/settings', word: 'settings', Icon: SettingsIcon },
] as const;

export function Shell({ children }: { children: ReactNode }) {
  const say = useWords(commonWords);
  const { me, isMember } = useSession();
  useLanguageOfPerson();
  return (
    <div className={isMember ? 'site with-rail' : 'site'}>
      <a className="skip button button-primary" href="#content" onClick={toContent}>
        {say.skipToContent}
      </a>
      <header className="no-print">
        <SandboxStrip />
        <OfflineStrip />
        {me && <SessionKeeper me={me} />}
        <Bar />
        {me && <VerifyStrip me={me} />}
      </header>
      <div className="site-body">
        {isMember && (
          <nav className="rail" aria-label={say.nav.main}>
            <Destinations />
          </nav>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer />
      {isMember && (
        <nav className="bottom-bar" aria-label={say.nav.main}>
          <Destinations />
        </nav>
      )}
      <Shortcuts isMember={isMember} />
    </div>
  );
}

function Bar() {
  const say = useWords(commonWords);
  const { me, isVisitor } = useSession();
  const [path] = useLocation();
  const search = useSearch();
  const isEntrance = path === '/signin' || path === '/signup';
  return (
    <div className="site-header">
      <Link className="logo" href="/" aria-label={say.nav.home}>
        <Mark />
        <span className={isVisitor ? 'hide-on-phone' : undefined}>{say.appName}</span>
      </Link>
      <span className="spacer" />
      <LanguageSwitch />
      <ThemeSwitch />
      {isVisitor && !isEntrance && (
        <Link className="button button-small" href={withReturn('/signin', search)}>
          {say.nav.signIn}
        </Link>
      )}
      {me && <AccountMenu me={me} />}
    </div>
  );
}

function Destinations() {
  const say = useWords(commonWords);
  const [path] = useLocation();
  return (
    <ul>
      {destinations.map(({ href, word, Icon }) => (
        <li key={href}>
          <Link
            className="nav-link"
            href={href}
            aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}
          >
            <Icon />
            {say.nav[word]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Footer() {
  const say = useWords(commonWords);
  return (
    <footer className="site-footer">
      <div className="row">
        <LanguageSwitch />
        <span>{say.footer.line}</span>
        <Link href="/questions">{say.footer.questions}</Link>
        <Link href="/claims">{say.footer.claims}</Link>
        <Link href="/compare">{say.footer.compare}</Link>
        <Link href="/method">{say.footer.method}</Link>
        <a href="/docs">{say.footer.api}</a>
      </div>
    </footer>
  );
}

function toContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const content = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content');
  content?.focus();
}
