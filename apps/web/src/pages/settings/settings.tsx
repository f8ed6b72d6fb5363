import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import { Link, Redirect, useParams } from 'wouter';
import { useSession } from '../../api-client/session.js';
import { PageTitle } from '../../parts/page-title.js';
import { Waiting } from '../../parts/waiting.js';
import { MemberOnly } from '../../shell/member-only.js';
import { useWords } from '../../shell/locale.js';
import { settingsWords } from '../../words/settings.js';
import { Privacy } from './privacy.js';
import type { TabProps } from './tab.js';
import '../../look/account.css';
import '../../look/settings.css';

const tabs = ['privacy', 'profile', 'language', 'keys', 'data', 'security'] as const;
type Tab = (typeof tabs)[number];

const screens: Record<Tab, ComponentType<TabProps>> = {
  privacy: Privacy,
  profile: lazy(() => import('./profile.js')),
  language: lazy(() => import('./language-and-units.js')),
  keys: lazy(() => import('./keys.js')),
  data: lazy(() => import('./data.js')),
  security: lazy(() => import('./security.js')),
};

export default function Settings() {
  const { tab: wanted = 'privacy' } = useParams<{ tab?: string }>();
  const tab = tabs.find((one) => one === wanted);
  if (!tab) return <Redirect to="/settings" replace />;
  return (
    <MemberOnly>
      <Tabs tab={tab} />
    </MemberOnly>
  );
}

/** Links, not a tab widget: each has an address that can be kept and gone back to. */
function Tabs({ tab }: { tab: Tab }) {
  const say = useWords(settingsWords);
  const { me } = useSession();
  const Screen = screens[tab];
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row of tabs is wider than the screen.
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - 48;
  }, [tab]);
  return (
    <div className="settings">
      <nav className="settings-tabs" aria-label={say.tabsLabel} ref={list}>
        <ul>
          {tabs.map((one) => (
            <li key={one}>
              <Link
                className="settings-tab"
                href={one === 'privacy' ? '/settings' : `/settings/${one}`}
                aria-current={one === tab ? 'page' : undefined}
              >
                {say.tabs[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings-body">
        <PageTitle key={tab} title={say.tabs[tab]} />
        <Suspense fallback={<Waiting lines={5} />}>{me && <Screen me={me} />}</Suspense>
      </div>
    </div>
  );
}
