// The one worker of the portal. It keeps the pocket pack, what must be readable without a network, and shows what was pushed.
// Two workers of one scope would replace each other. Names in capitals stand above, written by the server.
// Only public reading pages are ever kept; staff, personal, account, exam and interface addresses are never even looked at.
'use strict';
var ASSETS = 'assets-1';
var PAGES = 'pages-1';
var LESSONS = 'lessons-1';
// Apart, so that whoever opens many lessons loses no picture of the pack.
var PICTURES = 'pictures-1';
var PACKED = 'packed-1';
var KEPT = {};
KEPT[ASSETS] = 60; KEPT[PAGES] = 30; KEPT[LESSONS] = 30; KEPT[PICTURES] = 120; KEPT[PACKED] = 120;
var PATIENCE = 5000;
var FRESH = 10 * 60 * 1000;

function pathOf(url) { return url.pathname.slice(BASE.length); }

/** Where a page may be kept: null for "nowhere, not even looked at". */
function shelfOf(path) {
  if (path.indexOf('/shelter/') === 0) { return PAGES; }
  if (path === '/' || path.indexOf('/help/') === 0 || path.indexOf('/warning/') === 0) { return PAGES; }
  // Files, and packages being played, are no pages to read.
  if (/^\/courseware\/(media|package|launch|practice)/.test(path)) { return null; }
  if (path.indexOf('/courseware/') === 0) { return LESSONS; }
  return null;
}

function trim(name) {
  return caches.open(name).then(function (cache) {
    return cache.keys().then(function (keys) {
      // The pack itself is never thrown out; the rest goes in the order it came.
      var loose = keys.filter(function (key) { return key.url !== new URL(POCKET, self.location.origin).href; });
      return Promise.all(loose.slice(0, Math.max(0, keys.length - KEPT[name])).map(function (key) { return cache.delete(key); }));
    });
  });
}

/** An address that names where somebody stands is kept for the card alone, which is made to be kept. */
function tellsWhere(address) { return /[?&](lat|lon)=/.test(address) && address.indexOf('/shelter/card?') < 0; }

function keep(name, request, answer) {
  var mayKeep = answer.ok && answer.type === 'basic' && !/no-store/.test(answer.headers.get('Cache-Control') || '');
  if (!mayKeep) { return Promise.resolve(); }
  return answer.blob().then(function (body) {
    // A copy without the mark of a redirect: browsers refuse such a one for a page.
    var copy = new Response(body, { status: 200, headers: answer.headers });
    return caches.open(name).then(function (cache) {
      return cache.delete(request).then(function () { return cache.put(request, copy); });
    }).then(function () { return trim(name); });
  });
}

/** The pack with the pictures its cards show. */
function fillPocket() {
  return fetch(POCKET, { credentials: 'omit', cache: 'no-cache' }).then(function (answer) {
    if (!answer.ok) { return null; }
    return answer.clone().text().then(function (text) {
      var pictures = (text.match(/src="[^"]*\/courseware\/pictures\/[^"]+"/g) || []).map(function (found) { return found.slice(5, -1); });
      return Promise.all(pictures.map(function (picture) {
        return caches.open(PACKED).then(function (packed) { return packed.match(picture); }).then(function (known) {
          return known || fetch(picture).then(function (got) { return keep(PACKED, picture, got); });
        });
      })).then(function () { return keep(PAGES, POCKET, answer); });
    });
  });
}

function refreshPocket() {
  return caches.match(POCKET).then(function (known) {
    var age = known ? Date.now() - Date.parse(known.headers.get('Date') || 0) : Infinity;
    return age < FRESH ? null : fillPocket();
  }).catch(function () { return null; });
}

self.addEventListener('install', function (event) {
  event.waitUntil(caches.open(ASSETS).then(function (cache) {
    return Promise.all(CORE.map(function (asset) {
      return cache.match(asset).then(function (known) { return known || cache.add(asset); });
    }));
  }).then(fillPocket).then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return !KEPT[name]; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

function asset(event) {
  return caches.match(event.request).then(function (known) {
    return known || fetch(event.request).then(function (answer) {
      event.waitUntil(keep(ASSETS, event.request, answer.clone()));
      return answer;
    });
  });
}

function picture(event) {
  return caches.match(event.request).then(function (known) {
    return known || fetch(event.request).then(function (answer) {
      event.waitUntil(keep(PICTURES, event.request, answer.clone()));
      return answer;
    });
  });
}

/** The network first; the kept copy when it or the server fails or is too slow; without one the pack; at last what there is. */
function page(event, shelf) {
  var key = event.request.url.replace(/#.*/, '');
  var fetched = fetch(event.request).then(function (answer) {
    event.waitUntil((tellsWhere(key) ? Promise.resolve() : keep(shelf, key, answer.clone())).then(refreshPocket));
    return answer;
  });
  return caches.match(key).then(function (known) {
    var instead = function (failed) {
      return known || caches.match(POCKET).then(function (pack) { return pack || failed; });
    };
    var answered = fetched.then(function (answer) {
      return answer.status >= 502 && answer.status <= 504 ? instead(answer) : answer;
    }, function () { return instead(Response.error()); });
    if (!known) { return answered; }
    var tooSlow = new Promise(function (done) { setTimeout(function () { done(known); }, PATIENCE); });
    return Promise.race([answered, tooSlow]);
  });
}

self.addEventListener('fetch', function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) { return; }
  var path = pathOf(url);
  if (path.indexOf('/assets/') === 0) { event.respondWith(asset(event)); return; }
  if (path.indexOf('/courseware/pictures/') === 0) { event.respondWith(picture(event)); return; }
  var shelf = shelfOf(path);
  if (shelf && event.request.mode === 'navigate') { event.respondWith(page(event, shelf)); }
});

self.addEventListener('message', function (event) {
  var url = new URL((event.data && event.data.keep) || '', self.location.origin);
  var shelf = url.origin === self.location.origin ? shelfOf(pathOf(url)) : null;
  var address = url.href.replace(/#.*/, '');
  if (!shelf || tellsWhere(address)) { return; }
  event.waitUntil(fetch(address).then(function (answer) { return keep(shelf, address, answer); }).catch(function () { return null; }));
});

self.addEventListener('push', function (event) {
  var message = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(message.title || '', {
    body: message.body || '', tag: message.tag || '', renotify: Boolean(message.tag), lang: 'zh-CN',
    requireInteraction: message.level === 'RED' || message.level === 'ORANGE', data: { url: message.url || BASE + '/warning/warnings' }
  }));
});

self.addEventListener('notificationclick', function (event) {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});

/** The push service took the address back: the same wishes hold at the new one. */
self.addEventListener('pushsubscriptionchange', function (event) {
  var old = event.oldSubscription;
  if (!old) { return; }
  var fresh = event.newSubscription ? Promise.resolve(event.newSubscription) : self.registration.pushManager.subscribe(old.options);
  event.waitUntil(fresh.then(function (push) {
    return fetch(BASE + '/api/v1/warnings/push', {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ before: old.toJSON(), now: push.toJSON() })
    });
  }));
});
