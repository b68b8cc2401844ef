// Shows what the portal pushed, and opens the warning's page when somebody asks for it.
'use strict';
self.addEventListener('push', function (event) {
  var message = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(message.title || '', {
    body: message.body || '', tag: message.tag || '', renotify: Boolean(message.tag), lang: 'zh-CN',
    requireInteraction: message.level === 'RED' || message.level === 'ORANGE', data: { url: message.url || '/warning/warnings' }
  }));
});
self.addEventListener('notificationclick', function (event) {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
