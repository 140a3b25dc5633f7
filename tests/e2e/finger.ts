/** A finger on a phone: real touches, which the browser may take for a scroll. Chromium only. */
import type { CDPSession, Page } from 'playwright/test';

/** In CSS pixels of the viewport. */
export interface Place {
  x: number;
  y: number;
}

/** What the contexts of these tests are like. */
export const phone = { viewport: { width: 390, height: 600 }, hasTouch: true, isMobile: true };

export class Finger {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  async press(place: Place): Promise<void> {
    await this.#touch('touchStart', [place]);
  }

  /** In so many steps: a browser decides after a few whether they are a scroll. */
  async slide(from: Place, to: Place, steps = 16): Promise<void> {
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      await this.#touch('touchMove', [
        { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) },
      ]);
    }
  }

  async lift(): Promise<void> {
    await this.#touch('touchEnd', []);
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.press(from);
    await this.slide(from, to);
    await this.lift();
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Place[]): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
