// Tells on the start page whether the lessons can run here and now.

import { problems } from './watch.js';

const status = document.getElementById('status');
const texts = (await (await fetch(new URL('words.json', import.meta.url))).json())[
  document.documentElement.lang
];
const found = await problems();
status.replaceChildren(
  ...(found.length ? found : ['ready']).map((key) => {
    const line = document.createElement('p');
    line.textContent = texts[key];
    return line;
  }),
);
status.dataset.found = found.join(' ');
