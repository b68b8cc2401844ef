// Videos and sounds of a lesson go on where they were left; the place is kept in this browser only.
(function () {
  'use strict';
  var players = document.querySelectorAll('[data-player]');
  function key(player) { return 'player:' + player.dataset.player; }
  function kept(player) { try { return Number(window.localStorage.getItem(key(player))) || 0; } catch (e) { return 0; } }
  function keep(player) {
    try {
      if (player.ended || player.currentTime < 5) { window.localStorage.removeItem(key(player)); } else { window.localStorage.setItem(key(player), String(Math.floor(player.currentTime))); }
    } catch (e) { /* a browser that keeps nothing starts anew */ }
  }
  Array.prototype.forEach.call(players, function (player) {
    var last = 0;
    player.addEventListener('loadedmetadata', function () {
      var at = kept(player);
      if (at > 0 && at < player.duration - 2) {
        player.currentTime = at;
        var note = player.closest('figure').querySelector('.resumed');
        if (note) { note.textContent = note.dataset.text.replace('{0}', Math.floor(at / 60) + ':' + ('0' + at % 60).slice(-2)); }
      }
    });
    player.addEventListener('timeupdate', function () { if (Math.abs(player.currentTime - last) >= 5) { last = player.currentTime; keep(player); } });
    player.addEventListener('pause', function () { keep(player); });
    player.addEventListener('ended', function () { keep(player); });
  });
})();
