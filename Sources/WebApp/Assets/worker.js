// The service worker. Without a connection it answers with pages that were opened before, none of
// which contains a patient, and otherwise with a page that says so. With a connection it asks the
// server first, so that nothing outdated replaces a current page. POST requests pass through.
//
// The line above defines what this version caches; it is undefined if browsers may store nothing.

const patience = 5000;
const anyForm = { ignoreVary: true };
const family = kept && `wervelwijzer ${kept.base} `;
const own = kept && family + kept.edition;

self.addEventListener("install", (event) => event.waitUntil(kept ? takeIn() : self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(kept ? takeOver() : leave()));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (!kept || method !== "GET" || search || origin !== location.origin) return;
  if (!pathname.startsWith(kept.base)) return;
  const [first] = pathname.slice(kept.base.length).split("/");
  if (first === "assets") event.respondWith(fileAt(pathname, event));
  else if (first === "" || Object.hasOwn(kept.offline, first)) {
    event.respondWith(pageAt(pathname, kept.offline[first] ?? Object.values(kept.offline)[0], event));
  }
});

async function takeIn() {
  const cache = await caches.open(own);
  await Promise.all(kept.first.map(async (address) => {
    const answer = await fetch(new Request(address, { cache: "reload" }));
    if (!isOurs(answer)) throw new Error("not a page of this server");
    await cache.put(address, answer);
  }));
  // A new version takes over pages of any other: it asks the server first.
  await self.skipWaiting();
}

/** Deletes the caches of earlier versions, and takes control of open pages. */
async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
  // An open page knows which version it comes from.
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage({ edition: kept.edition });
}

/** Unregisters the worker and deletes everything cached below this address. */
async function leave() {
  const { scope } = self.registration;
  const mine = `wervelwijzer ${new URL(scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(mine));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

/** A file whose address changes with its content. */
async function fileAt(pathname, event) {
  const cache = await caches.open(own);
  const found = await cache.match(pathname, anyForm);
  if (found) return found;
  const answer = await fetch(event.request);
  keepIn(cache, pathname, answer, event);
  return answer;
}

async function pageAt(pathname, instead, event) {
  const cache = await caches.open(own);
  const found = await cache.match(pathname, anyForm);
  try {
    const answer = await soon(fetch(event.request), found ? patience : null);
    if (answer.status < 500) {
      keepIn(cache, pathname, answer, event);
      return answer;
    }
    if (!found) return answer;
  } catch (error) {
    if (!found && !event.request.headers.get("Accept")?.includes("text/html")) throw error;
  }
  return marked(found ?? (await cache.match(instead, anyForm)), found ? 200 : 503);
}

/** The promise's value if it settles in time; otherwise rejects. */
function soon(answer, time) {
  if (time === null) return answer;
  return Promise.race([answer, new Promise((_, late) => setTimeout(late, time))]);
}

/** Whether the response comes from the server itself and is not a login page. */
function isOurs({ status, redirected, type }) {
  return status === 200 && !redirected && type === "basic";
}

function keepIn(cache, pathname, answer, event) {
  if (!isOurs(answer)) return;
  event.waitUntil(cache.put(pathname, answer.clone()).catch(() => {}));
}

/** A copy of a page that says that it was shown without a connection. */
async function marked(answer, status) {
  if (!answer) return Response.error();
  const { headers } = answer;
  if (!headers.get("Content-Type")?.startsWith("text/html")) return answer;
  const text = (await answer.text()).replace("<html ", '<html data-offline="" ');
  return new Response(text, { status, headers });
}
