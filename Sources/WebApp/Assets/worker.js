// Answers while there is no connection: with pages that were opened before, none of which holds a patient,
// and with a page that says so for the rest. With a connection the server goes first, so that nothing old
// is ever shown in its place. What is posted passes by untouched.
//
// The line above says what this version keeps; it is undefined where browsers are to keep nothing.

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
  // A version answers for pages of any other: it asks the server first.
  await self.skipWaiting();
}

/** Drops what earlier versions kept, and answers the pages that are open too. */
async function takeOver() {
  const others = (await caches.keys()).filter((name) => name.startsWith(family) && name !== own);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
  // A page that is open knows from which version it is.
  for (const page of await self.clients.matchAll({ type: "window" })) page.postMessage({ edition: kept.edition });
}

/** Ends, with all that was kept below this address. */
async function leave() {
  const { scope } = self.registration;
  const mine = `wervelwijzer ${new URL(scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(mine));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

/** A file whose address changes with its bytes. */
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

/** What comes in time; a failure where it does not. */
function soon(answer, time) {
  if (time === null) return answer;
  return Promise.race([answer, new Promise((_, late) => setTimeout(late, time))]);
}

/** Whether it is from the server itself, and not the page of a login. */
function isOurs({ status, redirected, type }) {
  return status === 200 && !redirected && type === "basic";
}

function keepIn(cache, pathname, answer, event) {
  if (!isOurs(answer)) return;
  event.waitUntil(cache.put(pathname, answer.clone()).catch(() => {}));
}

/** A page that says of itself that it came without a connection. */
async function marked(answer, status) {
  if (!answer) return Response.error();
  const { headers } = answer;
  if (!headers.get("Content-Type")?.startsWith("text/html")) return answer;
  const text = (await answer.text()).replace("<html ", '<html data-offline="" ');
  return new Response(text, { status, headers });
}
