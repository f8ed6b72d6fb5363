import type { Me } from '../../api-client/session.js';

/** What every tab is given: whose settings these are. */
export interface TabProps {
  me: Me;
}
