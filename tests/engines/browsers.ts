/** The browsers that are compared with Node, one for each JavaScript engine, and how to get at them. */
import { installDebianPackages } from '../debian-packages.ts';
import { presentBrowser } from '../e2e/find-browser.ts';
import { visitInChromium } from './chromium.ts';
import { visitInFirefox } from './firefox.ts';
import { find } from './programs.ts';
import type { VisitPage } from './visit.ts';
import { visitInWebKit } from './webkit.ts';

export interface Browser {
  name: string;
  /** Debian's packages of it. */
  packages: string[];
  /** Where it is, if it is there. */
  path(): string | undefined;
  visit: VisitPage;
}

export const browsers: Browser[] = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    path: presentBrowser,
    visit: visitInChromium,
  },
  {
    name: 'Firefox',
    packages: ['firefox-esr'],
    path: () => find('firefox-esr', 'firefox'),
    visit: visitInFirefox,
  },
  {
    name: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    path: () => (find('Xvfb') ? find('WebKitWebDriver') : undefined),
    visit: visitInWebKit,
  },
];

/** Where the browser is; installs it if it is missing and may be installed. */
export function obtain({ path, packages }: Browser): string | undefined {
  const present = path();
  if (present) return present;
  installDebianPackages(packages);
  return path();
}
