// Keeps the page of visits in the pocket, with the files it is made of, for when there is no signal. It keeps nothing of anybody: data lie in the page's own store.

const shelf = 'hongniang-visits-1';
const page = '/visits/pocket';

const ours = url => url.origin === self.location.origin && (url.pathname === page || url.pathname === '/visits/app.webmanifest' || /^\/(js|css)\/|\.svg$/.test(url.pathname));

self.addEventListener('install', event => event.waitUntil((async () => {
  const answer = await fetch(page, { credentials: 'same-origin' });
  if (!answer.ok || answer.redirected) return;
  const box = await caches.open(shelf);
  const text = await answer.clone().text();
  await box.put(page, answer);
  const files = [...text.matchAll(/(?:href|src)="(\/(?:js|css)\/[^"]+|\/[^"]+\.svg|\/visits\/app\.webmanifest)"/g)].map(found => found[1]);
  await Promise.all([...new Set(files)].map(async file => {
    const part = await fetch(file).catch(() => null);
    if (part?.ok) await box.put(file, part);
  }));
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== shelf) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !ours(url)) return;
  event.respondWith((async () => {
    const box = await caches.open(shelf);
    try {
      const answer = await fetch(event.request);
      if (answer.ok && !answer.redirected && answer.type === 'basic') await box.put(url.pathname, answer.clone());
      return answer;
    } catch (without) {
      const found = await box.match(url.pathname);
      if (found) return found;
      throw without;
    }
  })());
});
