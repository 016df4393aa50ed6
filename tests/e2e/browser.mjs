// Where the built site is, and how a browser for it is started.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the built site. */
export const DIST = process.env.RELATA_DIST ?? path.join(ROOT, 'dist');

// A browser that talks to nobody but the site. Containers and root have no sandbox to offer it.
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

function browserPath() {
  const places = [
    process.env.RELATA_CHROMIUM,
    ...['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
      (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = places.find((place) => place && existsSync(place));
  assert.ok(found, 'no Chromium found: install it, or set RELATA_CHROMIUM to its path');
  return found;
}

export const launch = (options = {}) =>
  chromium.launch({ executablePath: browserPath(), ...options, args: [...FLAGS, ...(options.args ?? [])] });
