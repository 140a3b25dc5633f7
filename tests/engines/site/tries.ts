/**
 * What a reader does in the built site, for engines that Playwright does not drive: functions that run in the page, each
 * by itself (none sees anything of this file), and give what there was to see.
 */
export interface Try {
  name: string;
  page: string;
  /** The first request for each file like this fails. */
  failsOnce?: RegExp;
  /** Runs in the page. `until` resolves once what is asked of is true, or rejects. */
  does(until: (isSo: () => unknown) => Promise<void>): Promise<string>;
  sees: string;
}

export const tries: Try[] = [
  {
    name: 'a figure’s code that failed once comes under another address',
    page: 'momentum/',
    failsOnce: /\/momentum\.[^/]*\.js$/,
    async does(until) {
      const figure = document.querySelector<HTMLElement>('live-figure[data-id="momentum"]')!;
      figure.scrollIntoView();
      await until(() => figure.dataset['state'] !== 'static');
      [...figure.querySelectorAll('button')]
        .find((button) => button.textContent?.includes('β = 0.71'))!
        .click();
      const claim = figure.querySelector('.claim')!;
      await until(() => claim.textContent?.includes('at step 143'));
      return 'at step 143';
    },
    sees: 'at step 143',
  },
  ...[/\/dialog\.[^/]*\.js$/, /\/pagefind\.js$/].map((failsOnce): Try => ({
    name: `the search finds, though ${failsOnce.source} failed once`,
    page: 'momentum/',
    failsOnce,
    async does(until) {
      const button = document.querySelector<HTMLElement>('.search-button')!;
      await until(() => button.dataset['state'] === 'ready');
      button.click();
      await until(() => document.querySelector('dialog.search[open] input'));
      const field = document.querySelector<HTMLInputElement>('dialog.search input')!;
      field.focus();
      document.execCommand('insertText', false, 'condition number');
      await until(() => document.querySelector('dialog.search a[href*="momentum"]'));
      return String(document.querySelectorAll('dialog.search').length);
    },
    sees: '1',
  })),
  {
    name: 'numbers are understood with a decimal comma and a typeset minus, and stepped by keys',
    page: 'momentum/',
    async does(until) {
      const figure = document.querySelector<HTMLElement>('live-figure[data-id="momentum"]')!;
      figure.scrollIntoView();
      await until(() => figure.dataset['state'] !== 'static');
      const field = figure.querySelector<HTMLInputElement>('[name="start.x"]')!;
      const inUrl = () => new URL(location.href).searchParams.get('momentum.start');
      const type = async (text: string, taken: string) => {
        field.focus();
        field.select();
        document.execCommand('insertText', false, text);
        await until(() => inUrl() === `${taken},0.853`);
      };
      const press = (key: string, more: KeyboardEventInit = {}) => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
        return field.value;
      };
      await type('1,5', '1.5');
      await type('−0,5', '-0.5');
      await type(' 0.25 ', '0.25');
      const words = [press('ArrowUp'), press('ArrowUp', { shiftKey: true }), press('PageDown')];
      field.focus();
      field.select();
      document.execCommand('insertText', false, '9,5');
      const notice = figure.querySelector('.notice')!;
      await until(() => notice.textContent);
      return [...words, notice.textContent].join(' | ');
    },
    sees: '0.27 | 0.47 | 0.27 | Starting point: x: 9.5 is not a number in [-2, 2].',
  },
];
