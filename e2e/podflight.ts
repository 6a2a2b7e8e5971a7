import { expect, type Page } from '@playwright/test';

/** What stories do with the page, in the words of the story. */
export class Podflight {
  constructor(readonly page: Page) {}

  async open(address = './'): Promise<void> {
    await this.page.goto(address);
    await expect(this.page.getByTestId('stage')).toBeVisible();
  }

  get isPhone(): boolean {
    return (this.page.viewportSize()?.width ?? 0) < 1024;
  }

  /** On a phone one area is shown at a time. */
  async show(area: 'Stage' | 'YAML' | 'Terminal' | 'Details'): Promise<void> {
    if (this.isPhone) await this.page.getByRole('navigation').getByRole('button', { name: area }).click();
  }

  /** The STATUS column of the first Pod. */
  get status() {
    return this.page.getByTestId('pods').locator('b').first();
  }

  async chooseLesson(title: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Scenarios' }).selectOption({ label: title });
  }

  /** Types a command and lets its output appear. */
  async type(command: string): Promise<void> {
    await this.show('Terminal');
    if (!this.isPhone) await this.page.getByRole('tab', { name: 'Terminal' }).click();
    const line = this.page.getByTestId('command');
    await line.fill(command);
    await line.press('Enter');
  }

  get terminal() {
    return this.page.getByRole('log', { name: 'Terminal output' });
  }

  async speed(times: number): Promise<void> {
    await this.page.getByTestId('speed').selectOption(String(times));
  }

  async play(): Promise<void> {
    const button = this.page.getByTestId('play');
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
  }

  async pause(): Promise<void> {
    const button = this.page.getByTestId('play');
    if ((await button.getAttribute('aria-pressed')) === 'true') await button.click();
  }

  async details(tab: 'Logs' | 'Events' | 'Files' | 'Objects'): Promise<void> {
    await this.show('Details');
    await this.page.getByRole('tab', { name: tab }).click();
  }

  /** Replaces a file's text as somebody who pastes it would. */
  async writeFile(file: string, text: string): Promise<void> {
    await this.show('YAML');
    await this.page.getByRole('tab', { name: file }).click();
    const editor = this.page.getByRole('textbox', { name: `YAML of ${file}` });
    await editor.focus();
    // The full editor may take the text area's place at the first sign of interest: wait for whichever is there to stay.
    if (!this.isPhone) await expect(this.page.getByTestId('editor')).toBeVisible();
    await editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** Seconds of virtual time on the clock. */
  async moment(): Promise<number> {
    const text = (await this.page.getByTestId('moment').textContent()) ?? '';
    const [at = ''] = text.split(' of ');
    const parts = at.replace(' s', '').split(':').map(Number);
    return parts.reduce((sum, part) => sum * 60 + part, 0);
  }
}
