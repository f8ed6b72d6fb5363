import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { locales } from '@promptprint/kernel';
import { useSession } from '../api-client/session.js';
import { AppearanceIcon, FootprintIcon, LogIcon, Mark, SettingsIcon } from '../parts/icons.js';
import { commonWords } from '../words/common.js';
import { useLocale, useWords } from './locale.js';
import { themes, useTheme } from './theme.js';

const destinations = [
  { href: '/footprint', word: 'footprint', Icon: FootprintIcon },
  { href: '/log', word: 'log', Icon: LogIcon },
  { href: '/settings', word: 'settings', Icon: SettingsIcon },
] as const;

export function Shell({ children }: { children: ReactNode }) {
  const say = useWords(commonWords);
  const { isMember } = useSession();
  return (
    <div className={isMember ? 'site with-rail' : 'site'}>
      <a className="skip button button-primary" href="#content" onClick={toContent}>
        {say.skipToContent}
      </a>
      <OfflineStrip />
      <Header />
      <div className="site-body">
        {isMember && (
          <nav className="rail" aria-label={say.nav.main}>
            <Destinations />
          </nav>
        )}
        <main id="content">{children}</main>
      </div>
      <Footer />
      {isMember && (
        <nav className="bottom-bar" aria-label={say.nav.main}>
          <Destinations />
        </nav>
      )}
    </div>
  );
}

function Header() {
  const say = useWords(commonWords);
  const { isMember, isVisitor } = useSession();
  return (
    <header className="site-header">
      <Link className="logo" href="/" aria-label={say.nav.home}>
        <Mark />
        <span className={isVisitor ? 'hide-on-phone' : undefined}>{say.appName}</span>
      </Link>
      <span className="spacer" />
      <LanguageSwitch />
      <ThemeSwitch />
      {isVisitor && !isMember && (
        <Link className="button button-small" href="/signin">
          {say.nav.signIn}
        </Link>
      )}
    </header>
  );
}

function Destinations() {
  const say = useWords(commonWords);
  const [path] = useLocation();
  return (
    <ul>
      {destinations.map(({ href, word, Icon }) => (
        <li key={href}>
          <Link className="nav-link" href={href} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>
            <Icon />
            {say.nav[word]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function LanguageSwitch() {
  const { locale, choose } = useLocale();
  const say = useWords(commonWords);
  return (
    <div className="language" role="group" aria-label={say.language}>
      {locales.map((wanted) => (
        <button key={wanted} type="button" lang={wanted} aria-pressed={locale === wanted} onClick={() => choose(wanted)}>
          <span aria-hidden="true">{say.languagesShort[wanted]}</span>
          <span className="sr-only">{say.languages[wanted]}</span>
        </button>
      ))}
    </div>
  );
}

function ThemeSwitch() {
  const say = useWords(commonWords);
  const { theme, choose } = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const label = `${say.theme}: ${say.themes[theme]}`;
  return (
    <button type="button" className="icon-button" title={label} onClick={() => choose(next)}>
      <AppearanceIcon />
      <span className="sr-only" aria-live="polite">
        {label}
      </span>
    </button>
  );
}

function Footer() {
  const say = useWords(commonWords);
  return (
    <footer className="site-footer">
      <div className="row">
        <LanguageSwitch />
        <span>{say.footer.line}</span>
        <a href="/docs">{say.footer.api}</a>
      </div>
    </footer>
  );
}

function OfflineStrip() {
  const say = useWords(commonWords);
  const [isOffline, setOffline] = useState(() => !navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return isOffline ? (
    <div className="top-strip top-strip-warn" role="status">
      {say.states.offline}
    </div>
  ) : null;
}

function toContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const content = document.querySelector<HTMLElement>('main h1') ?? document.getElementById('content');
  content?.focus();
}
