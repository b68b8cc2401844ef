// The pack without a network: says whether it is kept here, and orders the shelters by what one flees from and where one stands.
(function () {
  'use strict';
  var kept = document.getElementById('kept');
  var tools = document.getElementById('packFind');
  var box = document.getElementById('pocket-list');
  if (kept && 'serviceWorker' in navigator && window.isSecureContext) {
    navigator.serviceWorker.ready.then(function () { kept.hidden = false; });
  }
  if (!tools || !box) { return; }
  var text = tools.dataset;
  var words = text.words.split(' ');
  var hazard = document.getElementById('packHazard');
  var button = document.getElementById('nearest');
  var answer = document.getElementById('nearestAnswer');
  var parts = ['Y', 'U', 'N'];
  var lists = box.querySelectorAll('ol.rows');
  var rows = Array.prototype.slice.call(lists[0].children);
  rows.forEach(function (row, number) { row.number = number; row.metres = 0; });
  function distance(metres) {
    return metres < 1000 ? Math.round(metres / 10) * 10 + ' 米' : (metres / 1000).toFixed(1) + ' 公里';
  }
  function measure(row, here) {
    var at = row.dataset.at.split(',').map(Number);
    var way = at.length === 2 ? window.geodesic(here.latitude, here.longitude, at[0], at[1]) : null;
    row.metres = way ? way.metres : Infinity;
    var line = row.querySelector('.away') || row.insertBefore(document.createElement('p'), row.children[1]);
    line.className = 'away';
    line.textContent = !way ? text.nowhere : text.away
      .replace('{0}', words[Math.round(way.bearing / 45) % 8])
      .replace('{1}', distance(way.metres))
      .replace('{2}', Math.ceil(way.metres * Number(text.detour) / (Number(text.speed) * 1000) * 60));
  }
  /** Suitable first, then those of which nobody has said; the unsuitable apart. The full after the others of their part. */
  function order() {
    var chosen = hazard.selectedIndex - 1;
    rows.sort(function (a, b) {
      var full = (a.dataset.full === 'true') - (b.dataset.full === 'true');
      var way = a.metres === b.metres ? 0 : a.metres - b.metres;
      return full || way || a.number - b.number;
    }).forEach(function (row) {
      lists[chosen < 0 ? 0 : parts.indexOf(row.dataset.suits.charAt(chosen))].appendChild(row);
    });
    parts.forEach(function (part, i) {
      document.getElementById('pack' + part).hidden = chosen < 0 || !lists[i].children.length;
      lists[i].hidden = !lists[i].children.length;
    });
  }
  tools.hidden = false;
  hazard.addEventListener('change', order);
  // A browser that comes back keeps what was chosen.
  order();
  if (!navigator.geolocation) { return; }
  button.hidden = false;
  button.addEventListener('click', function () {
    answer.textContent = text.asking;
    navigator.geolocation.getCurrentPosition(function (position) {
      rows.forEach(function (row) { measure(row, position.coords); });
      order();
      answer.textContent = text.sorted;
    }, function () { answer.textContent = text.refused; }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 300000 });
  });
})();
