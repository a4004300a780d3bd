// Keeps the shell of the village door on the phone, so that it opens without a network. Data is
// never kept here: what the API says is asked of the server, and what a page knows it keeps itself
// (kept.ts, queue.ts). The build fills in the files and a name that changes with them
// (tools/village_shell.ts).
const kFiles = []
const kName = 'village-shell'
const kPage = '/c/'
const kPatience = 4000

addEventListener('install', (event) => {
  const fetched = caches.open(kName).then((cache) => cache.addAll([kPage, ...kFiles]))
  event.waitUntil(fetched.then(() => self.skipWaiting()))
})

addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('village-') && name !== kName
  const cleared = caches
    .keys()
    .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
  event.waitUntil(cleared.then(() => self.clients.claim()))
})

const kept = (path) => caches.open(kName).then((cache) => cache.match(path))

// A page that does not come in time, or comes as the fault of something in between, is opened from
// the phone: a slow network must not be worse than none.
function page(request) {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error('late')), kPatience))
  const asked = fetch(request).then((answer) => {
    if (answer.status >= 500) throw new Error('down')
    return answer
  })
  return Promise.race([asked, late]).catch(async () => (await kept(kPage)) ?? asked)
}

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (kFiles.includes(pathname))
    event.respondWith(kept(pathname).then((file) => file ?? fetch(request)))
})
