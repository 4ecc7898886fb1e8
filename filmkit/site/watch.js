// Runs beside a lesson in JupyterLite and says in words what a learner could not see otherwise:
// that Python cannot be loaded, that nothing is kept, that the site has a newer kit.

const here = new URL('.', import.meta.url);
const top = new URL('../../', here); // this file lies two folders below the top of the site

// Ask for the beginning of a file without the cache; tell whether it is there.
export async function reached(address) {
  try {
    return (await fetch(address, { cache: 'no-store', method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}

// Return the facts of the site as they are now, or null without a connection.
export async function factsNow() {
  try {
    const answer = await fetch(new URL('site.json', top), { cache: 'no-store' });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// Return the keys of all that is to be said, gravest first.
export async function problems() {
  const found = [];
  const facts = await factsNow();
  const python = facts && new URL(facts.python, top);
  if (!facts || !(await reached(python))) found.push('python');
  if (facts && !here.pathname.endsWith(`kit-${facts.build}/`)) found.push('newer');
  if (!navigator.serviceWorker) found.push('kept');
  return found;
}

function language() {
  const path = new URLSearchParams(location.search).get('path') ?? '';
  return path.startsWith('id/') ? 'id' : 'en';
}

// A link from one lesson to another would open the list of files: open the lesson, on this page.
function follow(event) {
  const address = event.target.closest?.('a')?.href ?? '';
  const lesson = address.match(/\/files\/((?:en|id)\/[^/?#]+\.ipynb)/)?.[1];
  if (!lesson) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  location.assign(new URL(`notebooks/index.html?path=${lesson}`, top));
}

async function watch() {
  const texts = (await (await fetch(new URL('words.json', here))).json())[language()];
  const banner = document.createElement('div');
  banner.className = 'fk-watch';
  banner.lang = language();
  banner.setAttribute('role', 'status');
  document.body.append(banner);
  for (const key of await problems()) {
    const line = document.createElement('p');
    line.textContent = texts[key];
    banner.append(line);
  }
  const back = document.createElement('a');
  back.href = new URL(language() === 'id' ? 'index.id.html' : 'index.html', top);
  back.textContent = texts.back;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = texts.close;
  close.onclick = () => banner.remove();
  if (banner.childElementCount) banner.append(back, close);
}

if (document.body.dataset.notebook) {
  document.addEventListener('click', follow, true);
  watch();
}
