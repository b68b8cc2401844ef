// The pack without a network: says whether it is kept here, and sorts the shelters by one's own position.
(function () {
  'use strict';
  var kept = document.getElementById('kept');
  var button = document.getElementById('nearest');
  var list = document.querySelector('#pocket-list ol');
  var answer = document.getElementById('nearestAnswer');
  if (kept && 'serviceWorker' in navigator && window.isSecureContext) {
    navigator.serviceWorker.ready.then(function () { kept.hidden = false; });
  }
  if (!button || !list || !navigator.geolocation) { return; }
  var words = button.dataset.words.split(' ');
  function distance(metres) {
    return metres < 1000 ? Math.round(metres / 10) * 10 + ' 米' : (metres / 1000).toFixed(1) + ' 公里';
  }
  button.hidden = false;
  button.addEventListener('click', function () {
    answer.textContent = button.dataset.asking;
    navigator.geolocation.getCurrentPosition(function (position) {
      var rows = Array.prototype.slice.call(list.children);
      rows.forEach(function (row) {
        var way = row.dataset.lat === '' ? null
          : window.geodesic(position.coords.latitude, position.coords.longitude, Number(row.dataset.lat), Number(row.dataset.lon));
        row.metres = way ? way.metres : Infinity;
        var line = row.querySelector('.away') || row.insertBefore(document.createElement('p'), row.children[1]);
        line.className = 'away';
        line.textContent = way ? words[Math.round(way.bearing / 45) % 8] + '方向 ' + distance(way.metres) : '';
      });
      rows.sort(function (a, b) { return a.metres - b.metres; }).forEach(function (row) { list.appendChild(row); });
      answer.textContent = button.dataset.done;
    }, function () { answer.textContent = button.dataset.refused; }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 300000 });
  });
})();
