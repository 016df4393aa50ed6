import assert from 'node:assert/strict';
import { journey } from './harness.mjs';

journey('the page opens and says its name', async ({ page }) => {
  assert.match(await page.title(), /Relata/);
});
