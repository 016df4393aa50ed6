// What axe-core finds wrong: nothing, whatever the page shows, light and dark, wide and narrow.

import { entry, migrate, tab } from './hand.mjs';
import { journey } from './harness.mjs';

async function everything({ page, audit, picture }, name) {
  await page.getByTestId('first-table').waitFor();
  await audit();
  await page.getByRole('button', { name: /^Library/ }).first().click();
  await page.locator('[role=graphics-symbol]').first().waitFor({ state: 'attached' });
  if (!await page.getByRole('navigation', { name: 'Outline' }).isVisible()) {
    await page.getByRole('button', { name: 'Outline' }).click();
  }
  await audit();
  await entry(page, 'book').click();
  await page.getByRole('button', { name: 'More about price' }).click();
  await audit();
  await picture(`access-${name}-table`);
  await page.getByRole('navigation').getByRole('button', { name: /One author has many books/ }).click();
  await audit();
  await tab(page, 'SQL');
  await page.getByTestId('sql').waitFor();
  await audit();
  await migrate(page, 'initial');
  await audit();
  await tab(page, 'Mermaid');
  await page.getByTestId('mermaid').waitFor();
  await audit();
  await page.getByRole('button', { name: 'Designs', exact: true }).click();
  await audit();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys and help' }).click();
  await audit();
  await picture(`access-${name}-help`);
}

journey('axe-core finds nothing, light', { timeout: 120_000 }, (given) => everything(given, 'light'));

journey('axe-core finds nothing, dark, on a small screen', { timeout: 120_000, context: { colorScheme: 'dark', viewport: { width: 1024, height: 768 } } }, (given) => everything(given, 'dark'));

journey('axe-core finds nothing on a narrow page', { context: { viewport: { width: 400, height: 800 } } }, async ({ page, audit, picture }) => {
  await page.getByTestId('first-table').waitFor();
  await audit();
  await picture('narrow-empty');
  await page.getByRole('button', { name: /^Library/ }).first().click();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await audit();
  await picture('narrow-library');
});
